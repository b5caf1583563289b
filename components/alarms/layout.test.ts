import { describe, expect, it } from "vitest";
import { clause } from "../../guide/index.ts";
import { BadInput } from "../../ipam/diagnostic.ts";
import { readDescription } from "../chat-notifier/function/description.ts";
import { CHANGE_ALARMS } from "./changes.ts";
import { all, any, event, filterPattern, known, logSearch, not, of, unknown } from "./condition.ts";
import type { AlarmsArgs } from "./contract.ts";
import { EVENT_ALARMS } from "./events.ts";
import { layoutAlicloudAlarms, layoutAwsAlarms } from "./layout.ts";
import { FILTER_PATTERN, FILTERS_PER_GROUP } from "./limits.ts";
import { METRIC_KINDS } from "./metrics.ts";
import { ALICLOUD_ROUTE, alicloudAlarmArgs, awsAlarmArgs } from "./testing.ts";

const faults = (build: () => unknown): readonly string[] => {
  try {
    build();
  } catch (error) {
    if (error instanceof BadInput) return error.diagnostics.map(({ path, message }) => `${path} ${message}`);
    throw error;
  }
  return [];
};
const awsFaults = (more: Partial<AlarmsArgs>) =>
  faults(() => layoutAwsAlarms("alarms", awsAlarmArgs("eu-west-1", more)));
const alicloudFaults = (more: Partial<AlarmsArgs>) =>
  faults(() => layoutAlicloudAlarms("alarms", alicloudAlarmArgs("cn-shanghai", more)));

describe("a condition", () => {
  it("is said in both languages", () => {
    const condition = all(any(event("A", "B"), not("error", "X", "Y.Z")), known("message"));
    expect(filterPattern(condition)).toBe(
      '{ ((($.eventName = "A") || ($.eventName = "B")) || (($.errorCode != "X") && ($.errorCode != "Y.Z"))) && ($.errorMessage EXISTS) }',
    );
    expect(logSearch(condition)).toBe(
      '((event.eventName: A or event.eventName: B) or (not event.errorCode: X and not event.errorCode: "Y.Z")) and (event.errorMessage: *)',
    );
  });

  it("names a service in every partition alike", () => {
    expect(filterPattern(of("service", "kms"))).toBe('{ $.eventSource = "kms.*" }');
  });

  it("that one cloud's records cannot answer is a fault of the catalogue", () => {
    expect(() => logSearch(unknown("invoker"))).toThrow("ActionTrail records have no invoker");
  });
});

