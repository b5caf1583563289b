import type { MetricTarget } from "../alarms/contract.ts";
import { IOT_NAMESPACE } from "../alarms/iot-metrics.ts";
import { METRIC_KINDS } from "../alarms/metrics.ts";
import type { CountedAlert } from "../alarms/sls-alert.ts";
import { Faults } from "../faults.ts";
import { globalName, physicalName } from "../naming/layout.ts";
import { acsArn } from "../partition/alicloud.ts";
import { arn, endpointService, requirePartition } from "../partition/aws.ts";
import { type PlannedPolicy, type PolicyDocument, ramPolicy } from "../policy-document.ts";
import type { Cloud } from "../workload/check.ts";
import { type ClientRule, clientRules } from "../workload/client-rules.ts";
import type { Placement } from "../workload/contract.ts";
import {
  devicePolicy,
  installerPolicy,
  iotTrust,
  logPolicy,
  rulePolicy,
  templateBody,
} from "./aws-policies.ts";
import { checkIot } from "./check.ts";
import type { FleetRef, IotArgs } from "./contract.ts";
import { MQTT_PLAIN, MQTT_TLS } from "./limits.ts";
import { ALARM_KINDS, type AlarmKey, awsRules, logQueries, readingsTopic } from "./rules.ts";

interface CommonLayout {
  readonly gate: readonly ClientRule[];
  readonly types: FleetRef["types"];
  readonly topics: Readonly<Record<string, string>>;
}

export interface AwsIotLayout extends CommonLayout {
  readonly endpointService: string;
  readonly subnets: readonly Placement["vpcId"][];
  readonly group: string;
  readonly classes: readonly PlannedClass[];
  readonly rules: readonly {
    readonly key: string;
    readonly name: string;
    readonly metric: AlarmKey;
    readonly sql: string;
  }[];
  readonly logs: { readonly service: string; readonly rules: string };
  readonly roles: Readonly<Record<"rules" | "logging" | "provisioning", string>>;
  readonly trust: PolicyDocument;
  readonly rulePolicy: PolicyDocument;
  readonly logPolicy: PolicyDocument;
  readonly provisioningPolicy: string;
  readonly installers: { readonly name: string; readonly document: PolicyDocument };
  readonly policies: readonly PlannedPolicy[];
  readonly alarmTargets: Readonly<Record<string, MetricTarget>>;
}

interface PlannedClass {
  readonly key: string;
  readonly purpose: string;
  /** Thing type, part of the topics. */
  readonly type: string;
  readonly policy: string;
  readonly document: PolicyDocument;
  readonly template: string;
  readonly body: string;
}

export interface AlicloudIotLayout extends CommonLayout {
  readonly name: string;
  readonly port: number;
  readonly zones: readonly { readonly zone: string; readonly subnet: Placement["vpcId"] }[];
  readonly project: string;
  readonly store: string;
  /** Fields that queries compare, by what they hold. */
  readonly fields: Readonly<Record<string, "text" | "double">>;
  readonly alerts: readonly (CountedAlert & { readonly key: AlarmKey })[];
  readonly writers: { readonly name: string; readonly document: PolicyDocument };
  readonly policies: readonly PlannedPolicy[];
}

/**
 * Arguments → layout.
 * @throws BadInput with every fault of the arguments at once, before any resource exists.
 */
export function layoutAwsIot(name: string, args: IotArgs): AwsIotLayout {
  const common = commonLayout(name, "aws", args);
  const partition = requirePartition(args.region);
  const role = (each: string) =>
    arn({ partition, service: "iam", account: args.account, resource: `role/${each}` });
  const group = physicalName("aws:iot/thingGroup:ThingGroup", name);
  const classes = Object.entries(args.classes).map(
    ([key, { purpose, commands = false, placed = false }]): PlannedClass => {
      const type = typeOf(name, key);
      const policy = physicalName("aws:iot/policy:Policy", name, key);
      return {
        key,
        purpose,
        type,
        policy,
        document: devicePolicy(args, commands),
        template: physicalName("aws:iot/provisioningTemplate:ProvisioningTemplate", name, key),
        body: templateBody(type, group, policy, placed),
      };
    },
  );
  const logs = {
    // The service writes to this name and no other.
    service: "AWSIotLogsV2",
    rules: physicalName("aws:cloudwatch/logGroup:LogGroup", `/atrium/${name}/rules`),
  };
  const roles = {
    rules: physicalName("aws:iam/role:Role", name, "rules", args.region),
    logging: physicalName("aws:iam/role:Role", name, "logging", args.region),
    provisioning: physicalName("aws:iam/role:Role", name, "provisioning", args.region),
  };
  const installers = {
    name: physicalName("aws:iam/policy:Policy", name, "installers", args.region),
    document: installerPolicy(
      args,
      classes.map(({ template }) => template),
    ),
  };
  const trust = iotTrust(args);
  const system = args.tags.system === undefined ? {} : { system: args.tags.system };
  return {
    ...common,
    endpointService: endpointService("iot.data", args.region, "Interface"),
    subnets: Object.values(args.subnets),
    group,
    classes,
    rules: awsRules(args.classes, (each) => typeOf(name, each)).map(({ key, alarm, sql }) => ({
      key,
      // Letters, digits and _ alone.
      name: `${name}_${key}`.replaceAll(/[^A-Za-z0-9_]/g, "_"),
      metric: alarm,
      sql,
    })),
    logs,
    roles,
    trust,
    rulePolicy: rulePolicy(args, logs.rules, IOT_NAMESPACE),
    logPolicy: logPolicy(args, logs.service),
    provisioningPolicy: arn({
      partition,
      service: "iam",
      account: "aws",
      resource: "policy/service-role/AWSIoTThingsRegistration",
    }),
    installers,
    policies: [
      ...Object.entries(roles).map(
        ([key, each]): PlannedPolicy => ({
          key: `${key}-trust`,
          kind: "trust",
          resource: role(each),
          document: trust,
        }),
      ),
      {
        key: "rules",
        kind: "identity",
        principal: role(roles.rules),
        document: rulePolicy(args, logs.rules, IOT_NAMESPACE),
      },
      {
        key: "logging",
        kind: "identity",
        principal: role(roles.logging),
        document: logPolicy(args, logs.service),
      },
      { key: "installers", kind: "identity", principal: role("installers"), document: installers.document },
    ],
    alarmTargets: Object.fromEntries(
      Object.entries(ALARM_KINDS).map(([key, kind]) => [`iot-${key}`, { kind, dimensions: {}, ...system }]),
    ),
  };
}

