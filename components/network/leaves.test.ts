import * as alicloud from "@pulumi/alicloud";
import { beforeAll, describe, expect, it } from "vitest";
import { type Recording, type Registered, recordComponent } from "../testing.ts";
import { AlicloudNetwork } from "./alicloud.ts";
import { AwsNetwork } from "./aws.ts";
import type { NetworkArgs } from "./contract.ts";
import { cases } from "./network.cases.ts";
import { flow, networkArgs, type Shape } from "./testing.ts";

const SHAPE: Omit<Shape, "cloud"> = {
  stack: "dual",
  zones: [0, 1],
  tiers: { web: { slot: 0, role: "web" }, app: { slot: 1, role: "app" }, db: { slot: 2, role: "db" } },
  flows: { "app-db": flow("app", "db", [5432], { reason: "应用访问数据库", owner: "店铺" }) },
};

const record = (cloud: "aws" | "alicloud", region: string, more: Partial<NetworkArgs> = {}) =>
  recordComponent((transform) => {
    const args = { ...networkArgs({ ...SHAPE, cloud, region }), ...more };
    const transformations = [transform];
    if (cloud === "aws") return new AwsNetwork("net", args, { transformations });
    const provider = new alicloud.Provider("regional", { region });
    return new AlicloudNetwork("net", args, { transformations, provider });
  });

const inputs = ({ resources }: Recording, type: string, name: string): Registered["inputs"] => {
  const found = resources.find((each) => each.type.endsWith(`:${type}`) && each.name === name);
  if (found === undefined) throw new Error(`no ${type} ${name}`);
  return found.inputs;
};

it("keeps its type tokens: they are in every state file", async () => {
  const tokens = new Set<string>();
  for (const each of cases) {
    const { resources } = await recordComponent((transform) =>
      each.build("net", { transformations: [transform] }, {}),
    );
    for (const { type } of resources.filter((resource) => resource.type.startsWith("atrium:")))
      tokens.add(type);
  }
  expect([...tokens].sort()).toEqual([
    "atrium:network:AlicloudFlowLogs",
    "atrium:network:AlicloudNetwork",
    "atrium:network:AwsFlowLogs",
    "atrium:network:AwsNetwork",
  ]);
});

describe("a network with a further block", () => {
  it.each([
    ["aws", "eu-west-1", "VpcIpv4CidrBlockAssociation", "cidrBlock", "Subnet"],
    ["alicloud", "cn-shanghai", "Ipv4CidrBlock", "secondaryCidrBlock", "Switch"],
  ] as const)(
    "on %s joins it before the subnets in it, and before no others",
    async (cloud, region, type, field, subnet) => {
      const { addresses } = networkArgs({ ...SHAPE, cloud, region });
      const db = Object.entries(addresses.tiers.db?.subnets ?? {});
      const moved = db.map(([az, each], index) => [az, { ...each, ipv4: `10.250.${index}.0/24` }] as const);
      const run = await record(cloud, region, {
        addresses: {
          ...addresses,
          secondary: ["10.250.0.0/20"],
          tiers: { ...addresses.tiers, db: { subnets: Object.fromEntries(moved) } },
        },
      });
      expect(inputs(run, type, "net-secondary-10-250-0-0-20")[field]).toBe("10.250.0.0/20");
      const waiting = run.resources
        .filter((each) => each.type.endsWith(`:${subnet}`))
        .filter(({ dependsOn }) => dependsOn.some((each) => each.includes("secondary-10-250-0-0-20")));
      expect(waiting.map(({ name }) => name).sort()).toEqual(db.map(([az]) => `net-db-${az}`).sort());
    },
  );

  it("refuses one that overlaps, one too many, and a subnet in none", async () => {
    const { addresses } = networkArgs({ ...SHAPE, cloud: "aws", region: "eu-west-1" });
    const refused = (secondary: readonly string[]) =>
      expect(record("aws", "eu-west-1", { addresses: { ...addresses, secondary } })).rejects;
    await refused([addresses.ipv4]).toThrow("overlaps");
    await refused([0, 16, 32, 48, 64].map((part) => `10.250.${part}.0/20`)).toThrow("use at most 4");
    await refused(["10.250.0.0/15"]).toThrow("addresses.secondary[0]");
  });
});

