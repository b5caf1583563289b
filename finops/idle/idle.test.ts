import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BadInput } from "../../ipam/diagnostic.ts";
import { amountText, unitsOf } from "../decimal.ts";
import { Engine } from "../engine.ts";
import { anyAmount, type BillRow, billsOf, charges, folder, rulesOf, tags } from "../testing.ts";
import { type IdleRequest, idleResources } from "./idle.ts";
import type { BuiltResource } from "./record.ts";
import type { IdleReport } from "./report.ts";
import { readUse } from "./use.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ memoryMb: 1400 });
});
afterAll(() => engine.close());

const MONTH = "2026-10";

async function idle(
  rows: readonly BillRow[],
  { rules, ...more }: Partial<Omit<IdleRequest, "rules">> & { readonly rules?: string } = {},
): Promise<IdleReport> {
  return idleResources(engine, await billsOf(engine, rows), { rules: rulesOf(rules), month: MONTH, ...more });
}

const aws = (ResourceId: string, x_UsageType: string, more: BillRow = {}): BillRow => ({
  ResourceId,
  x_UsageType,
  ServiceName: "Amazon Elastic Compute Cloud",
  ConsumedQuantity: "744",
  ...more,
});
const alibaba = (
  ResourceId: string,
  ServiceName: string,
  x_UsageType: string,
  more: BillRow = {},
): BillRow => ({
  ResourceId,
  ServiceName,
  x_UsageType,
  ProviderName: "Alibaba Cloud",
  PublisherName: "Alibaba Cloud",
  ConsumedQuantity: null,
  ...more,
});

/** Charges all have the columns that any of them has. */
function bill(...rows: readonly BillRow[]): readonly BillRow[] {
  const columns = { x_UsageType: null, ConsumedQuantity: null, ChargeDescription: null };
  return charges(...rows.map((row) => ({ ...columns, ...row })));
}

const seen = ({ idle: found }: IdleReport) =>
  found.map(({ resource, why, amount }) => {
    const reasons = why.map(({ reason }) => reason).join("+");
    return `${resource} ${reasons} ${amount === null ? "-" : amountText(amount)}`;
  });

const built = (
  type: string,
  name: string,
  values: BuiltResource["values"] = {},
  more: Partial<BuiltResource> = {},
): BuiltResource => ({
  urn: `urn:pulumi:dev::mall::${type}::${name}`,
  type,
  name,
  values,
  uses: [],
  ...more,
});

describe("what the bill alone tells", () => {
  it.each<readonly [string, BillRow, BillRow]>([
    [
      "unattached-address",
      aws("eipalloc-1", "APS1-ElasticIP:IdleAddress", { ConsumedQuantity: "340" }),
      aws("eipalloc-1", "APS1-PublicIPv4:InUseAddress"),
    ],
    [
      "unattached-address",
      aws("eipalloc-1", "PublicIPv4:IdleAddress", { ConsumedQuantity: "340" }),
      aws("eipalloc-1", "PublicIPv4:InUseAddress"),
    ],
    [
      "unattached-address",
      alibaba("eip-1", "Elastic IP Address", "Configuration Fee"),
      alibaba("eip-1", "Elastic IP Address", "Network Traffic"),
    ],
    [
      "unattached-address",
      alibaba("eip-1", "弹性公网IP", "公网IP保有费"),
      alibaba("eip-1", "弹性公网IP", "公网流量"),
    ],
    [
      "idle-gateway",
      aws("arn:x:natgateway/nat-1", "APS1-NatGateway-Hours"),
      aws("arn:x:natgateway/nat-1", "APS1-NatGateway-Bytes"),
    ],
    [
      "idle-gateway",
      alibaba("ngw-1", "NAT Gateway", "Instance Fee"),
      alibaba("ngw-1", "NAT Gateway", "CU Fee"),
    ],
    [
      "idle-balancer",
      aws("arn:x:loadbalancer/app/a/1", "APS1-LoadBalancerUsage"),
      aws("arn:x:loadbalancer/app/a/1", "APS1-LCUUsage"),
    ],
    [
      "idle-balancer",
      alibaba("alb-1", "Application Load Balancer", "Instance Fee"),
      alibaba("alb-1", "Application Load Balancer", "LCU Fee"),
    ],
    ["idle-balancer", alibaba("lb-1", "负载均衡", "实例费"), alibaba("lb-1", "负载均衡", "流量费")],
    ["idle-endpoint", aws("vpce-1", "VpcEndpoint-Hours"), aws("vpce-1", "VpcEndpoint-Bytes")],
    [
      "stopped-database",
      aws("arn:x:db:sales", "APS1-RDS:GP3-Storage", { ServiceName: "Amazon Relational Database Service" }),
      aws("arn:x:db:sales", "APS1-InstanceUsage:db.m7g.large", {
        ServiceName: "Amazon Relational Database Service",
      }),
    ],
    [
      "stopped-machine",
      alibaba("i-2ze1", "Elastic Compute Service", "System Disk"),
      alibaba("i-2ze1", "Elastic Compute Service", "Instance Type"),
    ],
  ])("%s stands idle (%#), and does not once it is used", async (reason, standing, used) => {
    expect(seen(await idle(bill(standing)))).toEqual([`${standing.ResourceId} ${reason} 1`]);
    expect(seen(await idle(bill(standing, used)))).toEqual([]);
  });

  it("takes a meter that counted nothing for no use, and one that counted little for use", async () => {
    const hours = aws("nat-1", "NatGateway-Hours");
    const bytes = (ConsumedQuantity: string) =>
      aws("nat-1", "NatGateway-Bytes", { ConsumedQuantity, BilledCost: "0" });
    expect(seen(await idle(bill(hours, bytes("0"))))).toEqual(["nat-1 idle-gateway 1"]);
    expect(seen(await idle(bill(hours, bytes("0.001"))))).toEqual([]);
  });

  it("gives what is younger than a week time to be used", async () => {
    const hours = (ConsumedQuantity: string) => aws("nat-1", "NatGateway-Hours", { ConsumedQuantity });
    expect(seen(await idle(bill(hours("167"))))).toEqual([]);
    expect(seen(await idle(bill(hours("168"))))).toEqual(["nat-1 idle-gateway 1"]);
  });

  it("says nothing of storage that is billed apart from what uses it", async () => {
    const rows = bill(
      aws("vol-1", "EBS:VolumeUsage.gp3"),
      aws("arn:x:cluster:a", "Aurora:StorageUsage", { ServiceName: "Amazon RDS" }),
      alibaba("d-1", "Block Storage", "System Disk"),
      alibaba("eip-1", "Elastic IP Address", "Configuration Fee"),
      alibaba("eip-1", "Elastic IP Address", "Bandwidth"),
    );
    expect(seen(await idle(rows))).toEqual([]);
  });
});

