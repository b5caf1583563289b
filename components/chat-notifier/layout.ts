import { Faults } from "../faults.ts";
import { globalName, physicalName } from "../naming/layout.ts";
import { acsArn } from "../partition/alicloud.ts";
import { arn, requirePartition } from "../partition/aws.ts";
import type { PlannedPolicy, PolicyDocument } from "../policy-document.ts";
import { FUNCTION_TRUST, functionUse, intakeUse } from "./alicloud-policy.ts";
import { awsPolicies, functionPolicy } from "./aws-policy.ts";
import { type Cloud, checkChatNotifier, minuteOf } from "./check.ts";
import type { ChatNotifierArgs } from "./contract.ts";
import type { Settings } from "./function/settings.ts";
import { ALERT_CENTRE, ALICLOUD_ROUND, AWS_LOG_DAYS, AWS_ROUND, LOG_DAYS, SETTINGS_BYTES } from "./limits.ts";
import {
  type AlicloudSelfAlarm,
  type AwsSelfAlarm,
  alicloudSelfAlarms,
  awsSelfAlarms,
} from "./self-alarms.ts";

const CONTACT = "alicloud:cms/alarmContact:AlarmContact";

interface CommonLayout {
  readonly account: string;
  readonly region: string;
  /** What the function is told; no secret in it. */
  readonly settings: string;
  readonly fallback: readonly { readonly key: string; readonly name: string; readonly address: string }[];
  readonly logRetentionDays: number;
  /** Every policy of the component, with `keyArn` standing for any key of the account and region. */
  readonly policies: readonly PlannedPolicy[];
}

export interface AwsChatNotifierLayout extends CommonLayout {
  readonly names: AwsNames;
  readonly arns: AwsArns;
  readonly topicPolicy: PolicyDocument;
  readonly fallbackPolicy: PolicyDocument;
  readonly queuePolicy: PolicyDocument;
  readonly deadLetterPolicy: PolicyDocument;
  readonly trust: PolicyDocument;
  readonly functionPolicy: (keyArn: string) => PolicyDocument;
  readonly runtime: "nodejs22.x" | "nodejs24.x";
  readonly architecture: "arm64" | "x86_64";
  readonly alarms: readonly AwsSelfAlarm[];
}

export interface AwsNames {
  readonly topic: string;
  readonly fallback: string;
  readonly queue: string;
  readonly deadLetters: string;
  readonly function: string;
  readonly role: string;
  readonly logGroup: string;
  readonly secret: string;
}

export type AwsArns = Readonly<Record<Exclude<keyof AwsNames, "secret">, string>> & {
  /** With the six characters that the service adds left open. */
  readonly secret: string;
};

export interface AlicloudChatNotifierLayout extends CommonLayout {
  readonly names: AlicloudNames;
  readonly alertCentre: string;
  readonly encryptQueues: boolean;
  readonly kmsInstance: string | undefined;
  readonly trust: PolicyDocument;
  readonly functionUse: (keyArn: string) => PolicyDocument;
  readonly intakeUse: (keyArn: string) => PolicyDocument;
  readonly queueArn: string;
  readonly deadLetterArn: string;
  readonly alarms: readonly AlicloudSelfAlarm[];
}

export interface AlicloudNames {
  readonly queue: string;
  readonly deadLetters: string;
  readonly function: string;
  readonly intake: string;
  readonly role: string;
  readonly intakeRole: string;
  readonly secret: string;
  readonly stream: string;
  readonly project: string;
  readonly store: string;
  readonly contactGroup: string;
  /** Id of the records of Log Service's alert centre. */
  readonly record: string;
}

/**
 * Arguments → layout.
 * @throws BadInput with every fault of the arguments at once, before any resource exists.
 */
