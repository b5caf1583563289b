import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { unknownInputs } from "./fixtures/provider-typings.ts";
import type { ControlCases } from "./testing.ts";

const root = new URL("./controls/", import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".cases.ts"),
);

test("an input that the SDK does not have is seen, at the top and inside", () => {
  const group = "aws:ec2/securityGroup:SecurityGroup";
  expect(unknownInputs(group, { ingress: [{ cidrBlocks: [], fromPort: 1 }], tags: { any: "x" } })).toEqual(
    [],
  );
  expect(unknownInputs(group, { ingres: [], ingress: [{ cidrBlock: "x" }] })).toEqual([
    "ingres",
    "ingress.cidrBlock",
  ]);
  expect(unknownInputs("aws:ec2/securityGroups:SecurityGroups", {})).toBeUndefined();
  expect(unknownInputs("alicloud:rds/instance:Instance", { engine: "MySQL", securityIp: [] })).toEqual([
    "securityIp",
  ]);
});

/** What the provider has taken away and older states still hold, and what a program without types can write. */
const GONE: ReadonlySet<string> = new Set([
  // With version 1.212 of the provider of Alibaba Cloud.
  "alicloud:cs/kubernetes:Kubernetes: no input workerVswitchIds",
  // From the provider of AWS by its version 7: typings of 7.48 have resources of their own for the first two, and
  // ruleActionOverrides for the third.
  "aws:dms/endpoint:Endpoint: no input s3Settings",
  "aws:redshift/cluster:Cluster: no input logging",
  "aws:wafv2/webAcl:WebAcl: no input rules.statement.managedRuleGroupStatement.excludedRules",
  // A list in the SDK; a program without types can write a map, as everywhere else.
  "aws:autoscaling/group:Group: no input tags.project",
]);

test.each(files)("%s: every type exists, and takes what it is given", async (file) => {
  const { cases } = (await import(new URL(file, root).href)) as { cases: ControlCases };
  const wrong = new Set<string>();
  for (const of of [cases.aws, cases.alicloud]) {
    const examples = [of?.pass, of?.fail, of?.unknown, of?.notApplicable, of?.silent].flatMap(
      (it) => it ?? [],
    );
    for (const { type, props = {} } of examples.flatMap(({ resources }) => resources)) {
      if (!/^(aws|alicloud):/.test(type)) continue;
      const unknown = unknownInputs(type, props);
      if (!unknown) wrong.add(`${type}: no such type`);
      for (const path of unknown ?? []) wrong.add(`${type}: no input ${path}`);
    }
  }
  expect([...wrong].filter((fault) => !GONE.has(fault))).toEqual([]);
});
