import { describe, expect, it } from "vitest";
import { BadInput } from "../../ipam/diagnostic.ts";
import type { ChatNotifierArgs } from "./contract.ts";
import { layoutAlicloudChatNotifier, layoutAwsChatNotifier } from "./layout.ts";
import { AWS_KEY, alicloudChatArgs, chatArgs } from "./testing.ts";

const faults = (build: () => unknown): readonly string[] => {
  try {
    build();
  } catch (error) {
    if (error instanceof BadInput) return error.diagnostics.map(({ path, message }) => `${path} ${message}`);
    throw error;
  }
  return [];
};
const awsFaults = (more: Partial<ChatNotifierArgs>) =>
  faults(() => layoutAwsChatNotifier("alerts", chatArgs("ap-northeast-1", more)));

describe("faults", () => {
  it("are none for arguments as the README has them", () => {
    expect(awsFaults({})).toEqual([]);
    expect(faults(() => layoutAlicloudChatNotifier("alerts", alicloudChatArgs("cn-shanghai")))).toEqual([]);
  });

  it("come all at once, each with its path", () => {
    const found = awsFaults({
      account: "1",
      channels: {
        Duty: { kind: "wecom", url: "u", secret: "s" },
        hook: { kind: "webhook", url: "u" },
        other: { kind: "slack" as "wecom", url: "u", from: "urgent" as "high", systems: [] },
      },
      hosts: ["https://x"],
      quietHours: { start: "25:00", end: "07:00", offset: "8", below: "critical" },
      fallback: ["nobody", "a@b.example", "A@b.example"],
      logRetentionDays: 30,
      kmsInstance: "kst-1",
    });
    expect(found).toEqual([
      "account is no account id",
      "kmsInstance is of Alibaba Cloud",
      "channels.Duty is no name",
      "channels.Duty.secret is nothing WeCom knows",
      "channels.hook.secret is missing",
      "channels.other.kind is no kind of channel",
      "channels.other.from is no severity",
      "channels.other.systems is empty",
      "hosts[0] is no host name",
      "quietHours.start is no time of day",
      "quietHours.offset is no offset",
      "quietHours.below leaves high alerts to the morning",
      "fallback[0] is no mail address",
      "fallback[2] stands there twice",
      "logRetentionDays is too short",
    ]);
  });

  it.each([
    [{ channels: {} }, "channels is empty"],
    [{ fallback: [] }, "fallback is empty"],
    [{ hosts: [] }, 'hosts leaves out the host of "finance"'],
    [{ quietHours: { start: "20:00", end: "09:00" } }, "quietHours is no night"],
    [
      { key: { ...AWS_KEY, serves: AWS_KEY.serves.filter((each) => each !== "events") } },
      "key leaves out events, which writes with this key",
    ],
    [{ region: "cn-shanghai" }, "region is no region of the cloud"],
  ] as const)("%j: %s", (more, fault) => {
    expect(awsFaults(more as Partial<ChatNotifierArgs>)).toContain(fault);
  });

  it("say when the rooms do not fit into the function's environment", () => {
    const systems = Array.from({ length: 300 }, (_, index) => `system-${index}`);
    const channels = { duty: { kind: "wecom", url: "u", systems } } as const;
    expect(awsFaults({ channels })).toEqual(["channels is too long"]);
  });
});

describe("the layout", () => {
  it("never holds an address or a secret", () => {
    const all = [
      layoutAwsChatNotifier("alerts", chatArgs("ap-northeast-1")),
      layoutAlicloudChatNotifier("alerts", alicloudChatArgs("cn-shanghai")),
    ];
    expect(JSON.stringify(all)).not.toMatch(/very-secret|SEC-of|access_token/);
  });

  it("gives each worker its part of the rate", () => {
    const workers = ({ settings }: { readonly settings: string }) => JSON.parse(settings).workers;
    expect(workers(layoutAwsChatNotifier("a", chatArgs("ap-northeast-1")))).toBe(2);
    expect(workers(layoutAlicloudChatNotifier("a", alicloudChatArgs("cn-shanghai")))).toBe(1);
  });

  it("reads the night in the group's own clock", () => {
    const quietHours = { start: "22:30", end: "06:00", offset: "-03:30" };
    const { settings } = layoutAwsChatNotifier("a", chatArgs("sa-east-1", { quietHours }));
    expect(JSON.parse(settings).quiet).toEqual({ start: 1350, end: 360, offset: -210, below: "high" });
  });

  it("keeps the log six months, or as long as the service counts beyond that", () => {
    const days = (logRetentionDays?: number) =>
      layoutAwsChatNotifier(
        "a",
        chatArgs("eu-west-1", logRetentionDays === undefined ? {} : { logRetentionDays }),
      ).logRetentionDays;
    expect([days(), days(366), days(4000)]).toEqual([365, 400, 3653]);
  });

  it.each([
    [
      "eu-west-1",
      [
        "AlarmsPublish",
        "EventsPublish",
        "BackupPublishes",
        "BudgetsPublish",
        "CostAnomaliesPublish",
        "EncryptedOnly",
      ],
    ],
    ["cn-north-1", ["AlarmsPublish", "EventsPublish", "BackupPublishes", "EncryptedOnly"]],
  ])("in %s lets these publish: %j", (region, sids) => {
    const { topicPolicy } = layoutAwsChatNotifier("alerts", chatArgs(region));
    expect(topicPolicy.Statement.map(({ Sid }) => Sid)).toEqual(sids);
    const unbound = topicPolicy.Statement.filter(
      ({ Effect, Condition }) => Effect === "Allow" && Condition?.StringEquals === undefined,
    );
    expect(unbound.map(({ Sid }) => Sid)).toEqual(["EventsPublish"]);
  });
});
