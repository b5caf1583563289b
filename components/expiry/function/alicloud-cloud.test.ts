import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { normalise } from "../../chat-notifier/function/normalise.ts";
import { AcsClient } from "./acs-client.ts";
import { signed } from "./acs3.ts";
import { alicloudCloud, approvalName } from "./alicloud-cloud.ts";
import { dayOf } from "./calendar.ts";
import type { Cloud } from "./cloud.ts";
import { handleTimer } from "./function-compute.ts";
import type { Settings } from "./settings.ts";
import { type Outcome, sweep } from "./sweep.ts";
import { bodyOf, SETTINGS } from "./testing.ts";

const DAY = 86_400_000;
const day = (days: number) => dayOf(Date.now() + days * DAY, SETTINGS.timeZone);
const OVER = day(-10);
const DUE = { expiry: OVER, "expiry-stopped": `${OVER}/${day(-8)}` };
const KEYS = { accessKeyId: "STS.id", accessKeySecret: "secret", securityToken: "token" };
const settings: Settings = {
  ...SETTINGS,
  approvers: ["atrium-security"],
  approvals: "atrium-expiry-approval",
};

describe("the signature", () => {
  it("is the one that the vendor's own example gives", () => {
    const { headers, query } = signed(
      {
        action: "RunInstances",
        version: "2014-05-26",
        query: { ImageId: "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd", RegionId: "cn-shanghai" },
      },
      { accessKeyId: "YourAccessKeyId", accessKeySecret: "YourAccessKeySecret", securityToken: "" },
      {
        host: "ecs.cn-shanghai.aliyuncs.com",
        now: Date.parse("2023-10-26T10:22:32Z"),
        nonce: "3156853299f313e23d1673dc12e1703d",
      },
    );
    expect(query).toBe("ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai");
    expect(headers.authorization).toBe(
      "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
    );
  });
});

type Tags = Record<string, string>;
interface Thing {
  readonly id: string;
  readonly kind: "instance" | "disk" | "eip" | "rds" | "slb";
  status: string;
  tags: Tags;
  readonly of?: string;
  readonly prepaid?: boolean;
}
type Answer = readonly [number, object];

/** Answers as the documents of ECS, VPC, SLB, RDS, OOS and the tag service say. */
class Vendor {
  things: Thing[] = [];
  snapshots: { id: string; disk: string; tags: Tags; at: string }[] = [];
  parameters = new Map<string, { Value: string; UpdatedBy: string }>();
  calls: { action: string; query: URLSearchParams }[] = [];
  nonces = new Set<string>();
  fate: (call: number, action: string) => "pass" | "throttle" | "lose-answer" = () => "pass";
  skew = 0;
  queued: string[] = [];
  #server: Server | undefined;