describe("ends that have passed", () => {
  const ended = (expiry: string, ChargePeriodStart: string, ChargePeriodEnd: string, key = "expiry") =>
    bill(
      aws("i-1", "BoxUsage:m7i.large", { ChargePeriodStart, ChargePeriodEnd, Tags: tags({ [key]: expiry }) }),
    );

  it.each([
    ["the day after", "2026-10-05", "2026-10-06", "2026-10-07", ["i-1 expired 1"]],
    ["its last day", "2026-10-05", "2026-10-05", "2026-10-06", []],
    ["months before", "2026-03-31", "2026-10-01", "2026-11-01", ["i-1 expired 1"]],
    ["within a charge of the whole month", "2026-10-05", "2026-10-01", "2026-11-01", []],
    ["no day", "soon", "2026-10-01", "2026-11-01", []],
  ])("are those that a charge begins after: %s", async (_, expiry, from, to, expected) => {
    expect(seen(await idle(ended(expiry, from, to)))).toEqual(expected);
  });

  it.each(["ttl", "Expires-On", "到期日"])("are read under %s too", async (key) => {
    expect(seen(await idle(ended("2026-09-30", "2026-10-01", "2026-10-02", key)))).toEqual(["i-1 expired 1"]);
  });

  it("that cannot be read are said to be unreadable, and those within a month to be uncertain", async () => {
    expect((await idle(ended("soon", "2026-10-01", "2026-11-01"))).remarks.join()).toContain(
      '1 resource has an end that is no day, such as "soon"',
    );
    expect((await idle(ended("2026-10-05", "2026-10-01", "2026-11-01"))).remarks.join()).toContain(
      "1 resource ends within a charge of the whole month",
    );
  });
});

describe("snapshots", () => {
  const kept = (from: string, backup: string) => [
    ...bill({
      ...aws("snap-1", "EBS:SnapshotUsage"),
      BillingPeriodStart: `${from}-01`,
      ChargePeriodStart: `${from}-01`,
      Tags: tags({ "backup-class": backup }),
    }),
    ...bill({
      ...aws("snap-1", "EBS:SnapshotUsage"),
      ChargePeriodEnd: "2026-11-01",
      Tags: tags({ "backup-class": backup }),
    }),
  ];

  it("are too old once bills have had them for longer than their class is kept", async () => {
    expect(seen(await idle(kept("2026-04", "ordinary")))).toEqual(["snap-1 old-snapshot 1"]);
    expect(seen(await idle(kept("2026-06", "ordinary")))).toEqual([]);
    expect(seen(await idle(kept("2026-04", "core")))).toEqual([]);
    expect(
      seen(await idle(kept("2026-06", "core"), { rules: "idle: { snapshotDays: { core: 60 } }" })),
    ).toEqual(["snap-1 old-snapshot 1"]);
  });
});

