import * as alicloud from "@pulumi/alicloud";
import * as aws from "@pulumi/aws";
import { beforeAll, describe, expect, it } from "vitest";
import { normalise } from "../chat-notifier/function/normalise.ts";
import { type Recording, type Registered, recordComponent } from "../testing.ts";
import { AwsKeys } from "./aws.ts";
import { cases } from "./keys.cases.ts";
import { awsKeys } from "./testing.ts";

const record = (title: string): Promise<Recording> => {
  const found = cases.find((each) => each.title === title) ?? expect.fail(title);
  return recordComponent((transform) => {
    const regions = found.cloud === "alicloud" ? [found.region, ...(found.regions ?? [])] : [];
    const [provider, ...others] = regions.map((region) => new alicloud.Provider(`in-${region}`, { region }));
    const providers = Object.fromEntries(others.map((each, index) => [regions[index + 1] ?? "", each]));
    const opts = { transformations: [transform], ...(provider === undefined ? {} : { provider }) };
    return found.build("sut", opts, providers);
  });
};

const inputs = ({ resources }: Recording, type: string, name: string): Registered["inputs"] => {
  const found = resources.find((each) => each.type.endsWith(`:${type}`) && each.name === name);
  return found?.inputs ?? expect.fail(`no ${type} ${name}`);
};

it("keeps its type tokens: they are in every state file", async () => {
  const tokens = new Set<string>();
  for (const { title } of cases) {
    const { resources } = await record(title);
    for (const { type } of resources.filter((resource) => resource.type.startsWith("atrium:")))
      tokens.add(type);
  }
  expect([...tokens].sort()).toEqual([
    "atrium:keys:AlicloudKeyAlarm",
    "atrium:keys:AlicloudKeys",
    "atrium:keys:AwsKeyAlarm",
    "atrium:keys:AwsKeys",
  ]);
});

describe("on AWS in China, with a twin", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await record("AWS China with a twin");
  });

  it("makes each key rotate, able to have a twin, and 30 days in dying", () => {
    expect(inputs(run, "Key", "sut-logs")).toMatchObject({
      region: "cn-north-1",
      enableKeyRotation: true,
      rotationPeriodInDays: 180,
      multiRegion: true,
      deletionWindowInDays: 30,
    });
  });

  it("makes the twin of the primary in the second region, with that region's principals", () => {
    const twin = inputs(run, "ReplicaKey", "sut-logs-cn-northwest-1");
    expect(twin).toMatchObject({ region: "cn-northwest-1", deletionWindowInDays: 30 });
    expect(String(twin.policy)).toContain("logs.cn-northwest-1.");
    expect(String(twin.policy)).not.toContain("logs.cn-north-1.");
  });

  it("calls both by one alias, and grades both by their data", () => {
    const alias = inputs(run, "Alias", "sut-logs");
    expect(alias.name).toBe("alias/sut-logs");
    expect(inputs(run, "Alias", "sut-logs-cn-northwest-1")).toMatchObject({
      name: alias.name,
      region: "cn-northwest-1",
    });
    expect(inputs(run, "Key", "sut-payment").tags).toMatchObject({
      "data-class": "restricted",
      "key-domain": "payment",
    });
  });

  it("names, in the alarm, the rule's own topic and what people have to know", async () => {
    const alarm = await record("AWS alarm");
    const target = inputs(alarm, "EventTarget", "sut-route");
    expect(target.arn).toBe("planned-topic");
    const pattern = JSON.parse(String(inputs(alarm, "EventRule", "sut-changes").eventPattern));
    expect(pattern.detail.eventName).toEqual(
      expect.arrayContaining(["DisableKey", "ScheduleKeyDeletion", "PutKeyPolicy"]),
    );
    const { inputTemplate } = target.inputTransformer as { readonly inputTemplate: string };
    const event = {
      id: "e-1",
      source: "aws.kms",
      "detail-type": "AWS API Call via CloudTrail",
      detail: { eventName: "DisableKey", requestParameters: { keyId: "mrk-1" } },
    };
    const sent = JSON.parse(inputTemplate.replace("<aws.events.event.json>", JSON.stringify(event)));
    expect(normalise(sent, { id: "q", now: 0 })).toMatchObject({
      id: "e-1",
      severity: "critical",
      clause: "8.3.4-b",
      resource: "mrk-1",
    });
  });
});

