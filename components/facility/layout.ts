import type { MetricTarget } from "../alarms/contract.ts";
import { FACILITY_NAMESPACE } from "../alarms/facility-metrics.ts";
import { METRIC_KINDS } from "../alarms/metrics.ts";
import type { CountedAlert } from "../alarms/sls-alert.ts";
import { Faults } from "../faults.ts";
import { iotTrust, rulePolicy } from "../iot/aws-policies.ts";
import { physicalName } from "../naming/layout.ts";
import { arn, requirePartition } from "../partition/aws.ts";
import type { PlannedPolicy, PolicyDocument } from "../policy-document.ts";
import type { Tags } from "../tagging/contract.ts";
import { tagText } from "../tagging/layout.ts";
import type { Cloud } from "../workload/check.ts";
import { checkFacility } from "./check.ts";
import { type FacilityArgs, type LimitName, SENSORS } from "./contract.ts";
import { LOOK_BACK_MINUTES, SILENT_MINUTES } from "./limits.ts";
import { type MetricRule, measuring, metricRules, roomQuery, silenceQuery, watched } from "./rules.ts";
import { WATCHES, type WatchName, watchesOf } from "./sensors.ts";
import { type PlannedVideo, planVideo } from "./video.ts";

interface CommonLayout {
  /** Sensors that rooms go without, in tags. */
  readonly waivers: Tags;
  readonly video: PlannedVideo | undefined;
}

export interface AwsFacilityLayout extends CommonLayout {
  readonly rules: readonly (MetricRule & { readonly name: string })[];
  readonly log: string;
  readonly role: string;
  readonly trust: PolicyDocument;
  readonly rulePolicy: PolicyDocument;
  readonly alarmTargets: Readonly<Record<string, MetricTarget>>;
  readonly policies: readonly PlannedPolicy[];
}

export interface AlicloudFacilityLayout extends CommonLayout {
  readonly alerts: readonly (CountedAlert & { readonly key: string })[];
  readonly policies: readonly PlannedPolicy[];
}

/**
 * Arguments → layout.
 * @throws BadInput with every fault of the arguments at once, before any resource exists.
 */
export function layoutAwsFacility(name: string, args: FacilityArgs): AwsFacilityLayout {
  const common = commonLayout(name, "aws", args);
  const { account, region } = args;
  const log = physicalName("aws:cloudwatch/logGroup:LogGroup", `/atrium/${name}/rooms`);
  const role = physicalName("aws:iam/role:Role", name, "rooms", region);
  const roleArn = arn({
    partition: requirePartition(region),
    service: "iam",
    account,
    resource: `role/${role}`,
  });
  const trust = iotTrust(args);
  const document = rulePolicy(args, log, FACILITY_NAMESPACE);
  return {
    ...common,
    rules: metricRules(args.rooms, args.fleet).map((rule) => ({
      ...rule,
      // Letters, digits and _ alone.
      name: `${name}_${rule.key}`.replaceAll(/[^A-Za-z0-9_]/g, "_"),
    })),
    log,
    role,
    trust,
    rulePolicy: document,
    alarmTargets: alarmTargets(args),
    policies: [
      { key: "rooms-trust", kind: "trust", resource: roleArn, document: trust },
      { key: "rooms", kind: "identity", principal: roleArn, document },
      ...(common.video?.policies ?? []),
    ],
  };
}

/** @throws BadInput with every fault of the arguments at once, before any resource exists. */
export function layoutAlicloudFacility(name: string, args: FacilityArgs): AlicloudFacilityLayout {
  const common = commonLayout(name, "alicloud", args);
  return {
    ...common,
    alerts: [
      ...watched(args.rooms).map((watch) => rangeAlert(name, args, watch, common.waivers)),
      ...measuring(args.rooms).map((sensor) => ({
        key: `silent-${sensor}`,
        name: physicalName("alicloud:sls/alert:Alert", name, "silent", sensor),
        title: `Sensors of a machine room are silent: ${sensor}`,
        description: `${sensor}: no reading for ${SILENT_MINUTES} minutes (传感器失联). The room is watched by nobody: see the sensor, its power and its network. Response within 60 minutes [§9.2.2-b]`,
        severity: "medium" as const,
        query: silenceQuery(args.fleet, sensor),
        condition: "cnt > 0",
        detail: told("room", "value"),
        everyMinutes: SILENT_MINUTES,
        windowMinutes: LOOK_BACK_MINUTES,
      })),
    ],
    policies: common.video?.policies ?? [],
  };
}

/** The same words, severities and responses as on AWS. */
function rangeAlert(
  name: string,
  { rooms, fleet }: FacilityArgs,
  watch: WatchName,
  waivers: Tags,
): CountedAlert & { readonly key: string } {
  const { sensor, kind } = WATCHES[watch];
  const { title, titleZh, text, severity, responseMinutes, clause, minutes } = METRIC_KINDS[kind];
  const waived = waivers[`waiver-${sensor}`];
  const missing = waived === undefined ? "" : ` Not measured in ${waived}.`;
  return {
    key: watch,
    name: physicalName("alicloud:sls/alert:Alert", name, watch),
    title,
    description: `${title} (${titleZh}). ${text}${missing} Response within ${responseMinutes} minutes [§${clause}]`,
    severity,
    query: roomQuery(rooms, fleet, watch),
    condition: "cnt > 0",
    detail: told("room", "value"),
    everyMinutes: minutes,
    windowMinutes: minutes,
  };
}

/** Columns of the query, put in by the service. */
function told(...columns: readonly string[]): string {
  return columns.map((column) => `${column}: \${${column}}`).join(", ");
}

/** Every measure of every room, so that the alarm says where. */
function alarmTargets({ rooms, tags }: FacilityArgs): Readonly<Record<string, MetricTarget>> {
  const system = tags.system === undefined ? {} : { system: tags.system };
  return Object.fromEntries(
    Object.entries(rooms).flatMap(([place, room]) =>
      watchesOf(room).map((watch): [string, MetricTarget] => {
        const own = room.limits?.[watch as LimitName];
        return [
          `${place}-${watch}`,
          {
            kind: WATCHES[watch].kind,
            dimensions: {},
            place,
            ...system,
            ...(own === undefined
              ? {}
              : { threshold: { value: own.value, reason: `${own.reason} - ${own.owner}` } }),
          },
        ];
      }),
    ),
  );
}

function commonLayout(name: string, cloud: Cloud, args: FacilityArgs): CommonLayout {
  const faults = new Faults(`facility "${name}"`);
  checkFacility(faults, cloud, args);
  const video = planVideo(faults, name, cloud, args);
  faults.throwIfAny();
  return { waivers: waiversOf(args), video };
}

/** `waiver-<sensor>` → rooms without it, and why. */
function waiversOf({ rooms }: FacilityArgs): Tags {
  return Object.fromEntries(
    SENSORS.flatMap((sensor) => {
      const reasons = Object.entries(rooms).flatMap(([room, { without }]) => {
        const waiver = without?.[sensor];
        return waiver === undefined ? [] : [`${room}: ${waiver.reason} - ${waiver.owner}`];
      });
      return reasons.length === 0 ? [] : [[`waiver-${sensor}`, tagText(reasons.join(", "))]];
    }),
  );
}