  async start(): Promise<string> {
    const server = createServer(async (incoming, outgoing) => {
      if (incoming.url?.startsWith("/queues/") === true) {
        this.queued.push(await bodyOf(incoming));
        outgoing.writeHead(201).end();
        return;
      }
      const action = String(incoming.headers["x-acs-action"]);
      const query = new URL(incoming.url ?? "/", "http://here").searchParams;
      this.calls.push({ action, query });
      const fate = this.fate(this.calls.length, action);
      const [status, body] =
        this.#refusal(incoming) ??
        (fate === "throttle"
          ? ([503, { Code: "Throttling.User", Message: "slow down" }] as const)
          : this.#answer(action, query));
      if (fate === "lose-answer") {
        incoming.socket.destroy();
        return;
      }
      outgoing.sendDate = false;
      outgoing.writeHead(status, {
        "content-type": "application/json",
        date: new Date(Date.now() + this.skew).toUTCString(),
      });
      outgoing.end(JSON.stringify({ RequestId: "r", ...body }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    this.#server = server;
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server?.close();
  }

  /** The signature, computed once more from what came over the wire. */
  #refusal(incoming: IncomingMessage): Answer | undefined {
    const said = /Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/.exec(
      incoming.headers.authorization ?? "",
    );
    const [, id, names = "", signature] = said ?? [];
    const query = (incoming.url ?? "").split("?")[1] ?? "";
    const lines = names
      .split(";")
      .map((name) => `${name}:${String(incoming.headers[name])}\n`)
      .join("");
    const empty = createHash("sha256").update("").digest("hex");
    const text = ["POST", "/", query, lines, names, empty].join("\n");
    const hash = createHash("sha256").update(text).digest("hex");
    const own = createHmac("sha256", KEYS.accessKeySecret).update(`ACS3-HMAC-SHA256\n${hash}`).digest("hex");
    const keys = query.split("&").map((pair) => pair.split("=")[0]);
    const sorted = keys.join() === [...keys].sort().join();
    const needed = [
      "host",
      "x-acs-action",
      "x-acs-date",
      "x-acs-security-token",
      "x-acs-signature-nonce",
      "x-acs-version",
    ];
    if (id !== KEYS.accessKeyId || signature !== own || !sorted)
      return [400, { Code: "SignatureDoesNotMatch" }];
    if (needed.some((name) => !names.split(";").includes(name)))
      return [400, { Code: "IncompleteSignature" }];
    const nonce = String(incoming.headers["x-acs-signature-nonce"]);
    if (this.nonces.has(nonce)) return [400, { Code: "SignatureNonceUsed" }];
    this.nonces.add(nonce);
    return undefined;
  }

  #of(kind: Thing["kind"]): readonly Thing[] {
    return this.things.filter((thing) => thing.kind === kind);
  }

  #answer(action: string, query: URLSearchParams): Answer {
    const id =
      query.get("InstanceId") ??
      query.get("DiskId") ??
      query.get("AllocationId") ??
      query.get("LoadBalancerId") ??
      query.get("DBInstanceId") ??
      query.get("ResourceId.1") ??
      "";
    const thing = this.things.find((each) => each.id === id);
    const missing: Answer = [404, { Code: "InvalidResourceId.NotFound", Message: id }];
    const became = (status: string): Answer => {
      if (thing === undefined) return missing;
      thing.status = status;
      return [200, {}];
    };
    switch (action) {
      case "DescribeInstances":
        return paged(query, this.#of("instance"), (some) => ({
          Instances: {
            Instance: some.map((each) => ({
              InstanceId: each.id,
              Status: each.status,
              InstanceChargeType: each.prepaid === true ? "PrePaid" : "PostPaid",
              DeletionProtection: false,
              Tags: { Tag: old(each.tags) },
            })),
          },
        }));
      case "DescribeDisks":
        return paged(query, this.#of("disk"), (some) => ({
          Disks: {
            Disk: some.map((each) => ({
              DiskId: each.id,
              Status: each.status,
              InstanceId: each.of ?? "",
              Category: "cloud_essd",
              DiskChargeType: "PostPaid",
              Tags: { Tag: old(each.tags) },
            })),
          },
        }));
      case "DescribeSnapshots":
        return paged(query, this.snapshots, (some) => ({
          Snapshots: {
            Snapshot: some.map((each) => ({
              SnapshotId: each.id,
              SourceDiskId: each.disk,
              Status: "accomplished",
              CreationTime: each.at,
              Tags: { Tag: old(each.tags) },
            })),
          },
        }));
      case "DescribeEipAddresses":
        return counted(query, this.#of("eip"), (some) => ({
          EipAddresses: {
            EipAddress: some.map((each) => ({
              AllocationId: each.id,
              Status: each.status,
              ChargeType: "PostPaid",
              Tags: { Tag: now(each.tags) },
            })),
          },
        }));
      case "DescribeLoadBalancers":
        return counted(query, this.#of("slb"), (some) => ({
          LoadBalancers: {
            LoadBalancer: some.map((each) => ({
              LoadBalancerId: each.id,
              PayType: "PayOnDemand",
              Tags: { Tag: old(each.tags) },
            })),
          },
        }));
      case "DescribeLoadBalancerAttribute":
        return [200, { BackendServers: { BackendServer: [] } }];
      case "DescribeDBInstances":
        return paged(query, this.#of("rds"), (some) => ({
          Items: {
            DBInstance: some.map((each) => ({
              DBInstanceId: each.id,
              DBInstanceStatus: each.status,
              DBInstanceType: "Primary",
              PayType: "Postpaid",
              DeletionProtection: false,
            })),
          },
        }));
      case "ListTagResources":
        return query.has("Tags")
          ? [
              200,
              {
                TagResources: [
                  {
                    ResourceARN: "arn:acs:oss:*:1000000000000001:bucket/photos",
                    Tags: [
                      { Key: "expiry", Value: OVER },
                      { Key: "owner", Value: "ann" },
                    ],
                  },
                ],
              },
            ]
          : [
              200,
              {
                TagResources: {
                  TagResource: this.#of("rds").flatMap((each) =>
                    Object.entries(each.tags).map(([TagKey, TagValue]) => ({
                      ResourceId: each.id,
                      TagKey,
                      TagValue,
                    })),
                  ),
                },
              },
            ];
      case "DescribeMetricList": {
        const asked = JSON.parse(query.get("Dimensions") ?? "[]") as readonly { instanceId: string }[];
        const points = asked.flatMap(({ instanceId }) =>
          Array.from({ length: 90 }, () => ({ instanceId, Average: 5 })),
        );
        return [200, { Datapoints: JSON.stringify(points) }];
      }
      case "GetParameter": {
        const Parameter = this.parameters.get(query.get("Name") ?? "");
        return Parameter === undefined
          ? [404, { Code: "EntityNotExists.Parameter", Message: "no such parameter" }]
          : [200, { Parameter }];
      }
      case "TagResources": {
        if (thing === undefined) return missing;
        for (let n = 1; query.has(`Tag.${n}.Key`); n += 1) {
          thing.tags[query.get(`Tag.${n}.Key`) ?? ""] = query.get(`Tag.${n}.Value`) ?? "";
        }
        return [200, {}];
      }
      case "UntagResources":
        delete thing?.tags[query.get("TagKey.1") ?? ""];
        return [200, {}];
      case "CreateSnapshot": {
        const snapshot = {
          id: `s-${this.snapshots.length + 1}`,
          disk: query.get("DiskId") ?? "",
          tags: {} as Tags,
          at: new Date().toISOString(),
        };
        for (let n = 1; query.has(`Tag.${n}.Key`); n += 1) {
          snapshot.tags[query.get(`Tag.${n}.Key`) ?? ""] = query.get(`Tag.${n}.Value`) ?? "";
        }
        this.snapshots.push(snapshot);
        return [200, { SnapshotId: snapshot.id }];
      }
      case "StopInstance":
      case "StopDBInstance":
        return became("Stopped");
      case "StartInstance":
      case "StartDBInstance":
        return became("Running");
      case "DeleteInstance":
      case "DeleteDisk":
      case "ReleaseEipAddress":
      case "DeleteLoadBalancer":
      case "DeleteDBInstance": {
        if (thing === undefined) return missing;
        this.things = this.things.filter((each) => each.id !== id && each.of !== id);
        return [200, {}];
      }
      default:
        return [404, { Code: "InvalidAction.NotFound", Message: action }];
    }
  }
}