/** @throws BadInput with every fault of the arguments at once, before any resource exists. */
export function layoutAlicloudIot(name: string, args: IotArgs): AlicloudIotLayout {
  const common = commonLayout(name, "alicloud", args);
  const project = globalName("alicloud:log/project:Project", [args.account, args.region], name, "devices");
  const store = physicalName("alicloud:log/store:Store", "devices");
  const readings = Object.values(args.classes).flatMap((each) => Object.keys(each.readings ?? {}));
  const document = ramPolicy({
    Effect: "Allow",
    Action: ["log:PostLogStoreLogs"],
    Resource: [
      acsArn({
        service: "log",
        region: args.region,
        account: args.account,
        resource: `project/${project}/logstore/${store}`,
      }),
    ],
  });
  return {
    ...common,
    name: physicalName("alicloud:nlb/loadBalancer:LoadBalancer", name),
    port: args.brokers?.port ?? MQTT_PLAIN,
    zones: Object.entries(args.subnets).map(([zone, subnet]) => ({ zone, subnet })),
    project,
    store,
    fields: {
      ...Object.fromEntries(["kind", "class", "device", "sensor"].map((field) => [field, "text" as const])),
      ...Object.fromEntries(readings.map((field) => [field, "double" as const])),
    },
    alerts: Object.entries(logQueries(args.classes, (each) => typeOf(name, each))).map(([key, query]) =>
      alertOf(name, key as AlarmKey, query),
    ),
    writers: { name: physicalName("alicloud:ram/policy:Policy", name, "brokers", args.region), document },
    policies: [
      {
        key: "brokers",
        kind: "identity",
        principal: acsArn({ service: "ram", account: args.account, resource: "role/brokers" }),
        document,
      },
    ],
  };
}

/** The same words, severities and responses as on AWS. */
function alertOf(name: string, key: AlarmKey, query: string): CountedAlert & { readonly key: AlarmKey } {
  const { title, titleZh, text, severity, responseMinutes, clause } = METRIC_KINDS[ALARM_KINDS[key]];
  return {
    key,
    name: physicalName("alicloud:sls/alert:Alert", name, key),
    title,
    description: `${title} (${titleZh}). ${text} Response within ${responseMinutes} minutes [§${clause}]`,
    severity,
    query,
    condition: "cnt > 0",
    detail: ["cnt", "class", "device"].map((column) => `${column}: \${${column}}`).join(", "),
    everyMinutes: 1,
    windowMinutes: 1,
  };
}

/** What the fleet of a component will be, before it is made. */
export function fleetTypes(name: string, classes: readonly string[]): FleetRef["types"] {
  return Object.fromEntries(classes.map((key) => [key, typeOf(name, key)]));
}

function typeOf(name: string, key: string): string {
  return physicalName("aws:iot/thingType:ThingType", name, key);
}

function commonLayout(name: string, cloud: Cloud, args: IotArgs): CommonLayout {
  const faults = new Faults(`iot "${name}"`);
  checkIot(faults, cloud, args);
  faults.throwIfAny();
  return {
    gate: clientRules(args.clients, [{ name: "mqtt", from: MQTT_TLS, to: MQTT_TLS }]),
    types: fleetTypes(name, Object.keys(args.classes)),
    topics: Object.fromEntries(
      Object.keys(args.classes).map((key) => [key, readingsTopic(typeOf(name, key))]),
    ),
  };
}
