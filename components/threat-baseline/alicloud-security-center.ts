import * as alicloud from "@pulumi/alicloud";
import type { CustomResourceOptions } from "@pulumi/pulumi";
import type { MakeChild } from "../component.ts";
import type { PlannedFirewall, PlannedSecurityCenter } from "./alicloud-layout.ts";
import { SCANNED_SUFFIXES } from "./alicloud-queries.ts";
import { BRUTE_FORCE, FIRST_SCAN, NIGHT } from "./limits.ts";

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/**
 * What a bought Security Center does by itself.
 * @returns the rule against guessing, where there is one
 */
export function securityCenter(
  child: MakeChild,
  { servers, ruleName, scanEveryDays, baseline, productChecks, buckets, logs }: PlannedSecurityCenter,
  opts: CustomResourceOptions,
): alicloud.threatdetection.AntiBruteForceRule | undefined {
  const { threatdetection } = alicloud;
  const rule =
    servers.length === 0
      ? undefined
      : child(
          threatdetection.AntiBruteForceRule,
          "brute-force",
          {
            antiBruteForceRuleName: ruleName,
            failCount: BRUTE_FORCE.tries,
            span: BRUTE_FORCE.withinMinutes,
            forbiddenTime: BRUTE_FORCE.shutMinutes,
            defaultRule: true,
            protocolType: { ssh: "on", rdp: "on", sqlServer: "on" },
            uuidLists: [...servers],
          },
          opts,
        );
  child(
    threatdetection.CycleTask,
    "vulnerabilities",
    {
      taskName: "EMG_VUL_SCHEDULE_SCAN",
      taskType: "EMG_VUL_SCHEDULE_SCAN",
      enable: 1,
      firstDateStr: FIRST_SCAN,
      intervalPeriod: scanEveryDays,
      periodUnit: "day",
      targetStartTime: NIGHT.from,
      targetEndTime: NIGHT.to,
    },
    opts,
  );
  if (baseline !== undefined) {
    child(
      threatdetection.BaselineStrategy,
      "baseline",
      {
        baselineStrategyName: baseline.name,
        customType: "custom",
        riskSubTypeName: baseline.checks,
        cycleDays: baseline.everyDays,
        cycleStartTime: NIGHT.from,
        startTime: "00:00:00",
        endTime: "06:00:00",
        targetType: "groupId",
      },
      opts,
    );
  }
  if (productChecks) {
    child(
      threatdetection.CheckConfig,
      "posture",
      {
        enableAutoCheck: true,
        enableAddCheck: true,
        systemConfig: true,
        cycleDays: EVERY_DAY,
        startTime: NIGHT.from,
        endTime: NIGHT.to,
        vendors: ["ALIYUN"],
      },
      opts,
    );
  }
  if (buckets.length > 0) {
    child(
      threatdetection.OssScanConfig,
      "buckets",
      {
        ossScanConfigName: "atrium-buckets",
        enable: 1,
        bucketNameLists: [...buckets],
        allKeyPrefix: true,
        keySuffixLists: [...SCANNED_SUFFIXES],
        scanDayLists: EVERY_DAY,
        startTime: "00:00:00",
        endTime: "06:00:00",
      },
      opts,
    );
  }
  for (const log of logs) {
    child(threatdetection.LogMeta, log, { logMetaName: log, status: "enabled" }, opts);
  }
  return rule;
}

/** What a bought Cloud Firewall does with attacks and known bad addresses. @clause 5.2.5-a @clause 1.3.6-b */
export function cloudFirewall(
  child: MakeChild,
  { blocks, ruleClass, dropped }: PlannedFirewall,
  opts: CustomResourceOptions,
): void {
  child(
    alicloud.cloudfirewall.IpsConfig,
    "intrusions",
    {
      runMode: blocks ? 1 : 0,
      ruleClass,
      basicRules: 1,
      ctiRules: 1,
      // Virtual patches guard what cannot be updated. @clause 1.5.6-b
      patchRules: 1,
    },
    opts,
  );
  for (const kind of dropped) {
    child(
      alicloud.cloudfirewall.ThreatIntelligenceSwitch,
      kind,
      { categoryId: kind, action: "drop", enableStatus: 1 },
      opts,
    );
  }
  // The firewall tells the account's own contacts; it has no way to a queue.
  child(
    alicloud.cloudfirewall.UserAlarmConfig,
    "intrusions",
    {
      alarmLang: "zh",
      useDefaultContact: "1",
      alarmConfigs: ["ipsHighthreat", "outgoingRiskAll"].map((alarmType) => ({
        alarmType,
        alarmValue: "on",
        alarmPeriod: "1",
        alarmHour: "0",
        alarmNotify: "0",
        alarmWeekDay: "0",
      })),
    },
    opts,
  );
}