describe("the catalogue", () => {
  const rows = [
    ...CHANGE_ALARMS,
    ...EVENT_ALARMS,
    ...Object.entries(METRIC_KINDS).map(([id, kind]) => ({ id, ...kind })),
  ];

  it("has each alarm once", () => {
    const ids = rows.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it.each(rows.map((row) => [row.id, row] as const))(
    "%s cites a clause that exists and says what to do in both languages",
    (_, row) => {
      expect(clause(row.clause)).toBeDefined();
      expect(row.titleZh).toMatch(/\p{Script=Han}/u);
      expect(row.text.length).toBeGreaterThan(10);
      expect(row.responseMinutes).toBeGreaterThan(0);
    },
  );

  it("covers chapter 4 of the CIS benchmark", () => {
    const cis = CHANGE_ALARMS.flatMap(({ cis }) => cis ?? []).map((id) => Number(id.slice(2)));
    expect(cis.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
  });

  it("fits into what the services take", () => {
    for (const { id, aws, alicloud } of CHANGE_ALARMS) {
      expect([id, filterPattern(aws).length <= FILTER_PATTERN]).toEqual([id, true]);
      expect(logSearch(alicloud)).not.toContain("undefined");
    }
    expect(CHANGE_ALARMS.length).toBeLessThan(FILTERS_PER_GROUP);
  });

  it.each([
    ["failed-sign-ins", 30, { than: 10, withinMinutes: 1440 }],
    ["port-opened", 15, undefined],
    ["permission-burst", 60, { than: 20, withinMinutes: 60 }],
  ] as const)("keeps the guide's numbers: %s", (id, minutes, more) => {
    const row = CHANGE_ALARMS.find((each) => each.id === id);
    expect([row?.responseMinutes, row?.more]).toEqual([minutes, more]);
  });
});

describe("faults", () => {
  it("are none for the arguments of the README", () => {
    expect([...awsFaults({}), ...alicloudFaults({})]).toEqual([]);
  });

  it("are that a metric is named by place and none is said, or the other way round", () => {
    expect(
      awsFaults({
        targets: {
          a: { kind: "room-temperature", dimensions: {} },
          b: { kind: "room-temperature", dimensions: {}, place: "mall-a" },
          c: { kind: "server-cpu", dimensions: { InstanceId: "i" }, place: "mall-a" },
        },
      }),
    ).toEqual(["targets.a.place is missing", "targets.c.place is not asked for"]);
  });

  it("come all at once, each with its path", () => {
    expect(
      awsFaults({
        account: "1",
        route: ALICLOUD_ROUTE,
        runbooks: "http://wiki/",
        workingHours: { from: 7.5, to: 25, utcOffset: 20 },
        off: { nothing: { reason: " ", owner: "ops" } },
        targets: {
          Bad: { kind: "server-cpu", dimensions: {} },
          a: { kind: "nothing" as "server-cpu", dimensions: {} },
          b: { kind: "database-space", dimensions: { DBInstanceIdentifier: "x" } },
          c: {
            kind: "server-cpu",
            dimensions: { InstanceId: "i" },
            whole: 5,
            threshold: { value: 95, reason: "" },
            behind: "z",
          },
          d: { kind: "server-cpu", dimensions: { InstanceId: "i", Extra: "x" }, behind: "e" },
          e: { kind: "server-cpu", dimensions: { InstanceId: "i" }, behind: "d" },
        },
      }),
    ).toEqual([
      "account is no account id",
      "route is a route of the other cloud",
      "workingHours.from is no hour of the day",
      "workingHours.to is no hour of the day",
      "workingHours.utcOffset is no offset",
      "off.nothing is no alarm of the catalogue",
      "off.nothing.reason is empty",
      "targets.Bad is no name",
      "targets.Bad.dimensions are not those of the metric",
      "targets.a.kind is no kind",
      "targets.b.whole is missing",
      "targets.c.whole is not asked for",
      "targets.c.threshold.reason is no reason",
      "targets.c.behind is no target",
      "targets.d.dimensions are not those of the metric",
      "targets.d.behind goes round in a circle",
      "targets.e.behind goes round in a circle",
      "runbooks is no address",
    ]);
  });

  it("say what Alibaba Cloud does not measure, with the nearest replacement", () => {
    const tunnel = { tunnel: { kind: "tunnel-down", dimensions: {} } } as const;
    expect(alicloudFaults({ targets: tunnel })).toEqual([
      "targets.tunnel.kind is not measured on Alibaba Cloud",
    ]);
  });

  it("refuse a working day that never ends", () => {
    expect(awsFaults({ workingHours: { from: 0, to: 24 } })).toEqual(["workingHours is the whole day"]);
  });
});

describe("an alarm on AWS", () => {
  const layout = layoutAwsAlarms("alarms", awsAlarmArgs("eu-west-1"));
  const change = (key: string) => layout.changes.find((each) => each.key === key);
  const metric = (key: string) => layout.metrics.find((each) => each.key === key);

  it("says severity, response, clause, runbook and system in its description", () => {
    expect(readDescription(metric("pos-cpu")?.description ?? "")).toMatchObject({
      severity: "medium",
      response: "60 min",
      clause: "11.3.1-a",
      system: "pos",
      runbook: "https://wiki.mall.example/runbooks/server-cpu",
    });
    expect(readDescription(change("root-use")?.description ?? "")).toMatchObject({
      severity: "critical",
      response: "5 min",
    });
  });

  it("counts failed sign-ins over a day, and rings at the eleventh", () => {
    expect(change("failed-sign-ins")).toMatchObject({ threshold: 10, period: 86_400 });
  });

  it("counts sign-ins outside of working hours alone, in UTC", () => {
    expect(change("sign-in-off-hours")?.quiet).toEqual({ from: 23, to: 15 });
    const west = layoutAwsAlarms(
      "a",
      awsAlarmArgs("us-west-2", { workingHours: { from: 9, to: 17, utcOffset: -8 } }),
    );
    expect(west.changes.find(({ key }) => key === "sign-in-off-hours")?.quiet).toEqual({ from: 17, to: 1 });
  });

  it("measures in the metric's own unit", () => {
    expect(metric("shop-latency")).toMatchObject({
      threshold: 0.2,
      over: true,
      periods: 5,
      behind: "tunnel",
    });
    expect(metric("orders-space")).toMatchObject({ threshold: 32_212_254_720, over: false });
    expect(metric("pos-cpu")).toMatchObject({ threshold: 85, periods: 1, missing: "tell" });
  });

  it("is silent about changes where there is no trail, and shows what was left out", () => {
    const { trail: _, ...args } = awsAlarmArgs("eu-west-1", {
      off: { "provider-event": { reason: "own feed", owner: "ops" } },
    });
    const without = layoutAwsAlarms("alarms", args);
    expect(without.changes).toEqual([]);
    expect(without.events.map(({ key, tags }) => [key, tags["waiver-provider-event"]])).toEqual([
      ["backup-failed", "own feed - ops"],
    ]);
  });
});

describe("an alarm on Alibaba Cloud", () => {
  const layout = layoutAlicloudAlarms("alarms", alicloudAlarmArgs("cn-shanghai"));
  const change = (key: string) => layout.changes.find((each) => each.key === key);

  it("asks who did it from where", () => {
    expect(change("root-use")?.query).toBe(
      '__topic__: actiontrail_audit_event and ((event.userIdentity.type: root-account) and (event.eventName: ConsoleSignin)) | select "event.userIdentity.accountId" as account, "event.userIdentity.principalId" as actor, arbitrary("event.userIdentity.userName") as "user", arbitrary("event.userIdentity.type") as kind, array_agg(distinct "event.sourceIpAddress") as ip, array_agg(distinct "event.eventName") as events, array_agg(distinct "event.resourceName") as resource, count(1) as cnt from log group by account, actor limit 100',
    );
  });

  it("looks at every minute once, and at a day every quarter of an hour", () => {
    expect(change("port-opened")).toMatchObject({ windowMinutes: 1, everyMinutes: 1, threshold: 0 });
    expect(change("failed-sign-ins")).toMatchObject({ windowMinutes: 1440, everyMinutes: 15, threshold: 10 });
  });

  it("knows working hours", () => {
    expect(change("sign-in-off-hours")?.query).toContain(
      "where not (((__time__ + 28800) % 86400) / 3600 >= 7 and ((__time__ + 28800) % 86400) / 3600 < 23)",
    );
  });

  it("turns a threshold round where the product counts the other way", () => {
    const space = (value: number) =>
      layoutAlicloudAlarms(
        "a",
        alicloudAlarmArgs("cn-shanghai", {
          targets: {
            x: {
              kind: "database-space",
              dimensions: { instanceId: "rm" },
              threshold: { value, reason: "grows slowly, small" },
            },
          },
        }),
      ).metrics[0];
    expect(layout.metrics.find(({ key }) => key === "orders-space")).toMatchObject({
      threshold: 70,
      over: true,
    });
    expect(space(20)).toMatchObject({ threshold: 80, over: true });
  });
});