const old = (tags: Tags) => Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
const now = (tags: Tags) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

function paged<T>(query: URLSearchParams, all: readonly T[], shape: (some: readonly T[]) => object): Answer {
  const at = Number(query.get("NextToken") ?? 0);
  const size = Number(query.get("MaxResults"));
  const next = at + size < all.length ? { NextToken: String(at + size) } : { NextToken: "" };
  return [200, { ...shape(all.slice(at, at + size)), ...next }];
}

function counted<T>(
  query: URLSearchParams,
  all: readonly T[],
  shape: (some: readonly T[]) => object,
): Answer {
  const size = Number(query.get("PageSize"));
  const at = (Number(query.get("PageNumber")) - 1) * size;
  return [200, { ...shape(all.slice(at, at + size)), TotalCount: all.length }];
}

describe("against a server that answers as the documents say", () => {
  let vendor: Vendor;
  let cloud: Cloud;
  let told: string[];
  let lines: Readonly<Record<string, unknown>>[];
  let url: string;

  beforeEach(async () => {
    vendor = new Vendor();
    told = [];
    lines = [];
    url = await vendor.start();
    const client = new AcsClient({
      region: "cn-shanghai",
      endpoint: () => url,
      credentials: () => KEYS,
      now: () => Date.now(),
      sleep: async () => {},
    });
    cloud = alicloudCloud(client, {
      approvals: settings.approvals,
      tell: async (message) => void told.push(message),
    });
  });
  afterEach(() => vendor.stop());

  const run = (
    task: Parameters<typeof sweep>[0] = "expiry",
    more: Partial<Settings> = {},
  ): Promise<Outcome> =>
    sweep(
      task,
      cloud,
      { ...settings, ...more },
      {
        now: () => Date.now(),
        record: (line) => void lines.push(line as Readonly<Record<string, unknown>>),
        region: "cn-shanghai",
        deadline: Number.POSITIVE_INFINITY,
      },
    );
  const put = (kind: Thing["kind"], id: string, status: string, tags: Tags, more: Partial<Thing> = {}) => {
    const made = { id, kind, status, tags: { environment: "test", owner: "ann", ...tags }, ...more };
    vendor.things.push(made);
    if (kind === "instance") {
      vendor.things.push({ id: `d-${id}`, kind: "disk", status: "In_use", tags: {}, of: id });
    }
    return made;
  };
  const approve = (
    kind: "instance" | "volume" | "address" | "database",
    id: string,
    by = "atrium-security:ann(3)",
  ) =>
    vendor.parameters.set(approvalName(settings.approvals, { kind, id }), {
      Value: JSON.stringify({ resource: `${kind}/${id}`, expiry: OVER, until: day(5), reason: "over" }),
      UpdatedBy: by,
    });
  const made = (action: string) => vendor.calls.filter((call) => call.action === action);

  it("reads all pages, and touches nothing without a date", async () => {
    for (let n = 0; n < 250; n += 1) put("instance", `i-${n}`, "Running", {});
    for (let n = 0; n < 130; n += 1) put("eip", `eip-${n}`, "InUse", {});
    for (let n = 0; n < 130; n += 1) put("rds", `rm-${n}`, "Running", {});
    const { seen, done } = await run();
    expect({ seen, done }).toEqual({ seen: 250 * 2 + 130 + 130 + 1, done: {} });
    expect([made("DescribeInstances").length, made("DescribeEipAddresses").length]).toEqual([3, 2]);
  });

  it("brings a server from its end to its removal", async () => {
    const server = put("instance", "i-1", "Running", { ...DUE });
    expect((await run()).done).toEqual({ stop: 1 });
    expect([server.status, made("StopInstance")[0]?.query.get("StoppedMode")]).toEqual([
      "Stopped",
      "StopCharging",
    ]);
    approve("instance", "i-1", "atrium-operations:eve(3)");
    expect((await run()).done).toEqual({});
    approve("instance", "i-1");
    expect((await run()).done).toEqual({ backup: 1 });
    expect(vendor.snapshots).toMatchObject([
      { disk: "d-i-1", tags: { "expiry-backup-for": `i-1/${OVER}`, owner: "ann" } },
    ]);
    expect((await run()).done).toEqual({ remove: 1 });
    expect(vendor.things).toEqual([]);
    expect(lines.filter(({ did }) => did === "remove")).toMatchObject([
      { outcome: "asked", approvedBy: "atrium-security:ann(3)", backups: ["s-1"] },
      { outcome: "done" },
    ]);
  });

  it("starts a stopped database for its last backup, and keeps it", async () => {
    put("rds", "rm-1", "Stopped", { ...DUE });
    approve("database", "rm-1");
    expect((await run()).done).toEqual({ wake: 1 });
    expect((await run()).done).toEqual({ remove: 1 });
    expect(made("DeleteDBInstance")[0]?.query.get("ReleasedKeepPolicy")).toBe("Last");
  });

  it("tells of what is paid in advance and of buckets, and touches neither", async () => {
    put("instance", "i-1", "Running", { ...DUE }, { prepaid: true });
    approve("instance", "i-1");
    expect((await run()).done).toEqual({});
    expect((await run("report")).done).toEqual({ report: 3 });
    const text = told.join("\n");
    expect(text).toContain("paid until its end");
    expect(text).toContain("bucket/photos");
    expect(text).toContain("5.0 % CPU");
  });

  it("is what a timer starts, and tells by the queue of alerts", async () => {
    const server = put("instance", "i-1", "Running", { expiry: OVER });
    process.env.ATRIUM_SETTINGS = JSON.stringify(settings);
    process.env.QUEUE = "alerts";
    process.env.MNS_ENDPOINT = url;
    const services = ["ecs", "vpc", "rds", "slb", "oos", "tag", "cms"];
    process.env.ENDPOINTS = JSON.stringify(Object.fromEntries(services.map((service) => [service, url])));
    const event = { triggerTime: "2026-11-23T00:00:00Z", payload: JSON.stringify({ task: "expiry" }) };
    const context = { credentials: KEYS, region: "cn-shanghai", function: { timeout: 900 } };
    const answer = await handleTimer(Buffer.from(JSON.stringify(event)), context);
    expect(JSON.parse(answer)).toMatchObject({ done: { stop: 1 }, failed: [] });
    expect(server.status).toBe("Stopped");
    const [, body = ""] = /<MessageBody>([^<]+)/.exec(vendor.queued[0] ?? "") ?? [];
    const alert = normalise(JSON.parse(Buffer.from(body, "base64").toString("utf8")), { id: "m", now: 0 });
    expect(alert).toMatchObject({
      severity: "medium",
      title: "Resources are past their end and are stopped",
      titleZh: "资源已到期并停用",
      clause: "8.1.5-a",
    });
    expect(alert.text).toContain("i-1");
  });

  it("refuses to act when the clocks are apart", async () => {
    const server = put("instance", "i-1", "Running", { expiry: OVER });
    vendor.skew = -6 * 60_000;
    await expect(run()).rejects.toThrow("refused to act");
    expect(server.status).toBe("Running");
  });

  it("rests at night and wakes in the morning", async () => {
    const server = put("instance", "i-1", "Running", {});
    await run("close");
    expect(server.status).toBe("Stopped");
    const everyDay = {
      environments: ["test"],
      workdays: [1, 2, 3, 4, 5, 6, 7],
      holidays: [],
      extraWorkdays: [],
    };
    await run("open", { office: everyDay });
    expect([server.status, server.tags["office-hours-stopped"]]).toEqual(["Running", undefined]);
  });

  it.each(["throttle", "lose-answer"] as const)(
    "converges through %s: one snapshot a disk, nothing left",
    async (fate) => {
      for (let n = 0; n < 10; n += 1) {
        put("disk", `d-${n}`, "Available", { ...DUE });
        approve("volume", `d-${n}`);
      }
      put("instance", "i-1", "Running", { expiry: OVER });
      vendor.fate = (call) => (call % 4 === 0 ? fate : "pass");
      let last: Outcome | undefined;
      for (let round = 0; round < 12; round += 1) {
        last = await run().catch(() => undefined);
        if (last !== undefined && Object.keys(last.done).length + last.failed.length === 0) break;
      }
      expect(last).toMatchObject({ done: {}, failed: [] });
      expect(vendor.snapshots.map(({ disk }) => disk).sort()).toEqual(
        Array.from({ length: 10 }, (_, n) => `d-${n}`),
      );
      expect(vendor.things.map(({ id, status }) => `${id} ${status}`).sort()).toEqual([
        "d-i-1 In_use",
        "i-1 Stopped",
      ]);
      const recorded = new Set(lines.filter(({ did }) => did === "remove").map(({ resource }) => resource));
      expect(recorded.size).toBe(10);
    },
  );
});
