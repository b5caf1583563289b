import { readFileSync } from "node:fs";
import * as alicloud from "@pulumi/alicloud";
import * as aws from "@pulumi/aws";
import { allocate, emptyLock, parsePlan } from "../../ipam/index.ts";
import { keyRef } from "../audit-log/testing.ts";
import { TAPES } from "../backup/testing.ts";
import type { KeyRef } from "../keys/contract.ts";
import { networkArgs } from "../network/testing.ts";
import { awsBaseline, configSink } from "../threat-baseline/testing.ts";
import { ALICLOUD_ROUTE, AWS_ROUTE, keyFor, TAGS } from "../workload/testing.ts";

/** What READMEs take for granted, by README; made under the mocks of a test. */
const place = { account: "111122223333", region: "ap-southeast-1" };
const administrators = {
  people: ["arn:aws:iam::111122223333:role/security"],
  pipelines: ["arn:aws:iam::111122223333:role/deploy"],
};
const named = (keys: Readonly<Record<string, KeyRef>>) => ({ keys });

export const SCOPES = {
  "account-defaults": () => ({
    tags: TAGS,
    keys: { disks: keyFor("ebs", "autoscaling"), logs: keyFor("logs") },
  }),
  alarms: () => ({ tags: TAGS, chat: { route: AWS_ROUTE }, trail: { liveLog: "/atrium/audit-trail" } }),
  "audit-log": () => ({
    tags: TAGS,
    keys: {
      keys: { "audit-logs": keyRef("logs", ["cloudtrail", "log-delivery", "s3", "config"]) },
      replicas: { "audit-logs": keyRef("copies", ["s3"]) },
    },
    shopKeys: named({ logs: keyFor("logs") }),
    alerts: { route: AWS_ROUTE },
    logAccount: new aws.Provider("logs", { region: "ap-southeast-1" }),
    shopAccount: new aws.Provider("shop", { region: "ap-northeast-1" }),
  }),
  backup: () => ({
    tags: TAGS,
    keys: named({ data: keyFor("backup") }),
    jakarta: named({ data: { ...keyFor("backup"), arn: "jakarta-arn" } }),
    tapes: { class: "pos", everyDays: 31, keptDays: 1096, ...TAPES } as const,
    ledgers: { class: "core", everyDays: 31, keptDays: 1096, ...TAPES } as const,
    alerts: { route: AWS_ROUTE },
  }),
  "chat-notifier": () => ({ tags: TAGS, administrators }),
  "config-backup": () => ({
    tags: TAGS,
    keys: named({ data: keyFor("s3") }),
    tokyo: named({ data: keyFor("s3") }),
    alerts: { route: AWS_ROUTE },
    place,
  }),
  expiry: () => ({
    tags: TAGS,
    administrators,
    channels: { duty: { kind: "dingtalk", url: "https://robot.example/duty" } } as const,
  }),
  identity: () => ({ tags: TAGS }),
  "ipam-pools": () => ({ tags: TAGS, allocate, plan: plan(), lock: emptyLock("plan") }),
  keys: () => ({ tags: TAGS }),
  network: () => ({
    tags: TAGS,
    allocation: { cloudNetwork: (_name: string) => networkArgs(NETWORK).addresses },
  }),
  organization: () => ({ tags: TAGS }),
  tagging: () => ({ tags: TAGS }),
  "threat-baseline": () => ({
    tags: TAGS,
    args: awsBaseline("ap-southeast-1", { regions: ["ap-southeast-1", "ap-northeast-1"] }),
    opts: {},
    archive: Object.assign(new aws.s3.Bucket("archive"), { sinks: { config: configSink("ap-southeast-1") } }),
    notifier: { route: AWS_ROUTE },
  }),
  "threat-baseline#2": () => {
    const made = (region: string) => new alicloud.Provider(region, { region });
    return {
      tags: TAGS,
      notifier: { route: ALICLOUD_ROUTE },
      beijing: made("cn-beijing"),
      providers: { "cn-shanghai": made("cn-shanghai"), "cn-hangzhou": made("cn-hangzhou") } as Readonly<
        Record<string, alicloud.Provider>
      >,
    };
  },
} as const;

const NETWORK: Parameters<typeof networkArgs>[0] = {
  cloud: "aws",
  stack: "ipv4",
  zones: [0, 1],
  tiers: {
    web: { slot: 0, role: "web" },
    app: { slot: 1, role: "app" },
    db: { slot: 2, role: "db" },
    jump: { slot: 3, role: "management" },
  },
};

function plan() {
  const file = new URL("../../examples/ipam-pools/plan.yaml", import.meta.url);
  return parsePlan(readFileSync(file, "utf8"), "plan.yaml");
}
