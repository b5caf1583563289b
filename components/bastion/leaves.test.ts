import { describe, expect, it } from "vitest";
import { AwsKeys } from "../keys/index.ts";
import { type Recording, recordComponent } from "../testing.ts";
import { readmeSnippet, typesMade } from "../workload/readme.ts";
import { TAGS } from "../workload/testing.ts";
import { AlicloudBastion } from "./alicloud.ts";
import { AwsBastion } from "./aws.ts";
import { cases } from "./bastion.cases.ts";
import { alicloudBastionArgs, awsBastionArgs } from "./testing.ts";

const all = ({ resources }: Recording, type: string) =>
  resources.filter((each) => each.type.endsWith(`:${type}`));
const inputs = (run: Recording, type: string, name: string) => {
  const found = all(run, type).find((each) => each.name === name);
  if (found === undefined) throw new Error(`no ${type} ${name}`);
  return found.inputs;
};

it("keeps its type tokens: they are in every state file", async () => {
  const tokens = new Set<string>();
  for (const each of cases) {
    const { resources } = await recordComponent((transform) =>
      each.build("sut", { transformations: [transform] }, {}),
    );
    for (const { type } of resources.filter((one) => one.type.startsWith("atrium:"))) tokens.add(type);
  }
  expect([...tokens].sort()).toEqual(["atrium:bastion:AlicloudBastion", "atrium:bastion:AwsBastion"]);
});

describe("on AWS", async () => {
  const run = await recordComponent(
    (transform) => new AwsBastion("door", awsBastionArgs("ap-southeast-1"), { transformations: [transform] }),
  );

  it("opens no port, to anybody", () => {
    expect(all(run, "SecurityGroupIngressRule")).toEqual([]);
    expect(inputs(run, "SecurityGroup", "door-jump")).not.toHaveProperty("ingress");
  });

  it("keeps the record under the key it was given, protected", () => {
    expect(inputs(run, "LogGroup", "door-sessions")).toMatchObject({
      kmsKeyId: "key-arn",
      retentionInDays: 365,
      deletionProtectionEnabled: true,
    });
  });

  it("gives each person a policy of their own, on the role that they alone take", () => {
    expect(inputs(run, "RolePolicyAttachment", "door-person-li_na").role).toBe("li-na");
    expect(inputs(run, "RolePolicyAttachment", "door-person-wang_wei").role).toBe("wang-wei");
  });

  it("puts tags on the machine and its disk, which is encrypted, and asks for tokens at its metadata", () => {
    const template = inputs(run, "LaunchTemplate", "door-jump");
    expect(template).toMatchObject({
      metadataOptions: { httpTokens: "required" },
      blockDeviceMappings: [{ ebs: { encrypted: "true" } }],
    });
    const kinds = (template.tagSpecifications as readonly { resourceType: string; tags: object }[]).map(
      ({ resourceType, tags }) => [resourceType, Object.keys(tags).includes("bastion-role")],
    );
    expect(kinds).toEqual([
      ["instance", true],
      ["volume", true],
      ["network-interface", true],
    ]);
    expect(String(template.imageId)).toMatch(/-arm64$/);
  });

  it("lets the machine write the record before it is there to be entered", () => {
    expect(all(run, "Group")[0]?.dependsOn).toEqual([
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment door-jump",
    ]);
  });
});

describe("on Alibaba Cloud", async () => {
  const run = await recordComponent(
    (transform) =>
      new AlicloudBastion("door", alicloudBastionArgs("cn-shanghai"), { transformations: [transform] }),
  );

  it("is not on the internet, and stands in two zones", () => {
    expect(inputs(run, "Instance", "door-bastion")).toMatchObject({
      enablePublicAccess: false,
      planCode: "cloudbastion_ha",
      vswitchId: expect.anything(),
      slaveVswitchId: expect.anything(),
    });
  });

  it("knows people by RAM, which asks for their second factor, and gives no machine a password", () => {
    expect(all(run, "User").map(({ inputs: given }) => [given.source, given.password])).toEqual([
      ["Ram", undefined],
      ["Ram", undefined],
    ]);
    expect(all(run, "HostAccount").map(({ inputs: given }) => given.password)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it("lets sessions go on to its machines alone", () => {
    const out = all(run, "SecurityGroupRule")
      .map(({ inputs: given }) => given)
      .filter(({ type }) => type === "egress");
    expect(out.map(({ cidrIp, portRange, policy }) => [cidrIp, portRange, policy])).toEqual([
      ["10.8.1.10/32", "22/22", "accept"],
      ["10.8.2.10/32", "3389/3389", "accept"],
      ["0.0.0.0/0", "-1/-1", "drop"],
    ]);
  });

  it("opens a door once the accounts that it names are there", () => {
    const [opened] = all(run, "HostGroupAccountUserGroupAttachment");
    expect(opened?.dependsOn).toHaveLength(4);
    expect(opened?.inputs.hostAccountNames).toEqual(["operator1"]);
  });
});

it("runs as its README has it", async () => {
  const run = readmeSnippet(new URL("./README.md", import.meta.url), {
    AwsKeys,
    AwsBastion,
    tags: TAGS,
    administrators: {
      people: ["arn:aws:iam::111122223333:role/security"],
      pipelines: ["arn:aws:iam::111122223333:role/platform"],
    },
  });
  expect(await typesMade(run)).toEqual(
    expect.arrayContaining(["aws:ssm/document:Document", "aws:autoscaling/group:Group"]),
  );
});