describe("what the record tells", () => {
  const volume = built("aws:ebs/volume:Volume", "data", {}, { id: "vol-1" });
  const disk = built("alicloud:ecs/ecsDisk:EcsDisk", "data", {}, { id: "d-1" });

  it("names volumes that nothing attaches, under their ARN as under their id", async () => {
    const rows = bill(
      aws("arn:aws-cn:ec2:cn-north-1:1:volume/vol-1", "EBS:VolumeUsage.gp3", { BilledCost: "12.345678901" }),
    );
    expect(seen(await idle(rows, { built: [volume] }))).toEqual([
      "arn:aws-cn:ec2:cn-north-1:1:volume/vol-1 unattached-disk 12.345678901",
    ]);
  });

  it.each<readonly [string, BuiltResource, BuiltResource]>([
    [
      "an attachment by id",
      volume,
      built("aws:ec2/volumeAttachment:VolumeAttachment", "a", { volumeId: "vol-1" }),
    ],
    [
      "an attachment by its resource",
      volume,
      built("aws:ec2/volumeAttachment:VolumeAttachment", "a", {}, { uses: [volume.urn] }),
    ],
    [
      "an attachment on Alibaba Cloud",
      disk,
      built("alicloud:ecs/ecsDiskAttachment:EcsDiskAttachment", "a", { diskId: "d-1" }),
    ],
    ["a state that says so", { ...disk, values: { status: "In_use" } }, disk],
  ])("leaves alone what is in use: %s", async (_, resource, taker) => {
    const rows = bill(aws("vol-1", "EBS:VolumeUsage.gp3"), alibaba("d-1", "Block Storage", "disk"));
    const found = await idle(rows, { built: taker === disk ? [resource] : [resource, taker] });
    expect(seen(found)).toEqual([]);
  });

  it("does not take a DNS record that names an address for its use", async () => {
    const eip = built("aws:ec2/eip:Eip", "way-in", { publicIp: "203.0.113.7" }, { id: "eipalloc-1" });
    const name = built("aws:route53/record:Record", "a", { records: ["203.0.113.7"] }, { uses: [eip.urn] });
    const nat = built("aws:ec2/natGateway:NatGateway", "out", { allocationId: "eipalloc-1" });
    const rows = bill(aws("eipalloc-1", "PublicIPv4:InUseAddress"));
    expect(seen(await idle(rows, { built: [eip, name] }))).toEqual(["eipalloc-1 unattached-address 1"]);
    expect(seen(await idle(rows, { built: [eip, name, nat] }))).toEqual([]);
  });

  it("adds the disks of a stopped machine to it, and counts each once", async () => {
    const machine = built(
      "aws:ec2/instance:Instance",
      "till",
      { instanceState: "stopped", rootBlockDevice: { volumeId: "vol-0" } },
      { id: "i-1" },
    );
    const attachment = built("aws:ec2/volumeAttachment:VolumeAttachment", "a", {
      instanceId: "i-1",
      volumeId: "vol-1",
    });
    const late = { Tags: tags({ expiry: "2026-09-30" }) };
    const rows = bill(
      aws("vol-0", "EBS:VolumeUsage.gp3", { BilledCost: "3" }),
      aws("vol-1", "EBS:VolumeUsage.gp3", { BilledCost: "4", ...late }),
    );
    const found = await idle(rows, { built: [machine, attachment, volume] });
    expect(seen(found)).toEqual(["vol-0 stopped-machine 7", "vol-1 expired 4"]);
    expect(found.total).toEqual([{ currency: "CNY", amount: unitsOf("7"), resources: 2 }]);
  });

  it("finds a machine without hours whose disks are billed", async () => {
    const machine = built(
      "aws:ec2/instance:Instance",
      "till",
      { rootBlockDevice: { volumeId: "vol-0" } },
      { id: "i-1" },
    );
    const disk0 = aws("vol-0", "EBS:VolumeUsage.gp3");
    expect(seen(await idle(bill(disk0), { built: [machine] }))).toEqual(["vol-0 stopped-machine 1"]);
    expect(seen(await idle(bill(disk0, aws("i-1", "BoxUsage:m7i.large")), { built: [machine] }))).toEqual([]);
  });

  it("lists what is not deployed yet without money, with its owner", async () => {
    const planned = built("aws:ebs/volume:Volume", "data", {
      tags: { department: "it", owner: "me@mall.example" },
    });
    const found = await idle(bill(aws("i-9", "BoxUsage:m7i.large")), { built: [planned] });
    expect(seen(found)).toEqual(["data unattached-disk -"]);
    expect(found.idle[0]).toMatchObject({ department: "it", owner: "me@mall.example", currency: null });
    expect(found.total).toEqual([]);
  });
});

