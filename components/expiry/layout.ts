import { Faults } from "../faults.ts";
import { globalName, physicalName } from "../naming/layout.ts";
import { acsArn } from "../partition/alicloud.ts";
import { arn, requirePartition } from "../partition/aws.ts";
import type { PlannedPolicy, PolicyDocument } from "../policy-document.ts";
import { describeExpiryAlarms, type PlannedAlarm } from "./alarms.ts";
import { FUNCTION_TRUST, functionUse } from "./alicloud-policy.ts";
import { approvalPath, approvalPrefix } from "./approvals.ts";
import { functionPolicy, scheduleTrust, startPolicy, trust } from "./aws-policy.ts";
import { type Cloud, checkExpiry } from "./check.ts";
import type { ExpiryArgs, Mode } from "./contract.ts";
import type { Settings } from "./function/settings.ts";
import {
  AWS_LOG_DAYS,
  GRACE_DAYS,
  IDLE,
  MOST_REMOVALS,
  RECORD_DAYS,
  SETTINGS_BYTES,
  WARN_DAYS,
} from "./limits.ts";
import { type PlannedSchedule, schedules } from "./schedules.ts";

interface CommonLayout {
  readonly account: string;
  readonly region: string;
  /** What the function is told; no secret in it. */
  readonly settings: string;
  readonly schedules: readonly PlannedSchedule[];
  readonly timeZone: string;
  readonly approvals: string;
  readonly logRetentionDays: number;
  /** Every policy of the component, with `keyArn` standing for any key of the account and region. */
  readonly policies: readonly PlannedPolicy[];
}

export interface AwsExpiryLayout extends CommonLayout {
  readonly names: AwsNames;
  readonly arns: AwsArns;
  readonly trust: PolicyDocument;
  readonly functionPolicy: (keyArn: string, topicArn: string) => PolicyDocument;
  readonly scheduleTrust: PolicyDocument;
  readonly startPolicy: (keyArn: string) => PolicyDocument;
  readonly runtime: "nodejs22.x" | "nodejs24.x";
  readonly architecture: "arm64" | "x86_64";
  readonly alarms: readonly PlannedAlarm[];
}

interface AwsNames {
  readonly function: string;
  readonly role: string;
  readonly scheduleRole: string;
  readonly logGroup: string;
  readonly deadLetters: string;
}

export type AwsArns = Readonly<Record<keyof AwsNames, string>>;

export interface AlicloudExpiryLayout extends CommonLayout {
  readonly names: AlicloudNames;
  readonly trust: PolicyDocument;
  readonly functionUse: (queue: string) => PolicyDocument;
  /** A queue as Function Compute names a destination, which is not how CloudMonitor does. */
  readonly destination: (queue: string) => string;
}

export interface AlicloudNames {
  readonly function: string;
  readonly role: string;
  readonly project: string;
  readonly store: string;
}

/** Which environments the program may act in, and how far: its role has no rights beyond. */
export interface Reach {
  readonly stops: readonly string[];
  readonly removes: readonly string[];
  readonly office: readonly string[];
}

/**
 * Arguments → layout.
 * @throws BadInput with every fault of the arguments at once, before any resource exists.
 */
export function layoutAwsExpiry(name: string, args: ExpiryArgs): AwsExpiryLayout {
  const { settings, ...common } = commonLayout(name, "aws", args);
  const names = awsNames(name, args.region);
  const arns = awsArns(names, args);
  const reach = reachOf(settings);
  const partition = requirePartition(args.region);
  const any = (service: string, resource: string) =>
    arn({ partition, service, region: args.region, account: args.account, resource });
  const days = args.logRetentionDays ?? RECORD_DAYS;
  const use = (keyArn: string, topicArn: string) =>
    functionPolicy(args, { arns, reach, keyArn, topicArn, approvals: common.approvals });
  const start = (keyArn: string) => startPolicy(args, arns, keyArn);
  return {
    ...common,
    settings: JSON.stringify(settings),
    logRetentionDays: AWS_LOG_DAYS.find((each) => each >= days) ?? 3653,
    names,
    arns,
    trust: trust(args.region),
    functionPolicy: use,
    scheduleTrust: scheduleTrust(args),
    startPolicy: start,
    // Newest runtime and Graviton come to China and GovCloud later than elsewhere.
    runtime: partition === "aws" ? "nodejs24.x" : "nodejs22.x",
    architecture: partition === "aws" ? "arm64" : "x86_64",
    alarms: describeExpiryAlarms(names),
    policies: [
      { key: "trust", kind: "trust", resource: arns.role, document: trust(args.region) },
      {
        key: "function",
        kind: "identity",
        principal: arns.role,
        document: use(any("kms", "key/*"), any("sns", "*")),
      },
      { key: "schedule-trust", kind: "trust", resource: arns.scheduleRole, document: scheduleTrust(args) },
      {
        key: "schedule",
        kind: "identity",
        principal: arns.scheduleRole,
        document: start(any("kms", "key/*")),
      },
    ],
  };
}

