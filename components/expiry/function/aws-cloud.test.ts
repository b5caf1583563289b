import {
  AllocateAddressCommand,
  CreateVolumeCommand,
  DescribeAddressesCommand,
  DescribeSnapshotsCommand,
  DescribeVolumesCommand,
  EC2Client,
  ModifyInstanceAttributeCommand,
  paginateDescribeInstances,
  RunInstancesCommand,
  StopInstancesCommand,
} from "@aws-sdk/client-ec2";
import {
  CreateDBInstanceCommand,
  DescribeDBInstancesCommand,
  DescribeDBSnapshotsCommand,
  RDSClient,
} from "@aws-sdk/client-rds";
import { CreateTopicCommand, SNSClient } from "@aws-sdk/client-sns";
import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { awsClients } from "./aws-clients.ts";
import { awsCloud } from "./aws-cloud.ts";
import { dayOf } from "./calendar.ts";
import type { Cloud } from "./cloud.ts";
import { handleSchedule } from "./lambda.ts";
import type { Settings } from "./settings.ts";
import { type Machine, type Outcome, sweep } from "./sweep.ts";
import { type Between, type Emulation, findMoto, SETTINGS, startMoto, startProxy } from "./testing.ts";

const moto = findMoto();
const why = moto.command === undefined ? `: skipped, ${moto.reason}` : "";
const REGION = "us-east-1";
const ACCOUNT = "123456789012";
/** More than one page of 500; moto counts reservations, so each comes alone. */
const CROWD = 505;
const DAY = 86_400_000;
const day = (days: number) => dayOf(Date.now() + days * DAY, SETTINGS.timeZone);
const OVER = day(-10);
/** A week ago and a day, so that the grace period is over. */
const STOPPED = `${OVER}/${day(-8)}`;

