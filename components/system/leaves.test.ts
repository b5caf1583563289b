import * as alicloud from "@pulumi/alicloud";
import { beforeAll, describe, expect, it } from "vitest";
import { type Recording, recordComponent } from "../testing.ts";
import { AlicloudSystem } from "./alicloud.ts";
import { AwsSystem } from "./aws.ts";
import { targetKey } from "./made.ts";
import { systemArgs } from "./testing.ts";

const own = ({ resources }: Recording, type: string) =>
  resources.filter((each) => each.type.endsWith(`:${type}`) && each.parent?.startsWith("atrium:system:"));
const named = ({ resources }: Recording, type: string, name: string) => {
  const found = resources.find((each) => each.type.endsWith(`:${type}`) && each.name === name);
  if (found === undefined) throw new Error(`no ${type} ${name}`);
  return found.inputs;
};

describe("on AWS", () => {
  let run: Recording;
  beforeAll(async () => {
    const args = systemArgs("aws", "ap-southeast-1");
    run = await recordComponent((transform) => new AwsSystem("pos", args, { transformations: [transform] }));
  });

  it("lets its hosts out to the ports of its data alone, and nobody in", () => {
    expect(own(run, "SecurityGroupIngressRule")).toEqual([]);
    const out = own(run, "SecurityGroupEgressRule").map(
      ({ inputs }) => `${inputs.cidrIpv4} ${inputs.fromPort}`,
    );
    expect(out.sort()).toEqual(
      [3306, 6379].flatMap((port) => ["32", "33", "34"].map((third) => `10.64.${third}.0/24 ${port}`)).sort(),
    );
  });

  it("opens its data to the group of its hosts", () => {
    const rules = run.resources.filter(({ name }) => /sales.*hosts|prices.*hosts/.test(name));
    expect(rules.length).toBeGreaterThan(0);
    for (const { inputs } of rules) expect(inputs.referencedSecurityGroupId).toBe("pos-hosts-id");
  });

  it("tags its parts with what backups, bills and changes are sorted by", () => {
    expect(named(run, "Instance", "pos-sales-instance").tags).toMatchObject({
      system: "pos",
      "system-tier": "1",
      "backup-class": "core",
      "change-class": "major",
      "rto-minutes": "240",
      "rpo-minutes": "5",
      "data-class": "restricted",
    });
  });

  it("watches what its parts bring along", () => {
    const alarms = run.resources.filter(({ type }) => type.endsWith(":MetricAlarm")).map(({ name }) => name);
    expect(alarms).toEqual(expect.arrayContaining(["pos-alarms-sales-space", "pos-alarms-sales-latency"]));
  });
});

describe("on Alibaba Cloud", () => {
  it("refuses its hosts every way out that is not to its data", async () => {
    const args = systemArgs("alicloud", "cn-shanghai");
    const run = await recordComponent(
      (transform) => new AlicloudSystem("pos", args, { transformations: [transform] }),
    );
    expect(named(run, "SecurityGroup", "pos-hosts")).toMatchObject({
      innerAccessPolicy: "Drop",
      securityGroupType: "normal",
    });
    expect(named(run, "SecurityGroupRule", "pos-refuse-out")).toMatchObject({
      policy: "drop",
      priority: 100,
    });
    const accepted = own(run, "SecurityGroupRule").filter(({ inputs }) => inputs.policy === "accept");
    expect([...new Set(accepted.map(({ inputs }) => inputs.portRange))].sort()).toEqual([
      "3306/3306",
      "6379/6379",
    ]);
  });
});

it("keys of alarms stay within their length, and apart", () => {
  const part = { key: "tickets", name: "parking-ali-shanghai-tickets" };
  expect(targetKey(part, "parking-ali-shanghai-tickets-space")).toBe("tickets-space");
  const long = (end: string) => targetKey(part, `${"a".repeat(60)}${end}`);
  expect(long("1")).toHaveLength(41);
  expect(long("1")).not.toBe(long("2"));
});

describe.each(["aws", "alicloud"] as const)("on %s, a system that is to be taken down", (cloud) => {
  const region = cloud === "aws" ? "ap-southeast-1" : "cn-shanghai";
  const deletion = { allowed: { reason: "taken down after the move - it-lead" } } as const;
  const parts = {
    queues: {
      orders: {
        topics: { orders: { purpose: "every order", partitions: 6 } },
        users: { shop: { purpose: "writes orders", writes: ["orders"] } },
      },
    },
    // Its key on AWS is one more service's.
    ...(cloud === "alicloud" && {
      configurations: { flags: { documents: { tills: { purpose: "tills", content: {} } }, readers: {} } },
    }),
    stores: {
      receipts: {
        buckets: { receipts: { purpose: "every receipt" } },
        users: { till: { purpose: "writes receipts", writes: ["receipts"] } },
      },
    },
  };
  const recorded = async (more: object) =>
    recordComponent((transform) => {
      const args = systemArgs(cloud, region, { ...parts, ...more });
      const opts = { transformations: [transform] };
      if (cloud === "aws") return new AwsSystem("pos", args, opts);
      const [here, there] = [region, "cn-beijing"].map(
        (each) => new alicloud.Provider(each, { region: each }),
      );
      if (here === undefined || there === undefined) throw new Error("two providers");
      return new AlicloudSystem(
        "pos",
        args,
        { ...opts, provider: here },
        { regions: { "cn-beijing": there } },
      );
    });

  it("lets everything go that it keeps, and each says why; otherwise nothing", async () => {
    const kept = (await recorded({})).resources.filter(({ protect }) => protect);
    expect(kept.length).toBeGreaterThan(5);
    const run = await recorded({ deletion });
    expect(run.resources.filter(({ protect }) => protect).map(({ name }) => name)).toEqual([]);
    const silent = run.resources.filter(
      ({ type, name, inputs }) =>
        kept.some((each) => each.type === type && each.name === name) &&
        inputs.tags !== undefined &&
        // Tags of secrets take no spaces.
        (inputs.tags as Record<string, string>)["waiver-deletion"]?.replaceAll("_", " ") !==
          deletion.allowed.reason,
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });
});
