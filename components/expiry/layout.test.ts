import { describe, expect, it } from "vitest";
import { BadInput } from "../../ipam/diagnostic.ts";
import type { PolicyDocument } from "../policy-document.ts";
import type { ExpiryArgs } from "./contract.ts";
import { readSettings } from "./function/settings.ts";
import { layoutAlicloudExpiry, layoutAwsExpiry } from "./layout.ts";
import { alicloudExpression, awsExpression } from "./schedules.ts";
import { alicloudExpiryArgs, expiryArgs, KEY } from "./testing.ts";

const faults = (build: () => unknown): readonly string[] => {
  try {
    build();
  } catch (error) {
    if (error instanceof BadInput) return error.diagnostics.map(({ path, message }) => `${path} ${message}`);
    throw error;
  }
  return [];
};
const awsFaults = (more: Partial<ExpiryArgs>) =>
  faults(() => layoutAwsExpiry("shop", expiryArgs("ap-northeast-1", more)));
const actions = ({ Statement }: PolicyDocument, effect: "Allow" | "Deny") =>
  Statement.filter(({ Effect }) => Effect === effect).flatMap(({ Action = [] }) => [Action].flat());

describe("faults", () => {
  it("are none for arguments as the README has them", () => {
    expect(awsFaults({})).toEqual([]);
    expect(faults(() => layoutAlicloudExpiry("shop", alicloudExpiryArgs("cn-shanghai")))).toEqual([]);
  });

  it("come all at once, each with its path", () => {
    const found = awsFaults({
      account: "1",
      region: "cn-shanghai",
      environment: "prod" as "production",
      modes: { staging: "kill" as "stop", prod: "stop" } as never,
      approvers: ["atrium-security"],
      warnDays: [7, 7, -1],
      graceDays: 0,
      timeZone: "Asia/Shangai",
      mostRemovals: 0,
      idle: { stoppedDays: 0, cpuPercent: 100, cpuDays: 94 },
      officeHours: {
        start: "8:30",
        stop: "20:00",
        environments: ["production"],
        workdays: [0],
        holidays: ["2026-02-30"],
      },
      route: { provider: "alicloud", contactGroup: "", queue: "", queueArn: "", actionPolicy: "" },
      key: { ...KEY, serves: ["sns", "sqs", "cloudwatch"] },
      logRetentionDays: 365,
    });
    expect(found).toEqual([
      "region is no region of the cloud",
      "account is no account id",
      "timeZone is no time zone",
      "environment is no environment",
      "modes.staging is no mode",
      "modes.prod is no environment",
      "approvers[0] is no role or user",
      "warnDays[1] stands there twice",
      "warnDays[2] is out of range",
      "graceDays is out of range",
      "mostRemovals is out of range",
      "logRetentionDays is out of range",
      "idle.stoppedDays is out of range",
      "idle.cpuPercent is out of range",
      "idle.cpuDays is out of range",
      "officeHours.start is no time of day",
      "officeHours.environments[0] must not rest at night",
      "officeHours.workdays[0] is out of range",
      "officeHours.holidays[0] is no day",
      "route is of the other cloud",
      "key leaves out logs, which writes with this key",
    ]);
  });

  it.each<[Partial<ExpiryArgs>, string]>([
    [{ warnDays: [] }, "warnDays is empty, so nobody would be warned [§8.1.5-a]"],
    [{ approvers: [], modes: { test: "remove" } }, "approvers is empty, and something is to be removed"],
    [{ approvers: ["arn:aws:iam::999900001111:role/x"] }, "approvers[0] lies in another account"],
    [{ officeHours: { start: "20:00", stop: "08:00" } }, "officeHours.stop is not after 20:00"],
    [{ timeZone: "UTC+8" }, "timeZone is no time zone"],
  ])("%j: %s", (more, fault) => {
    expect(awsFaults(more)).toContain(fault);
  });

  it("name a missing key, and holidays that do not fit into the environment", () => {
    const { key: _, ...keyless } = expiryArgs("ap-northeast-1");
    expect(faults(() => layoutAwsExpiry("shop", keyless))).toEqual(["key is missing [§8.3.3-e]"]);
    const holidays = Array.from({ length: 300 }, (_unused, index) => `20${27 + (index % 70)}-01-01`);
    expect(awsFaults({ officeHours: { start: "08:00", stop: "20:00", holidays } })).toEqual([
      "officeHours.holidays is too long",
    ]);
  });
});