it("waits for the roles that its policies name", async () => {
  const run = await recordComponent((transform) => {
    const role = new aws.iam.Role("audit", { assumeRolePolicy: "{}" });
    return new AwsKeys(
      "sut",
      awsKeys("eu-west-1", { replica: { region: "eu-central-1" } }),
      { transformations: [transform] },
      { principals: [role] },
    );
  });
  const keys = run.resources.filter(({ type }) => /:(?:Key|ReplicaKey)$/.test(type));
  expect(keys).toHaveLength(7);
  for (const { dependsOn } of keys) expect(dependsOn).toContain("aws:iam/role:Role audit");
});

describe("on Alibaba Cloud, with a twin", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await record("Alibaba Cloud with a twin");
  });

  it("makes each key in the instance of its region, rotating, kept from deletion", () => {
    const common = {
      automaticRotation: "Enabled",
      rotationInterval: "365d",
      pendingWindowInDays: 30,
      deletionProtection: "Enabled",
    };
    expect(inputs(run, "Key", "sut-logs")).toMatchObject({ ...common, dkmsInstanceId: "kst-shh6459example" });
    expect(inputs(run, "Key", "sut-logs-cn-beijing")).toMatchObject({
      ...common,
      dkmsInstanceId: "kst-bjj6459example",
    });
  });

  it("refuses in the policy what nobody may, since a RAM policy alone would open the key", () => {
    const policy = JSON.parse(String(inputs(run, "Key", "sut-payment").policy));
    const refused = (sid: string) =>
      policy.Statement.find(
        (each: { Sid: string; Effect: string }) => each.Sid === sid && each.Effect === "Deny",
      );
    expect(refused("AdministratorsNeverUse").Action).toContain("kms:Decrypt");
    expect(refused("UsersNeverAdminister").Action).toContain("kms:ScheduleKeyDeletion");
  });

  it("lets the services' own roles write, and makes those roles first", () => {
    const payment = JSON.parse(String(inputs(run, "Key", "sut-payment").policy));
    const users = payment.Statement.find((each: { Sid: string }) => each.Sid === "UsersUse");
    expect(users.Principal.RAM.join()).toContain("role/aliyunrdsinstanceencryptiondefaultrole");
    const key = run.resources.find(({ name, type }) => type.endsWith(":Key") && name === "sut-payment");
    expect(key?.dependsOn).toEqual([
      "alicloud:ram/rolePolicyAttachment:RolePolicyAttachment sut-ecs-key-user",
      "alicloud:ram/rolePolicyAttachment:RolePolicyAttachment sut-rds-key-user",
    ]);
  });

  it("hands the events of keys to the chat function in a form it knows", async () => {
    const alarm = await record("Alibaba Cloud alarm");
    const rule = inputs(alarm, "Rule", "sut-changes");
    const [target] = rule.targets as readonly {
      readonly endpoint: string;
      readonly paramLists: readonly {
        readonly resourceKey: string;
        readonly template?: string;
        readonly value?: string;
      }[];
    }[];
    expect(target?.endpoint).toMatch(/:mns:cn-shanghai:1234567890123456:queues\/alerts$/);
    const body = target?.paramLists.find(({ resourceKey }) => resourceKey === "Body");
    const fields = Object.keys(JSON.parse(body?.value ?? "{}"));
    const filled = fields.reduce(
      (text, field) => text.replaceAll(`\${${field}}`, `<${field}>`),
      body?.template ?? "",
    );
    expect(filled).not.toContain("${");
    expect(normalise(JSON.parse(filled), { id: "q", now: 0 })).toMatchObject({
      id: "<id>",
      severity: "critical",
      clause: "8.3.4-b",
      text: expect.stringContaining("<event> by <who> from <from>"),
    });
  });
});

describe("on Alibaba Cloud, with the region's default key", () => {
  it("writes no key policy, and gives the roles theirs", async () => {
    const run = await record("Alibaba Cloud, default key");
    expect(inputs(run, "Key", "sut-data")).not.toHaveProperty("policy");
    expect(inputs(run, "Key", "sut-data")).not.toHaveProperty("dkmsInstanceId");
    expect(inputs(run, "RolePolicyAttachment", "sut-data-ap-southeast-1-use-app")).toMatchObject({
      roleName: "app",
      policyType: "Custom",
    });
  });
});