describe("what a cloud keeps one of at a time is deleted before its replacement is made", () => {
  const oneAtATime = ({ resources }: Recording): string[] => [
    ...new Set(
      resources
        .filter((each) => each.deleteBeforeReplace)
        .map(({ type }) => type.slice(type.indexOf("/") + 1)),
    ),
  ];

  it("on AWS: a rule number of an ACL, the address of a zonal NAT gateway", async () => {
    const run = await record("aws", "eu-west-1", { egress: { mode: "per-az" } });
    expect(oneAtATime(run).sort()).toEqual(["natGateway:NatGateway", "networkAclRule:NetworkAclRule"]);
  });

  it("on Alibaba Cloud: a destination of a table, the table and the ACL of a vSwitch", async () => {
    const run = await record("alicloud", "cn-shanghai", { egress: { mode: "per-az" } });
    expect(oneAtATime(run).sort()).toEqual([
      "routeEntry:RouteEntry",
      "routeTableAttachment:RouteTableAttachment",
      "vpcNetworkAclAttachment:VpcNetworkAclAttachment",
    ]);
  });
});

describe("on AWS in China", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await record("aws", "cn-north-1");
  });

  it("lets the region's log service use the flow log key for that log group alone", () => {
    const policy = JSON.parse(String(inputs(run, "Key", "net-flow-logs-key").policy));
    const group = "arn:aws-cn:logs:cn-north-1:111122223333:log-group:/atrium/net-flow-logs";
    expect(policy.Statement).toEqual([
      expect.objectContaining({ Principal: { AWS: "arn:aws-cn:iam::111122223333:root" } }),
      expect.objectContaining({
        Principal: { Service: "logs.cn-north-1.amazonaws.com.cn" },
        Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": group } },
      }),
    ]);
    expect(inputs(run, "LogGroup", "net-flow-logs-store")).toMatchObject({
      name: "/atrium/net-flow-logs",
      retentionInDays: 365,
      deletionProtectionEnabled: true,
    });
  });

  it("lets only this account's flow logs take the writer's role, and only that group be written", () => {
    const role = JSON.parse(String(inputs(run, "Role", "net-flow-logs-writer").assumeRolePolicy));
    expect(role.Statement[0].Condition).toEqual({
      StringEquals: { "aws:SourceAccount": "111122223333" },
      ArnLike: { "aws:SourceArn": "arn:aws-cn:ec2:cn-north-1:111122223333:vpc-flow-log/*" },
    });
    const policy = JSON.parse(String(inputs(run, "RolePolicy", "net-flow-logs-writer").policy));
    expect(policy.Statement[0].Action).not.toContain("logs:CreateLogGroup");
    expect(policy.Statement[0].Resource).not.toContain("*");
  });

  it("empties what the VPC brings along", () => {
    expect(inputs(run, "DefaultSecurityGroup", "net-default")).toMatchObject({ ingress: [], egress: [] });
    expect(inputs(run, "DefaultNetworkAcl", "net-default")).toMatchObject({ ingress: [], egress: [] });
    expect(inputs(run, "DefaultRouteTable", "net-default")).toMatchObject({ routes: [] });
  });

  it("writes a rule's reason in the characters AWS takes, and whole in its tags", () => {
    const rule = inputs(run, "SecurityGroupIngressRule", "net-app-db-tcp-5432-in");
    expect(rule.description).toBe("app to db tcp/5432 allow: flow app-db; reason and owner in tags");
    expect(rule.tags).toMatchObject({ reason: "应用访问数据库", owner: "店铺", flow: "app-db" });
  });

  it("names rules as resources only, never inside their group or ACL as well", () => {
    for (const { type, inputs: given } of run.resources) {
      if (!/:(SecurityGroup|NetworkAcl)$/.test(type)) continue;
      expect([type, given.ingress, given.egress]).toEqual([type, undefined, undefined]);
    }
  });

  it("cuts IPv6 subnets and tier blocks out of the block the cloud gave", () => {
    expect(inputs(run, "Subnet", "net-db-zb").ipv6CidrBlock).toBe("2001:db8:0:121::/64");
    expect(inputs(run, "NetworkAclRule", "net-db-in-app-ipv6-tcp-5432").ipv6CidrBlock).toBe(
      "2001:db8:0:110::/60",
    );
  });
});

