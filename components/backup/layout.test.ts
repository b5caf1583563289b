import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BadInput } from "../../ipam/diagnostic.ts";
import { BACKUP_CLASS_NAMES, BACKUP_CLASSES } from "./classes.ts";
import type { BackupArgs } from "./contract.ts";
import { faultCases } from "./faults.cases.ts";
import { layoutAlicloudBackup, layoutAwsBackup } from "./layout.ts";
import { alicloudBackupArgs, backupArgs } from "./testing.ts";
import { awsCron, cloudBackupSchedule, databaseHour, OOS_DRILL, utcSchedule } from "./times.ts";

const LAYOUT = { aws: layoutAwsBackup, alicloud: layoutAlicloudBackup };

function codes(cloud: "aws" | "alicloud", args: BackupArgs): readonly string[] {
  try {
    LAYOUT[cloud]("mall", args);
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    for (const each of error.diagnostics) expect(each.path).not.toBe("");
    return error.diagnostics.map(({ code }) => code);
  }
}

const base = (cloud: "aws" | "alicloud", more: Partial<BackupArgs>): BackupArgs =>
  cloud === "aws" ? backupArgs("ap-northeast-1", more) : alicloudBackupArgs("cn-shanghai", more);

describe.each(faultCases)("on $cloud: $title", ({ cloud, code, args, twin }) => {
  it(`is refused as ${code}`, () => {
    expect(codes(cloud, base(cloud, args))).toContain(code);
  });

  it("is not refused once it is put right", () => {
    expect(codes(cloud, base(cloud, twin))).toEqual([]);
  });
});

it("plants at least one mistake for each code that the checks know", () => {
  const planted = new Set(faultCases.map(({ code }) => code));
  expect(planted.size).toBeGreaterThan(25);
});

it("gives all faults at once, each with its own path", () => {
  const found = codes("aws", {
    ...backupArgs("ap-northeast-1"),
    account: "1",
    startsAt: "12:00",
    stewards: [],
    systems: { x: { class: "core", rpoMinutes: -1 } },
  });
  expect(found).toEqual(["backup.account", "backup.rpo", "backup.opening-hours", "backup.stewards"]);
});

it("wants somebody to hear of drills on AWS", () => {
  const { route: _, ...deaf } = backupArgs("ap-northeast-1");
  expect(() => layoutAwsBackup("mall", deaf)).toThrow(BadInput);
});

describe("schedules", () => {
  it("of a night follow each other three hours apart, on the group's clock", () => {
    const { classes } = layoutAwsBackup("mall", backupArgs("ap-northeast-1"));
    expect(classes.map(({ name, rules }) => [name, ...rules.map(({ schedule }) => schedule)])).toEqual([
      ["core", "cron(30 22 * * ? *)", "cron(30 1 ? * SUN *)", "cron(30 4 1 * ? *)"],
      ["pos", "cron(30 22 * * ? *)", "cron(30 1 ? * SUN *)", "cron(30 4 1 * ? *)"],
      ["ordinary", "cron(30 1 ? * SUN *)", "cron(30 4 1 * ? *)"],
    ]);
  });

  it("of Cloud Backup begin at the same clock time in the past", () => {
    const text = cloudBackupSchedule({ every: "day" }, "22:30", "Asia/Shanghai");
    const [, start = ""] = text.split("|");
    expect(text).toMatch(/^I\|\d+\|P1D$/);
    expect(new Date(Number(start) * 1000).toISOString()).toBe("2026-01-04T14:30:00.000Z");
  });

  it("of databases take the next whole hour, in UTC", () => {
    expect(databaseHour("22:30", "Asia/Shanghai")).toBe("15:00Z-16:00Z");
    expect(databaseHour("02:00", "Asia/Shanghai")).toBe("18:00Z-19:00Z");
    expect(databaseHour("23:30", "Etc/UTC")).toBe("00:00Z-01:00Z");
  });

  it("of copies elsewhere are in UTC", () => {
    expect(utcSchedule(1, "22:30", "Asia/Shanghai")).toBe("cron(30 14 * * ? *)");
    expect(utcSchedule(7, "22:30", "Asia/Shanghai")).toBe("rate(7 days)");
  });

  it("never start while malls are open, whatever start is accepted", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hour, minute) => {
        const startsAt = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
        if (codes("aws", backupArgs("ap-northeast-1", { startsAt })).length > 0) return;
        for (const every of ["day", "week", "month"] as const) {
          const [, at = 0] = /^cron\(\d+ (\d+) /.exec(awsCron({ every }, startsAt)) ?? [];
          expect(Number(at) < 9 || Number(at) >= 22).toBe(true);
        }
      }),
    );
  });

  it("of drills come once a quarter, seconds first", () => {
    expect(OOS_DRILL).toBe("0 0 23 2 1,4,7,10 ?");
  });
});

describe("what an accepted plan comes to", () => {
  it("is a proof whose every line holds, on both clouds", () => {
    for (const layout of [
      layoutAwsBackup("mall", backupArgs("ap-northeast-1")),
      layoutAlicloudBackup("mall", alicloudBackupArgs("cn-shanghai")),
    ]) {
      expect(layout.proof.filter(({ holds }) => !holds)).toEqual([]);
      expect(layout.proof.map(({ class: of, rule }) => `${of} ${rule}`)).toEqual([
        "core copies",
        "core media",
        "core off-site",
        "core elsewhere",
        "core rhythm",
        "core retention",
        "core rpo",
        "pos copies",
        "pos media",
        "pos off-site",
        "pos elsewhere",
        "pos rhythm",
        "pos retention",
        "pos rpo",
        "ordinary rhythm",
        "ordinary retention",
        "ordinary rpo",
      ]);
    }
  });

  it("keeps no rule shorter than the guide, and locks the vault to its shortest", () => {
    const { classes } = layoutAwsBackup("mall", backupArgs("ap-northeast-1"));
    for (const each of classes) {
      for (const rule of each.rules) {
        const asked = BACKUP_CLASSES[each.name].rules.find(({ key }) => key === rule.key);
        expect(rule.keptDays).toBeGreaterThanOrEqual(asked?.leastDays ?? Number.POSITIVE_INFINITY);
        expect(rule.keptDays).toBeGreaterThanOrEqual(each.leastDays);
        expect(rule.keptDays).toBeLessThanOrEqual(each.mostDays);
      }
    }
  });

  it("keeps the first backup of each week and month longer on Alibaba Cloud", () => {
    const { classes } = layoutAlicloudBackup("mall", alicloudBackupArgs("cn-shanghai"));
    expect(classes.map(({ name, keptDays, longer }) => [name, keptDays, longer])).toEqual([
      [
        "core",
        35,
        [
          { type: "WEEKLY", keptDays: 92 },
          { type: "MONTHLY", keptDays: 1096 },
        ],
      ],
      [
        "pos",
        35,
        [
          { type: "WEEKLY", keptDays: 92 },
          { type: "MONTHLY", keptDays: 1096 },
        ],
      ],
      ["ordinary", 184, []],
    ]);
  });
});

it("asks of every class what the guide asks at least", () => {
  for (const name of BACKUP_CLASS_NAMES) {
    const { rules, longestDays, everyHours } = BACKUP_CLASSES[name];
    expect(Math.max(...rules.map(({ leastDays }) => leastDays))).toBe(longestDays);
    expect(rules.some(({ every }) => ({ day: 24, week: 168, month: 744 })[every] <= everyHours)).toBe(true);
    for (const { keptDays, leastDays } of rules) expect(keptDays).toBeGreaterThanOrEqual(leastDays);
  }
});