describe("measured use", () => {
  const place = folder();
  const measured = async (text: string) => {
    const path = join(place, "metrics.csv");
    writeFileSync(path, text);
    return readUse(engine, path, "metrics.csv");
  };

  it("under 20 % of all that was measured is idle, and the share is held against the guide's", async () => {
    const use = await measured(
      "Resource,Metric,Percent,Days\ni-1,cpu,7.5,90\ni-1,memory,12%,90\ni-2,CPU,7.5,90\ni-2,memory,20,90\n",
    );
    const found = await idle(bill(aws("i-1", "BoxUsage:m7i.large"), aws("i-2", "BoxUsage:m7i.large")), {
      use,
    });
    expect(seen(found)).toEqual(["i-1 low-use 1"]);
    expect(found.share).toEqual({ measured: 2, idle: 1, percent: "50.0", state: "retire" });
  });

  it("is said to be missing where nobody measured", async () => {
    const found = await idle(bill(aws("i-1", "BoxUsage:m7i.large")));
    expect(found.share).toBeUndefined();
    expect(found.remarks.join()).toContain("nothing was measured");
  });

  it.each([
    ["another heading", "id,metric,percent\ni-1,cpu,1\n", ['has no column "resource"']],
    [
      "no percentage",
      "resource,metric,percent\ni-1,cpu,much\ni-2,cpu,101\n",
      ["is no percentage", "is no percentage"],
    ],
    ["another metric", "resource,metric,percent\ni-1,cpus,1\n", ["is no metric that use is told from"]],
    [
      "two averages of one",
      "resource,metric,percent\ni-1,cpu,1\ni-1,cpu,2\n",
      ["has a second average of cpu"],
    ],
    ["no resource", "resource,metric,percent\n,cpu,1\n", ["names no resource"]],
  ])("is refused with each line at fault: %s", async (_, text, messages) => {
    const refused = await measured(text).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(BadInput);
    if (refused instanceof BadInput) {
      expect(refused.diagnostics.map(({ message }) => message)).toEqual(messages);
      for (const { line, hint } of refused.diagnostics)
        expect([line === undefined, hint === ""]).toEqual([false, false]);
    }
  });
});

it("has whole owners and amounts: several departments on one resource are named, not guessed", async () => {
  const rows = bill(
    aws("eip-1", "ElasticIP:IdleAddress", { Tags: tags({ department: "it", owner: "a" }) }),
    aws("eip-1", "ElasticIP:IdleAddress", { Tags: tags({ dept: "retail", Owner: "a" }) }),
  );
  expect((await idle(rows)).idle[0]).toMatchObject({
    department: "(several)",
    owner: "a",
    amount: unitsOf("2"),
  });
});

it("adds up, whatever the bill: totals are the sum of distinct resources, by currency and department", async () => {
  const anyRow = fc.record({
    ResourceId: fc.constantFrom("eip-1", "nat-1", "i-1", "vol-1"),
    x_UsageType: fc.constantFrom(
      "ElasticIP:IdleAddress",
      "NatGateway-Hours",
      "NatGateway-Bytes",
      "BoxUsage:x",
    ),
    BilledCost: anyAmount,
    BillingCurrency: fc.constantFrom("CNY", "USD"),
    ConsumedQuantity: fc.constantFrom("744", "0", null),
    Tags: fc.constantFrom("{}", tags({ department: "it", expiry: "2026-09-01" }), tags({ department: "hr" })),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 15 }), async (rows) => {
      // The same resource twice at once is a bill's own affair; equal rows would be one charge to nobody.
      const found = await idle(bill(...rows));
      for (const { currency, amount } of found.total) {
        const ids = new Set(
          found.idle.filter((each) => each.currency === currency).flatMap(({ billed }) => billed),
        );
        const own = rows.filter(
          ({ ResourceId, BillingCurrency }) => ids.has(ResourceId) && BillingCurrency === currency,
        );
        expect(amount).toBe(own.reduce((sum, { BilledCost }) => sum + unitsOf(BilledCost), 0n));
        const parts = found.byDepartment.filter((each) => each.currency === currency);
        expect(parts.reduce((sum, each) => sum + each.amount, 0n)).toBe(amount);
      }
    }),
    { numRuns: 25 },
  );
});