export function layoutAwsChatNotifier(name: string, args: ChatNotifierArgs): AwsChatNotifierLayout {
  const common = commonLayout(name, "aws", args);
  const names = awsNames(name, args.region);
  const arns = awsArns(names, args);
  const commercial = requirePartition(args.region) === "aws";
  const policies = awsPolicies(args, arns);
  return {
    ...common,
    ...policies,
    logRetentionDays: AWS_LOG_DAYS.find((days) => days >= common.logRetentionDays) ?? 3653,
    names,
    arns,
    functionPolicy: (keyArn) => functionPolicy(args, arns, keyArn),
    // Newest runtime and Graviton come to China and GovCloud later than elsewhere.
    runtime: commercial ? "nodejs24.x" : "nodejs22.x",
    architecture: commercial ? "arm64" : "x86_64",
    alarms: awsSelfAlarms(names),
    policies: [
      { key: "topic", kind: "resource", resource: arns.topic, document: policies.topicPolicy },
      { key: "fallback", kind: "resource", resource: arns.fallback, document: policies.fallbackPolicy },
      { key: "queue", kind: "resource", resource: arns.queue, document: policies.queuePolicy },
      {
        key: "dead-letters",
        kind: "resource",
        resource: arns.deadLetters,
        document: policies.deadLetterPolicy,
      },
      { key: "trust", kind: "trust", resource: arns.role, document: policies.trust },
      {
        key: "function",
        kind: "identity",
        principal: arns.role,
        document: functionPolicy(args, arns, anyKey(args)),
      },
    ],
  };
}

/** @throws BadInput with every fault of the arguments at once, before any resource exists. */
export function layoutAlicloudChatNotifier(name: string, args: ChatNotifierArgs): AlicloudChatNotifierLayout {
  const common = commonLayout(name, "alicloud", args);
  const names = alicloudNames(name, args);
  const key = acsArn({ service: "kms", region: args.region, account: args.account, resource: "key/*" });
  return {
    ...common,
    names,
    alertCentre: args.alertCentre ?? ALERT_CENTRE,
    encryptQueues: args.encryptQueues === true,
    kmsInstance: args.kmsInstance,
    trust: FUNCTION_TRUST,
    functionUse: (keyArn) => functionUse(args, names, keyArn),
    intakeUse: (keyArn) => intakeUse(args, names, keyArn),
    alarms: alicloudSelfAlarms(names, args),
    // CloudMonitor's own way to write it, not that of policies.
    queueArn: acsArn({
      service: "mns",
      region: args.region,
      account: args.account,
      resource: `/queues/${names.queue}/message`,
    }),
    // EventBridge's.
    deadLetterArn: acsArn({
      service: "mns",
      region: args.region,
      account: args.account,
      resource: `/queues/${names.deadLetters}`,
    }),
    policies: [
      { key: "trust", kind: "trust", resource: roleArn(args, names.role), document: FUNCTION_TRUST },
      {
        key: "intake-trust",
        kind: "trust",
        resource: roleArn(args, names.intakeRole),
        document: FUNCTION_TRUST,
      },
      {
        key: "function",
        kind: "identity",
        principal: roleArn(args, names.role),
        document: functionUse(args, names, key),
      },
      {
        key: "intake",
        kind: "identity",
        principal: roleArn(args, names.intakeRole),
        document: intakeUse(args, names, key),
      },
    ],
  };
}

function commonLayout(name: string, cloud: Cloud, args: ChatNotifierArgs): Omit<CommonLayout, "policies"> {
  const faults = new Faults(`chat notifier "${name}"`);
  checkChatNotifier(faults, cloud, args);
  const settings = JSON.stringify(settingsOf(cloud, args));
  if (Buffer.byteLength(settings) > SETTINGS_BYTES) {
    const hint = `${SETTINGS_BYTES} bytes fit into the function's environment: fewer rooms, or fewer systems a room`;
    faults.add("chat.size", "channels", Buffer.byteLength(settings), "is too long", hint);
  }
  faults.throwIfAny();
  return {
    account: args.account,
    region: args.region,
    settings,
    fallback: args.fallback.map((address) => {
      const key = address.toLowerCase();
      return { key, name: physicalName(CONTACT, name, args.region, key), address };
    }),
    logRetentionDays: args.logRetentionDays ?? LOG_DAYS,
  };
}