describe("on Alibaba Cloud", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await record("alicloud", "cn-shanghai");
  });

  it("encrypts the flow log store by its own key, through a role that may use that key alone", () => {
    expect(inputs(run, "Store", "net-flow-logs-store")).toMatchObject({
      retentionPeriod: 365,
      encryptConf: {
        enable: true,
        userCmkInfo: { cmkKeyId: "net-flow-logs-key-id", regionId: "cn-shanghai" },
      },
    });
    expect(inputs(run, "Key", "net-flow-logs-key")).toMatchObject({
      deletionProtection: "Enabled",
      automaticRotation: "Enabled",
    });
    const trust = JSON.parse(String(inputs(run, "Role", "net-flow-logs-key-user").assumeRolePolicyDocument));
    expect(trust.Statement[0].Principal).toEqual({ Service: ["log.aliyuncs.com"] });
  });

  it("writes a reason on the key in the characters its service takes", async () => {
    const dropped = await record("alicloud", "cn-shanghai", {
      deletion: { allowed: { reason: "drill of the year" } },
    });
    expect(inputs(dropped, "Key", "net-flow-logs-key").tags).toMatchObject({
      "waiver-deletion": "drill_of_the_year",
    });
    expect(inputs(dropped, "Project", "net-flow-logs-store").tags).toMatchObject({
      "waiver-deletion": "drill of the year",
    });
  });

  it("keeps the key in the KMS instance that is named, and in none otherwise", async () => {
    const named = await record("alicloud", "cn-shanghai", {
      flowLogs: { kmsInstance: "kst-shh6459example" },
    });
    expect(inputs(named, "Key", "net-flow-logs-key").dkmsInstanceId).toBe("kst-shh6459example");
    expect(inputs(run, "Key", "net-flow-logs-key").dkmsInstanceId).toBeUndefined();
  });

  it("lets no vSwitch ride the system route table", () => {
    const of = (type: string) =>
      run.resources.filter((each) => each.type.endsWith(`:${type}`)).map(({ name }) => name);
    expect(of("RouteTableAttachment")).toEqual(of("Switch"));
  });

  it("makes the IPv6 gateway after the vSwitches and before the tables: it writes routes by itself", async () => {
    const out = await record("alicloud", "cn-shanghai", { egress: { mode: "per-az" } });
    const waits = (type: string) =>
      out.resources.filter((each) => each.type.endsWith(`:${type}`)).map(({ dependsOn }) => dependsOn);
    const keys = (type: string) =>
      out.resources
        .filter((each) => each.type.endsWith(`:${type}`))
        .map(({ type, name }) => `${type} ${name}`);
    expect(waits("Ipv6Gateway")).toEqual([keys("Switch")]);
    expect(waits("RouteTable")).toEqual(keys("RouteTable").map(() => keys("Ipv6Gateway")));
  });

  it("refuses, after the flows, everything else that a group would let out", () => {
    const refusal = { policy: "drop", priority: 100, ipProtocol: "all", portRange: "-1/-1", type: "egress" };
    expect(inputs(run, "SecurityGroupRule", "net-db-refuse-ipv4")).toMatchObject({
      ...refusal,
      cidrIp: "0.0.0.0/0",
    });
    expect(inputs(run, "SecurityGroupRule", "net-db-refuse-ipv6")).toMatchObject({
      ...refusal,
      ipv6CidrIp: "::/0",
    });
    expect(inputs(run, "SecurityGroup", "net-db").innerAccessPolicy).toBe("Drop");
  });

  it("shows an opt-out of flow logs in the network's tags, and makes no store", async () => {
    const off = await record("alicloud", "cn-shanghai", {
      flowLogs: { off: { reason: "drill", owner: "ops" } },
    });
    expect(inputs(off, "Network", "net-vpc").tags).toMatchObject({ "waiver-flow-logs": "drill - ops" });
    expect(off.resources.filter(({ type }) => type.includes(":log/"))).toEqual([]);
  });
});
