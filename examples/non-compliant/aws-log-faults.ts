import * as aws from "@pulumi/aws";
import { database } from "./aws-databases.ts";
import {
  addons,
  aggregator,
  alarm,
  detector,
  eks,
  enrolled,
  logGroup,
  ROLE,
  recorder,
  recorderStatus,
  serviceAlarm,
  trail,
  watchedTrail,
} from "./aws-service-parts.ts";
import { type Fault, planter, tags } from "./fault.ts";

const plant = planter("aws");

export const awsLogFaults: readonly Fault[] = [
  plant("log-require-trail", aws.cloudtrail.Trail, { compliant: trail, broken: { enableLogging: false } }),
  plant("log-require-trail-regions", aws.cloudtrail.Trail, {
    compliant: trail,
    broken: { isMultiRegionTrail: false },
  }),
  plant("log-require-trail-events", aws.cloudtrail.Trail, {
    compliant: trail,
    broken: { eventSelectors: [{ readWriteType: "WriteOnly" }] },
  }),
  plant("log-require-trail-live", aws.cloudtrail.Trail, {
    compliant: trail,
    broken: { cloudWatchLogsGroupArn: "" },
  }),
  plant("log-require-trail-validation", aws.cloudtrail.Trail, {
    compliant: trail,
    broken: { enableLogFileValidation: false },
  }),
  plant("log-require-trail-customer-key", aws.cloudtrail.Trail, {
    compliant: trail,
    broken: { kmsKeyId: "" },
  }),
  plant("log-require-retention", aws.cloudwatch.LogGroup, {
    compliant: logGroup,
    broken: { retentionInDays: 30 },
  }),
  plant("log-require-customer-key", aws.cloudwatch.LogGroup, {
    compliant: logGroup,
    broken: { kmsKeyId: "" },
  }),
  plant("log-require-stated-retention", aws.cloudwatch.LogGroup, {
    compliant: logGroup,
    broken: { retentionInDays: 0 },
  }),
  plant("log-require-trail-topic", aws.cloudtrail.Trail, {
    compliant: trail,
    broken: { snsTopicName: "" },
  }),
  plant("monitoring-require-organization-detection", aws.guardduty.Detector, {
    compliant: detector,
    broken: {},
    beside: enrolled(true),
  }),
  plant("log-require-cluster-logs", aws.eks.Cluster, {
    compliant: eks,
    broken: { enabledClusterLogTypes: ["api"] },
    beside: addons(),
  }),
  plant("monitoring-require-recorder", aws.cfg.RecorderStatus, {
    compliant: recorderStatus,
    broken: { isEnabled: false },
  }),
  plant("monitoring-require-all-kinds", aws.cfg.Recorder, {
    compliant: recorder,
    broken: { recordingGroup: { includeGlobalResourceTypes: false } },
  }),
  plant("monitoring-require-all-regions", aws.cfg.ConfigurationAggregator, {
    compliant: aggregator,
    broken: { organizationAggregationSource: { roleArn: ROLE, regions: ["cn-north-1"] } },
  }),
  plant("monitoring-require-threat-detection", aws.guardduty.Detector, {
    compliant: detector,
    broken: { enable: false },
    beside: enrolled(),
  }),
  plant("monitoring-require-alarm-actions", aws.cloudwatch.MetricAlarm, {
    compliant: alarm,
    broken: { actionsEnabled: false },
  }),
  plant("monitoring-require-alarm-receivers", aws.cloudwatch.MetricAlarm, {
    compliant: alarm,
    broken: { alarmActions: [] },
  }),
  plant("monitoring-require-service-alarms", aws.rds.Instance, {
    compliant: { ...database, tags: { ...tags, "system-tier": "1" } },
    broken: {},
    beside: serviceAlarm,
  }),
  {
    control: "monitoring-require-trail-alarms",
    cloud: "aws",
    name: "monitoring-require-trail-alarms-aws",
    also: [],
    echoes: [],
    build(broken, opts) {
      watchedTrail(this.name, broken, opts);
    },
  },
];
