import * as alicloud from "@pulumi/alicloud";
import { database } from "./alicloud-databases.ts";
import {
  ack,
  alarm,
  logStore,
  recorder,
  securityCenter,
  serviceAlarm,
  trail,
  trailAlarms,
} from "./alicloud-service-parts.ts";
import { type Fault, planter, tags } from "./fault.ts";

const plant = planter("alicloud");

export const alicloudLogFaults: readonly Fault[] = [
  plant("log-require-trail", alicloud.actiontrail.Trail, { compliant: trail, broken: { status: "Disable" } }),
  plant("log-require-trail-regions", alicloud.actiontrail.Trail, {
    compliant: trail,
    broken: { trailRegion: "cn-hangzhou" },
  }),
  plant("log-require-trail-events", alicloud.actiontrail.Trail, {
    compliant: trail,
    broken: { eventRw: "Write" },
  }),
  plant("log-require-trail-live", alicloud.actiontrail.Trail, {
    compliant: trail,
    broken: { slsProjectArn: "" },
  }),
  plant("log-require-retention", alicloud.log.Store, {
    compliant: logStore,
    broken: { retentionPeriod: 30 },
  }),
  plant("log-require-customer-key", alicloud.log.Store, {
    compliant: logStore,
    broken: { encryptConf: { enable: true } },
  }),
  plant("log-require-stated-retention", alicloud.log.Store, {
    compliant: logStore,
    broken: { retentionPeriod: 3650 },
  }),
  plant("log-require-cluster-logs", alicloud.cs.ManagedKubernetes, {
    compliant: ack,
    broken: { controlPlaneLogComponents: ["apiserver"] },
  }),
  plant("monitoring-require-all-kinds", alicloud.cfg.ConfigurationRecorder, {
    compliant: recorder,
    broken: { resourceTypes: ["ACS::ECS::Instance"] },
  }),
  plant("monitoring-require-threat-detection", alicloud.threatdetection.Instance, {
    compliant: securityCenter,
    broken: { versionCode: "level10" },
  }),
  plant("monitoring-require-alarm-actions", alicloud.cms.Alarm, {
    compliant: alarm,
    broken: { enabled: false },
  }),
  plant("monitoring-require-alarm-receivers", alicloud.cms.Alarm, {
    compliant: alarm,
    broken: { contactGroups: [] },
  }),
  plant("monitoring-require-trail-alarms", alicloud.actiontrail.Trail, {
    compliant: { ...trail, slsProjectArn: "acs:log:cn-shanghai:1234567890123456:project/watched" },
    broken: {},
    beside: trailAlarms,
  }),
  plant("monitoring-require-service-alarms", alicloud.rds.Instance, {
    compliant: { ...database, tags: { ...tags, "system-tier": "1" } },
    broken: {},
    beside: serviceAlarm,
  }),
];