function settingsOf(cloud: Cloud, { channels, quietHours, hosts = [] }: ChatNotifierArgs): Settings {
  return {
    channels: Object.fromEntries(
      Object.entries(channels).map(([name, { kind, from = "low", systems, language = "zh" }]) => [
        name,
        { kind, from, language, ...(systems !== undefined && { systems }) },
      ]),
    ),
    ...(quietHours !== undefined && {
      quiet: {
        start: minuteOf(quietHours.start),
        end: minuteOf(quietHours.end),
        offset: offsetOf(quietHours.offset ?? "+08:00"),
        below: quietHours.below ?? "high",
      },
    }),
    hosts,
    workers: cloud === "aws" ? AWS_ROUND.workers : ALICLOUD_ROUND.workers,
  };
}

function offsetOf(offset: string): number {
  return (offset.startsWith("-") ? -1 : 1) * minuteOf(offset.slice(1));
}

function awsNames(name: string, region: string): AwsNames {
  return {
    topic: physicalName("aws:sns/topic:Topic", name),
    fallback: physicalName("aws:sns/topic:Topic", name, "fallback"),
    queue: physicalName("aws:sqs/queue:Queue", name),
    deadLetters: physicalName("aws:sqs/queue:Queue", name, "dead-letters"),
    function: physicalName("aws:lambda/function:Function", name),
    // Roles are the account's, not the region's.
    role: physicalName("aws:iam/role:Role", name, region),
    logGroup: physicalName("aws:cloudwatch/logGroup:LogGroup", `/atrium/${name}`),
    secret: physicalName("aws:secretsmanager/secret:Secret", name),
  };
}

function awsArns(names: AwsNames, { account, region }: ChatNotifierArgs): AwsArns {
  const partition = requirePartition(region);
  const of = (service: string, resource: string) => arn({ partition, service, region, account, resource });
  return {
    topic: of("sns", names.topic),
    fallback: of("sns", names.fallback),
    queue: of("sqs", names.queue),
    deadLetters: of("sqs", names.deadLetters),
    function: of("lambda", `function:${names.function}`),
    role: arn({ partition, service: "iam", account, resource: `role/${names.role}` }),
    logGroup: of("logs", `log-group:${names.logGroup}`),
    secret: of("secretsmanager", `secret:${names.secret}-??????`),
  };
}

function anyKey({ account, region }: ChatNotifierArgs): string {
  return arn({ partition: requirePartition(region), service: "kms", region, account, resource: "key/*" });
}

function alicloudNames(name: string, { account, region }: ChatNotifierArgs): AlicloudNames {
  return {
    queue: physicalName("alicloud:message/serviceQueue:ServiceQueue", name),
    deadLetters: physicalName("alicloud:message/serviceQueue:ServiceQueue", name, "dead-letters"),
    function: physicalName("alicloud:fc/v3Function:V3Function", name),
    intake: physicalName("alicloud:fc/v3Function:V3Function", name, "intake"),
    role: physicalName("alicloud:ram/role:Role", name, region),
    intakeRole: physicalName("alicloud:ram/role:Role", name, "intake", region),
    secret: physicalName("alicloud:kms/secret:Secret", name),
    stream: physicalName("alicloud:eventbridge/eventStreaming:EventStreaming", name),
    project: globalName("alicloud:log/project:Project", [account, region], name),
    store: physicalName("alicloud:log/store:Store", "function"),
    // Contacts are the account's, not the region's.
    contactGroup: physicalName("alicloud:cms/alarmContactGroup:AlarmContactGroup", name, region),
    record: physicalName("alicloud:sls/alert:Alert", name, region),
  };
}

function roleArn({ account }: Pick<ChatNotifierArgs, "account">, role: string): string {
  return acsArn({ service: "ram", account, resource: `role/${role.toLowerCase()}` });
}