describe.skipIf(moto.command === undefined)(`against moto's server${why}`, () => {
  let emulation: Emulation;
  let proxy: Between;
  let cloud: Cloud;
  let ec2: EC2Client;
  let rds: RDSClient;
  let ssm: SSMClient;
  // moto names nobody as the writer of a parameter.
  const settings: Settings = { ...SETTINGS, approvers: ["N/A"] };

  beforeAll(async () => {
    process.env.AWS_ACCESS_KEY_ID = "testing";
    process.env.AWS_SECRET_ACCESS_KEY = "testing";
    emulation = await startMoto(moto.command ?? "");
    proxy = await startProxy(emulation.url);
    const straight = { region: REGION, endpoint: emulation.url };
    ec2 = new EC2Client(straight);
    rds = new RDSClient(straight);
    ssm = new SSMClient(straight);
  }, 120_000);
  afterAll(() => {
    proxy?.stop();
    emulation?.stop();
  });

  async function fresh(): Promise<void> {
    await fetch(`${emulation.url}/moto-api/reset`, { method: "POST" });
    proxy.calls.length = 0;
    proxy.fate = () => "pass";
    const sns = new SNSClient({ region: REGION, endpoint: emulation.url });
    const { TopicArn = "" } = await sns.send(new CreateTopicCommand({ Name: "alerts" }));
    cloud = awsCloud(awsClients({ region: REGION, endpoint: proxy.url }), {
      nameOf: (kind, id) => `arn:aws:ec2:${REGION}:${ACCOUNT}:${kind}/${id}`,
      topicArn: TopicArn,
      approvals: settings.approvals,
    });
  }

  const tags = (more: Readonly<Record<string, string>>) =>
    Object.entries({ environment: "development", owner: "ann", ...more }).map(([Key, Value]) => ({
      Key,
      Value,
    }));

  async function servers(count: number, own: Readonly<Record<string, string>>): Promise<readonly string[]> {
    const { Instances = [] } = await ec2.send(
      new RunInstancesCommand({
        ImageId: "ami-12c6146b",
        InstanceType: "t3.micro",
        MinCount: count,
        MaxCount: count,
        TagSpecifications: [{ ResourceType: "instance", Tags: tags(own) }],
      }),
    );
    return Instances.flatMap(({ InstanceId }) => InstanceId ?? []);
  }

  async function disk(own: Readonly<Record<string, string>>): Promise<string> {
    const { VolumeId = "" } = await ec2.send(
      new CreateVolumeCommand({
        AvailabilityZone: `${REGION}a`,
        Size: 8,
        TagSpecifications: [{ ResourceType: "volume", Tags: tags(own) }],
      }),
    );
    return VolumeId;
  }

  async function database(id: string, own: Readonly<Record<string, string>>): Promise<void> {
    await rds.send(
      new CreateDBInstanceCommand({
        DBInstanceIdentifier: id,
        DBInstanceClass: "db.t3.micro",
        Engine: "mysql",
        AllocatedStorage: 20,
        MasterUsername: "root",
        MasterUserPassword: "not-a-secret-1",
        Tags: tags(own),
      }),
    );
  }

  async function approve(resource: string, expiry = OVER): Promise<void> {
    await ssm.send(
      new PutParameterCommand({
        Name: `${settings.approvals}/${resource.replaceAll("/", "-")}`,
        Type: "String",
        Value: JSON.stringify({ resource, expiry, until: day(5), reason: "pilot is over" }),
      }),
    );
  }

  const lines: Readonly<Record<string, unknown>>[] = [];
  const machine = (more: Partial<Machine> = {}): Machine => ({
    now: () => Date.now(),
    record: (line) => void lines.push(line as Readonly<Record<string, unknown>>),
    region: REGION,
    deadline: Date.now() + 60_000,
    ...more,
  });
  const run = (task: Parameters<typeof sweep>[0] = "expiry") => sweep(task, cloud, settings, machine());

  async function states(): Promise<ReadonlyMap<string, { state: string; tags: Record<string, string> }>> {
    const all = new Map<string, { state: string; tags: Record<string, string> }>();
    for await (const { Reservations = [] } of paginateDescribeInstances({ client: ec2 }, {})) {
      for (const { InstanceId = "", State, Tags = [] } of Reservations.flatMap(
        ({ Instances = [] }) => Instances,
      )) {
        all.set(InstanceId, {
          state: State?.Name ?? "",
          tags: Object.fromEntries(Tags.map(({ Key = "", Value = "" }) => [Key, Value])),
        });
      }
    }
    return all;
  }
  const asked = (action: string) => proxy.calls.filter((call) => call.action === action);

  it("sees every page and touches nothing without a date", async () => {
    await fresh();
    for (let made = 0; made < CROWD; made += 5) {
      await Promise.all(Array.from({ length: 5 }, () => servers(1, {})));
    }
    const [late] = await servers(1, { expiry: OVER });
    const { seen } = await run();
    expect(asked("DescribeInstances").length).toBeGreaterThan(1);
    const after = await states();
    // Each server brings its own disk.
    expect(seen).toBe((CROWD + 1) * 2);
    expect([...after].filter(([, { state }]) => state !== "running").map(([id]) => id)).toEqual([late]);
    expect([...after].filter(([, each]) => each.tags["expiry-stopped"] !== undefined)).toHaveLength(1);
  }, 180_000);

  it("warns once, and again at the next stage only", async () => {
    await fresh();
    const [soon = ""] = await servers(1, { expiry: day(5) });
    expect((await run()).done).toEqual({ warn: 1 });
    expect((await states()).get(soon)?.tags["expiry-warned"]).toBe(`${day(5)}/7`);
    expect((await run()).done).toEqual({});
    expect(asked("Publish")).toHaveLength(1);
  });

  it("brings a server from its end to its removal: stop, approval, backup, removal, record", async () => {
    await fresh();
    lines.length = 0;
    const [id = ""] = await servers(1, { expiry: OVER, "expiry-stopped": STOPPED });
    expect((await run()).done).toEqual({ stop: 1 });
    expect((await run()).done).toEqual({});
    await approve(`instance/${id}`);
    expect((await run()).done).toEqual({ backup: 1 });
    expect((await run()).done).toEqual({ remove: 1 });
    expect((await run()).done).toEqual({});
    expect((await states()).get(id)?.state).toBe("terminated");
    const { Snapshots = [] } = await ec2.send(
      new DescribeSnapshotsCommand({ Filters: [{ Name: "tag-key", Values: ["expiry-backup-for"] }] }),
    );
    expect(Snapshots).toHaveLength(1);
    expect(lines.filter(({ did }) => did === "remove")).toMatchObject([
      { outcome: "asked", approvedBy: "N/A", reason: "pilot is over", backups: [Snapshots[0]?.SnapshotId] },
      { outcome: "done" },
    ]);
  });

  it("removes disks, addresses and databases with their last snapshot, and leaves production alone", async () => {
    await fresh();
    const own = { expiry: OVER, "expiry-stopped": STOPPED };
    const volume = await disk(own);
    const { AllocationId = "" } = await ec2.send(
      new AllocateAddressCommand({
        Domain: "vpc",
        TagSpecifications: [{ ResourceType: "elastic-ip", Tags: tags(own) }],
      }),
    );
    await database("pilot", own);
    await database("shop", { ...own, environment: "production" });
    for (const each of [`volume/${volume}`, `address/${AllocationId}`, "database/pilot", "database/shop"]) {
      await approve(each);
    }
    expect(await run()).toMatchObject({ failed: [], done: { backup: 1, remove: 2 } });
    expect((await run()).done).toEqual({ remove: 1 });
    const { Volumes = [] } = await ec2.send(new DescribeVolumesCommand({}));
    const { Addresses = [] } = await ec2.send(new DescribeAddressesCommand({}));
    const { DBInstances = [] } = await rds.send(new DescribeDBInstancesCommand({}));
    const { DBSnapshots = [] } = await rds.send(new DescribeDBSnapshotsCommand({ SnapshotType: "manual" }));
    expect([Volumes.length, Addresses.length]).toEqual([0, 0]);
    expect(DBInstances.map(({ DBInstanceIdentifier }) => DBInstanceIdentifier)).toEqual(["shop"]);
    expect(DBSnapshots.map(({ DBSnapshotIdentifier }) => DBSnapshotIdentifier)).toContain(
      `final-pilot-${OVER.replaceAll("-", "")}`,
    );
  });

  it("removes nothing on the word of somebody who is no approver, or for another end", async () => {
    await fresh();
    const volume = await disk({ expiry: OVER, "expiry-stopped": STOPPED });
    await approve(`volume/${volume}`, day(-20));
    expect((await run()).done).toEqual({});
    await approve(`volume/${volume}/again`);
    const strict = { ...settings, approvers: SETTINGS.approvers };
    await sweep("expiry", cloud, strict, machine());
    expect(asked("CreateSnapshot")).toHaveLength(0);
    expect(asked("DeleteVolume")).toHaveLength(0);
  });

  it("tells of a server under protection, and touches it neither before nor after an approval", async () => {
    await fresh();
    const [id = ""] = await servers(1, { expiry: OVER, "expiry-stopped": STOPPED });
    await ec2.send(
      new ModifyInstanceAttributeCommand({ InstanceId: id, DisableApiTermination: { Value: true } }),
    );
    await approve(`instance/${id}`);
    expect(await run()).toMatchObject({ done: {}, failed: [] });
    expect((await run("report")).done).toEqual({ report: 1 });
    expect(asked("Publish").at(-1)?.body).toContain("protection");
    expect((await states()).get(id)?.state).toBe("running");
  });

  it("refuses to act when the clocks are more than five minutes apart", async () => {
    await fresh();
    const [id = ""] = await servers(1, { expiry: OVER });
    const ahead = machine({ now: () => Date.now() + 6 * 60_000 });
    await expect(sweep("expiry", cloud, settings, ahead)).rejects.toThrow("refused to act");
    expect((await states()).get(id)?.state).toBe("running");
    await sweep(
      "expiry",
      cloud,
      settings,
      machine({ now: () => Date.now() + 4 * 60_000, deadline: Number.POSITIVE_INFINITY }),
    );
    expect((await states()).get(id)?.state).toBe("stopped");
  });

  it("does nothing that nobody was told of", async () => {
    await fresh();
    const [id = ""] = await servers(1, { expiry: OVER });
    proxy.fate = (_, action) => (action === "Publish" ? "throttle" : "pass");
    await expect(run()).rejects.toThrow();
    expect((await states()).get(id)?.state).toBe("running");
  });

  it("starts in the morning what it stopped at night, and nothing else", async () => {
    await fresh();
    const everyDay = { ...settings.office, workdays: [1, 2, 3, 4, 5, 6, 7] } as Settings["office"];
    const daily = { ...settings, ...(everyDay && { office: everyDay }) };
    const [works = ""] = await servers(1, {});
    const [kept = ""] = await servers(1, { "office-hours-off": "nightly batch" });
    const [off = ""] = await servers(1, {});
    await ec2.send(new StopInstancesCommand({ InstanceIds: [off] }));
    const is = async () => {
      const all = await states();
      return [works, kept, off].map((id) => all.get(id)?.state);
    };
    await sweep("close", cloud, daily, machine());
    expect(await is()).toEqual(["stopped", "running", "stopped"]);
    await sweep("open", cloud, daily, machine());
    expect(await is()).toEqual(["running", "running", "stopped"]);
    expect((await states()).get(works)?.tags).not.toHaveProperty("office-hours-stopped");
  });

  it("is what a schedule starts; a run that failed is an error, so that it is tried again and told of", async () => {
    await fresh();
    const [id = ""] = await servers(1, { expiry: OVER });
    process.env.AWS_ENDPOINT_URL = proxy.url;
    process.env.ATRIUM_SETTINGS = JSON.stringify(settings);
    process.env.TOPIC_ARN = `arn:aws:sns:${REGION}:${ACCOUNT}:alerts`;
    const context = {
      invokedFunctionArn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:expiry`,
      getRemainingTimeInMillis: () => 900_000,
    };
    proxy.fate = (_, action) => (action === "CreateTags" ? "throttle" : "pass");
    await expect(handleSchedule({ task: "expiry" }, context)).rejects.toThrow("1 resources failed");
    proxy.fate = () => "pass";
    expect(await handleSchedule({ task: "expiry" }, context)).toMatchObject({
      done: { stop: 1 },
      failed: [],
    });
    expect((await states()).get(id)?.state).toBe("stopped");
    await expect(handleSchedule({ task: "all" }, context)).rejects.toThrow("no task of expiry, report");
    delete process.env.AWS_ENDPOINT_URL;
  });

  it.each([
    ["requests are throttled", "throttle"],
    ["answers are lost", "lose-answer"],
  ] as const)(
    "converges though %s in the middle: nothing done twice, nothing lost",
    async (_, fate) => {
      await fresh();
      lines.length = 0;
      const over = await servers(8, { expiry: OVER });
      const own = { expiry: OVER, "expiry-stopped": STOPPED };
      const volumes = await Promise.all(Array.from({ length: 12 }, () => disk(own)));
      for (const volume of volumes) await approve(`volume/${volume}`);
      proxy.fate = (call, action) =>
        call % 4 === 0 && !action.startsWith("Describe") && !action.startsWith("Get") ? fate : "pass";
      const outcomes: Outcome[] = [];
      for (let round = 0; round < 12; round += 1) {
        const outcome = await run().catch(() => undefined);
        if (outcome !== undefined) outcomes.push(outcome);
        if (outcome !== undefined && Object.keys(outcome.done).length + outcome.failed.length === 0) break;
      }
      expect(proxy.calls.filter((call) => call.fate === fate).length).toBeGreaterThan(3);
      expect(outcomes.at(-1)).toMatchObject({ done: {}, failed: [], left: 0 });
      const after = await states();
      for (const id of over) {
        expect(after.get(id)).toMatchObject({
          state: "stopped",
          tags: { "expiry-stopped": `${OVER}/${day(0)}` },
        });
      }
      const { Volumes = [] } = await ec2.send(new DescribeVolumesCommand({}));
      expect(Volumes.filter(({ VolumeId = "" }) => volumes.includes(VolumeId))).toEqual([]);
      const { Snapshots = [] } = await ec2.send(
        new DescribeSnapshotsCommand({ Filters: [{ Name: "tag-key", Values: ["expiry-backup-for"] }] }),
      );
      expect(Snapshots.map(({ VolumeId }) => VolumeId).sort()).toEqual([...volumes].sort());
      const recorded = new Set(lines.filter(({ did }) => did === "remove").map(({ resource }) => resource));
      expect(recorded.size).toBe(volumes.length);
    },
    180_000,
  );
});