/** @throws BadInput with every fault of the arguments at once, before any resource exists. */
export function layoutAlicloudExpiry(name: string, args: ExpiryArgs): AlicloudExpiryLayout {
  const { settings, ...common } = commonLayout(name, "alicloud", args);
  const names = alicloudNames(name, args);
  const role = acsArn({
    service: "ram",
    account: args.account,
    resource: `role/${names.role.toLowerCase()}`,
  });
  const use = (queue: string) =>
    functionUse(args, { names, reach: reachOf(settings), queue, approvals: common.approvals });
  return {
    ...common,
    settings: JSON.stringify(settings),
    logRetentionDays: args.logRetentionDays ?? RECORD_DAYS,
    names,
    trust: FUNCTION_TRUST,
    functionUse: use,
    destination: (queue) =>
      acsArn({
        service: "mns",
        region: args.region,
        account: args.account,
        resource: `/queues/${queue}/messages`,
      }),
    policies: [
      { key: "trust", kind: "trust", resource: role, document: FUNCTION_TRUST },
      { key: "function", kind: "identity", principal: role, document: use("*") },
    ],
  };
}

type Common = Omit<CommonLayout, "policies" | "settings" | "logRetentionDays"> & {
  readonly settings: Settings;
};

function commonLayout(name: string, cloud: Cloud, args: ExpiryArgs): Common {
  const faults = new Faults(`expiry "${name}"`);
  checkExpiry(faults, cloud, args);
  faults.throwIfAny();
  const settings = settingsOf(cloud, args);
  const size = Buffer.byteLength(JSON.stringify(settings));
  if (size > SETTINGS_BYTES) {
    const hint = `${SETTINGS_BYTES} bytes fit into the function's environment: fewer holidays, or fewer approvers`;
    faults.add("expiry.size", "officeHours.holidays", size, "is too long", hint);
    faults.throwIfAny();
  }
  return {
    account: args.account,
    region: args.region,
    settings,
    schedules: schedules(name, args),
    timeZone: settings.timeZone,
    approvals: settings.approvals,
  };
}

function settingsOf(cloud: Cloud, args: ExpiryArgs): Settings {
  const { officeHours: office } = args;
  return {
    environment: args.environment,
    modes: modesOf(args),
    warnDays: args.warnDays ?? WARN_DAYS,
    graceDays: args.graceDays ?? GRACE_DAYS,
    timeZone: args.timeZone ?? "Asia/Shanghai",
    approvers: args.approvers,
    approvals: cloud === "aws" ? approvalPath() : approvalPrefix(),
    mostRemovals: args.mostRemovals ?? MOST_REMOVALS,
    idle: { ...IDLE, ...args.idle },
    ...(office !== undefined && {
      office: {
        environments: office.environments ?? ["development", "test"],
        workdays: office.workdays ?? [1, 2, 3, 4, 5],
        holidays: office.holidays ?? [],
        extraWorkdays: office.extraWorkdays ?? [],
      },
    }),
  };
}

/** A first deployment to production tells, and touches nothing. @clause 8.1.5-a */
function modesOf({ modes = {} }: ExpiryArgs): Readonly<Record<string, Mode>> {
  return { production: "report", staging: "stop", development: "remove", test: "remove", ...modes };
}

function reachOf({ environment, modes, approvers, office }: Settings): Reach {
  const own = modes[environment] ?? "report";
  const of = (...wanted: readonly Mode[]) =>
    wanted.includes(own)
      ? Object.entries(modes).flatMap(([each, mode]) => (wanted.includes(mode) ? [each] : []))
      : [];
  return {
    stops: of("stop", "remove"),
    removes: approvers.length > 0 ? of("remove") : [],
    office: office?.environments ?? [],
  };
}

function awsNames(name: string, region: string): AwsNames {
  return {
    function: physicalName("aws:lambda/function:Function", name, "expiry"),
    // Roles are the account's, not the region's.
    role: physicalName("aws:iam/role:Role", name, "expiry", region),
    scheduleRole: physicalName("aws:iam/role:Role", name, "expiry-schedule", region),
    logGroup: physicalName("aws:cloudwatch/logGroup:LogGroup", `/atrium/${name}/expiry`),
    deadLetters: physicalName("aws:sqs/queue:Queue", name, "expiry-dead-letters"),
  };
}

function awsArns(names: AwsNames, { account, region }: ExpiryArgs): AwsArns {
  const partition = requirePartition(region);
  const of = (service: string, resource: string) => arn({ partition, service, region, account, resource });
  const role = (resource: string) =>
    arn({ partition, service: "iam", account, resource: `role/${resource}` });
  return {
    function: of("lambda", `function:${names.function}`),
    role: role(names.role),
    scheduleRole: role(names.scheduleRole),
    logGroup: of("logs", `log-group:${names.logGroup}`),
    deadLetters: of("sqs", names.deadLetters),
  };
}

function alicloudNames(name: string, { account, region }: ExpiryArgs): AlicloudNames {
  return {
    function: physicalName("alicloud:fc/v3Function:V3Function", name, "expiry"),
    role: physicalName("alicloud:ram/role:Role", name, "expiry", region),
    project: globalName("alicloud:log/project:Project", [account, region], name, "expiry"),
    store: physicalName("alicloud:log/store:Store", "record"),
  };
}