describe("the role of the program", () => {
  const document = (more: Partial<ExpiryArgs>) =>
    layoutAwsExpiry("shop", expiryArgs("ap-northeast-1", more)).functionPolicy("key", "topic");
  const use = (more: Partial<ExpiryArgs>) =>
    layoutAlicloudExpiry("shop", alicloudExpiryArgs("cn-shanghai", more)).functionUse("alerts");
  const REMOVES = /Terminate|Delete(?:Volume|LoadBalancer|DBInstance|Instance|Disk)|Release/;
  const STOPS = /:Stop/;

  it.each<[string, Partial<ExpiryArgs>, boolean, boolean]>([
    ["production", { environment: "production" }, false, false],
    ["staging", { environment: "staging" }, true, false],
    ["development", { environment: "development" }, true, true],
    ["development without approvers", { environment: "development", approvers: [] }, true, false],
    ["production that removes", { environment: "production", modes: { production: "remove" } }, true, true],
  ])("has no rights beyond its mode: %s", (_name, more, stops, removes) => {
    const { officeHours: _office, ...args } = expiryArgs("ap-northeast-1", more);
    const allowed = actions(layoutAwsExpiry("shop", args).functionPolicy("key", "topic"), "Allow");
    expect([allowed.some((each) => STOPS.test(each)), allowed.some((each) => REMOVES.test(each))]).toEqual([
      stops,
      removes,
    ]);
    const { approvers: _own, ...others } = more;
    const { officeHours: __, ...there } = alicloudExpiryArgs("cn-shanghai", {
      ...others,
      ...(more.approvers !== undefined && { approvers: [] }),
    });
    const ours = actions(layoutAlicloudExpiry("shop", there).functionUse("alerts"), "Allow");
    expect([ours.some((each) => STOPS.test(each)), ours.some((each) => REMOVES.test(each))]).toEqual([
      stops,
      removes,
    ]);
  });

  it("is refused data, backups, keys and approvals, whatever else is attached to it", () => {
    for (const denied of [
      "s3:DeleteBucket",
      "ec2:DeleteSnapshot",
      "kms:ScheduleKeyDeletion",
      "ssm:PutParameter",
    ]) {
      expect(actions(document({}), "Deny")).toContain(denied);
    }
    for (const denied of [
      "oss:DeleteBucket",
      "ecs:DeleteSnapshot",
      "kms:ScheduleKeyDeletion",
      "oos:CreateParameter",
    ]) {
      expect(actions(use({}), "Deny")).toContain(denied);
    }
  });

  it("touches only what carries a date", () => {
    const removing = document({}).Statement.find(({ Sid }) => Sid === "Remove");
    expect(removing?.Condition).toEqual({
      Null: { "aws:ResourceTag/expiry": "false" },
      StringEqualsIfExists: { "aws:ResourceTag/environment": ["development", "test"] },
    });
  });
});

describe("schedules", () => {
  const layout = layoutAwsExpiry("shop", expiryArgs("ap-northeast-1"));

  it("run each hour, each morning, and at the edges of the day", () => {
    expect(layout.schedules.map((each) => [each.key, awsExpression(each)])).toEqual([
      ["expiry", "rate(1 hour)"],
      ["report", "cron(0 9 * * ? *)"],
      ["open", "cron(30 8 * * ? *)"],
      ["close", "cron(0 20 * * ? *)"],
    ]);
    expect(layout.schedules.map((each) => alicloudExpression(each, "Asia/Shanghai"))).toEqual([
      "@every 60m",
      "CRON_TZ=Asia/Shanghai 0 0 9 * * *",
      "CRON_TZ=Asia/Shanghai 0 30 8 * * *",
      "CRON_TZ=Asia/Shanghai 0 0 20 * * *",
    ]);
  });

  it("leave office hours out where nobody asked for them", () => {
    const { officeHours: _, ...args } = expiryArgs("ap-northeast-1");
    expect(layoutAwsExpiry("shop", args).schedules.map(({ key }) => key)).toEqual(["expiry", "report"]);
  });
});

describe("the settings", () => {
  const of = (more: Partial<ExpiryArgs>) =>
    readSettings(layoutAwsExpiry("shop", expiryArgs("ap-northeast-1", more)).settings);

  it("are careful with production unless somebody says otherwise", () => {
    const { modes, warnDays, graceDays, timeZone } = of({});
    expect({ modes, warnDays, graceDays, timeZone }).toEqual({
      modes: { production: "report", staging: "stop", development: "remove", test: "remove" },
      warnDays: [14, 7, 1],
      graceDays: 7,
      timeZone: "Asia/Shanghai",
    });
    expect(of({ modes: { production: "stop" } }).modes).toMatchObject({ production: "stop", test: "remove" });
  });
});

it("keeps the record for five years, in what the service takes", () => {
  const days = (logRetentionDays: number) =>
    layoutAwsExpiry("shop", expiryArgs("ap-northeast-1", { logRetentionDays })).logRetentionDays;
  expect([days(1827), days(1828), days(3653)]).toEqual([1827, 2192, 3653]);
});
