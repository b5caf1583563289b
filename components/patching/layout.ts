import type { Provider } from "../../ipam/index.ts";
import { Faults } from "../faults.ts";
import { physicalName } from "../naming/layout.ts";
import { acsArn, ramPrincipal } from "../partition/alicloud.ts";
import { arn, requirePartition, servicePrincipal } from "../partition/aws.ts";
import { awsPolicy, type PlannedPolicy, type PolicyDocument, ramPolicy } from "../policy-document.ts";
import { checkPatching } from "./check.ts";
import {
  type OperatingSystem,
  type PatchGroupArgs,
  type PatchingArgs,
  RINGS,
  type Ring,
} from "./contract.ts";
import {
  ALICLOUD_SEVERITIES,
  ALICLOUD_SYSTEMS,
  AWS_SYSTEMS,
  DELAY_DAYS,
  GRADES,
  type Grade,
  LEDGER_DAYS,
  PATCH_TAG,
  WATCH_DAYS,
} from "./limits.ts";
import { applyTemplate, type OosTemplate } from "./oos-template.ts";

/** Machines of one group that are patched on the same nights. */
export interface PatchRing {
  /** `tills-pilot`: what its machines carry in the tag, too. */
  readonly key: string;
  readonly group: string;
  readonly ring: Ring;
  readonly baseline: string;
}

interface Rule {
  readonly severities: readonly string[];
  readonly approveAfterDays: number;
  readonly grade: Grade;
}

export interface AwsPatchingLayout {
  readonly baselines: readonly AwsBaseline[];
  readonly rings: readonly AwsRing[];
  readonly scans: readonly Scan[];
  readonly rejected: readonly string[];
  readonly logGroup: string;
  readonly logDays: number;
  readonly ledgerPolicy: PolicyDocument;
  readonly policies: readonly PlannedPolicy[];
  readonly events: Readonly<Record<"ledger" | "failed", { readonly rule: string; readonly pattern: object }>>;
}

export interface AwsBaseline {
  readonly key: string;
  readonly system: string;
  readonly severityKey: string;
  readonly classification: readonly string[];
  readonly rules: readonly Rule[];
}

export interface AwsRing extends PatchRing {
  readonly schedule: string;
  readonly timeZone: string;
  readonly hours: number;
  /** No task starts in the last hour. */
  readonly cutoff: number;
  readonly maxConcurrency: string;
  readonly maxErrors: string;
}

/** What is looked for without installing anything. @clause 1.4.2-a @clause 1.4.2-b */
export interface Scan {
  readonly group: string;
  readonly schedule: string;
  readonly severity: "HIGH" | "MEDIUM";
  readonly targets: readonly string[];
}

/** @throws BadInput with every fault of the arguments at once, before any resource exists. */
export function layoutAwsPatching(name: string, args: PatchingArgs): AwsPatchingLayout {
  check(name, "aws", args);
  const { account, region } = args;
  const systems = [...new Set(Object.values(args.groups).map(({ system }) => system))];
  const logGroup = physicalName("aws:cloudwatch/logGroup:LogGroup", "/aws/events/", name, "patching").replace(
    "/aws/events/-",
    "/aws/events/",
  );
  const partition = requirePartition(region);
  const ledger = arn({ partition, service: "logs", region, account, resource: `log-group:${logGroup}:*` });
  const ledgerPolicy = awsPolicy({
    Effect: "Allow",
    Principal: { Service: ["events", "delivery.logs"].map((service) => servicePrincipal(service, region)) },
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: ledger,
    Condition: { StringEquals: { "aws:SourceAccount": account } },
  });
  return {
    baselines: systems.flatMap((system) => RINGS.flatMap((ring) => awsBaseline(system, ring, args))),
    rings: ringsOf(args).map((ring): AwsRing => {
      const { window } = groupOf(args, ring.group);
      return { ...ring, ...nightly(window), ...pace(ring.ring) };
    }),
    scans: Object.entries(args.groups).map(([group, { core = true }]) => ({
      group,
      // Sunday at two in Beijing: each one, or the first of the month.
      schedule: core ? "cron(0 18 ? * SAT *)" : "cron(0 18 ? * SAT#1 *)",
      severity: core ? "HIGH" : "MEDIUM",
      targets: RINGS.map((ring) => `${group}-${ring}`),
    })),
    rejected: Object.keys(args.rejected ?? {}),
    logGroup,
    logDays: LEDGER_DAYS,
    ledgerPolicy,
    policies: [{ key: "ledger", kind: "resource", resource: ledger, document: ledgerPolicy }],
    events: {
      ledger: {
        rule: physicalName("aws:cloudwatch/eventRule:EventRule", name, "patching", "ledger"),
        pattern: {
          source: ["aws.ssm"],
          "detail-type": [
            "EC2 Command Invocation Status-change Notification",
            "Maintenance Window Execution State-change Notification",
            "Configuration Compliance State Change",
          ],
        },
      },
      failed: {
        rule: physicalName("aws:cloudwatch/eventRule:EventRule", name, "patching", "failed"),
        pattern: {
          source: ["aws.ssm"],
          "detail-type": ["EC2 Command Invocation Status-change Notification"],
          detail: {
            "document-name": ["AWS-RunPatchBaseline"],
            status: ["Failed", "TimedOut", "DeliveryTimedOut"],
          },
        },
      },
    },
  };
}

export interface AlicloudPatchingLayout {
  readonly baselines: readonly AlicloudBaseline[];
  readonly templates: readonly AlicloudTemplate[];
  readonly rejected: readonly string[];
  readonly role: string;
  readonly trust: PolicyDocument;
  readonly policy: PolicyDocument;
  readonly policies: readonly PlannedPolicy[];
}

export interface AlicloudBaseline {
  readonly key: string;
  readonly name: string;
  readonly system: string;
  readonly approvalRules: object;
}

export interface AlicloudTemplate {
  readonly key: string;
  readonly name: string;
  readonly content: OosTemplate;
}

/** @throws BadInput with every fault of the arguments at once, before any resource exists. */
export function layoutAlicloudPatching(name: string, args: PatchingArgs): AlicloudPatchingLayout {
  check(name, "alicloud", args);
  const { account, region } = args;
  const role = physicalName("alicloud:ram/role:Role", name, "patching", region);
  const systems = [...new Set(Object.values(args.groups).map(({ system }) => system))];
  const trust = ramPolicy({
    Effect: "Allow",
    Action: "sts:AssumeRole",
    Principal: { Service: [ramPrincipal("oos")] },
  });
  const policy = patchPolicy(
    account,
    region,
    ringsOf(args).map(({ key }) => key),
  );
  const taken = acsArn({ service: "ram", account, resource: `role/${role.toLowerCase()}` });
  return {
    baselines: systems.map((system) => ({
      key: system,
      name: `${name}-${system}`,
      system: ALICLOUD_SYSTEMS[system] ?? "",
      approvalRules: {
        PatchRules: rulesOf("rest", args).map(({ grade, approveAfterDays }) => ({
          PatchFilterGroup: [
            { Key: "Product", Values: ["*"] },
            { Key: "Classification", Values: ["Security"] },
            { Key: "Severity", Values: ALICLOUD_SEVERITIES[grade] },
          ],
          ApproveAfterDays: approveAfterDays,
          EnableNonSecurity: false,
          ComplianceLevel: { high: "Critical", medium: "Medium", low: "Low" }[grade],
        })),
      },
    })),
    templates: ringsOf(args).map(({ key, group, ring }) => {
      const { window } = groupOf(args, group);
      return {
        key,
        name: physicalName("alicloud:oos/template:Template", name, "patch", key),
        content: applyTemplate({ key, ring, role, region, ...clockOf(window) }),
      };
    }),
    rejected: Object.keys(args.rejected ?? {}),
    role,
    trust,
    policy,
    policies: [
      { key: "patching-trust", kind: "trust", resource: taken, document: trust },
      { key: "patching", kind: "identity", principal: taken, document: policy },
    ],
  };
}

/** Machines that carry the tag, and nothing else, are entered and restarted. */
function patchPolicy(account: string, region: string, keys: readonly string[]): PolicyDocument {
  const ecs = (resource: string) => acsArn({ service: "ecs", region, account, resource });
  return ramPolicy(
    {
      Effect: "Allow",
      Action: ["ecs:RunCommand", "ecs:RebootInstance"],
      Resource: ecs("instance/*"),
      Condition: { StringEquals: { [`acs:ResourceTag/${PATCH_TAG}`]: keys } },
    },
    { Effect: "Allow", Action: "ecs:RunCommand", Resource: ecs("command/*") },
    { Effect: "Allow", Action: "ecs:CreateSnapshot", Resource: [ecs("disk/*"), ecs("snapshot/*")] },
    {
      Effect: "Allow",
      Action: [
        "ecs:DescribeInstances",
        "ecs:DescribeDisks",
        "ecs:DescribeSnapshots",
        "ecs:DescribeInvocations",
        "ecs:DescribeInvocationResults",
        "ecs:DescribeCloudAssistantStatus",
        "oos:ListInstancePatchStates",
      ],
      Resource: "*",
    },
  );
}

function check(name: string, cloud: Provider, args: PatchingArgs): void {
  const faults = new Faults(`patching "${name}"`);
  checkPatching(faults, cloud, args);
  faults.throwIfAny();
}

function ringsOf({ groups }: PatchingArgs): readonly PatchRing[] {
  return Object.entries(groups).flatMap(([group, { system }]) =>
    RINGS.map((ring) => ({ key: `${group}-${ring}`, group, ring, baseline: `${system}-${ring}` })),
  );
}

function groupOf({ groups }: PatchingArgs, name: string): PatchGroupArgs {
  const found = groups[name];
  if (found === undefined) throw new Error("rings are of groups that there are");
  return found;
}

function awsBaseline(system: OperatingSystem, ring: Ring, args: PatchingArgs): readonly AwsBaseline[] {
  const known = AWS_SYSTEMS[system];
  if (known === undefined) return [];
  const { name, severityKey, classification, severities } = known;
  const rules = rulesOf(ring, args).map((rule) => ({ ...rule, severities: severities[rule.grade] }));
  return [{ key: `${system}-${ring}`, system: name, severityKey, classification, rules }];
}

/** The rest gets what the pilot had a day before. @clause 1.3.3-c */
function rulesOf(ring: Ring, { delayDays = {} }: PatchingArgs): readonly Rule[] {
  const asked: Readonly<Partial<Record<Grade, number>>> = delayDays;
  return GRADES.map((grade) => ({
    grade,
    severities: [],
    approveAfterDays: (asked[grade] ?? DELAY_DAYS[grade]) + (ring === "rest" ? WATCH_DAYS : 0),
  }));
}

/** One failure in the pilot, or two in the rest, end the night: nothing goes on until somebody has looked. */
function pace(ring: Ring): Pick<AwsRing, "maxConcurrency" | "maxErrors"> {
  return ring === "pilot"
    ? { maxConcurrency: "100%", maxErrors: "0" }
    : { maxConcurrency: "10%", maxErrors: "1" };
}

function nightly(
  window: PatchGroupArgs["window"],
): Pick<AwsRing, "schedule" | "timeZone" | "hours" | "cutoff"> {
  const { hour, minute, timeZone } = clockOf(window);
  const { hours } = window;
  return { schedule: `cron(${minute} ${hour} ? * * *)`, timeZone, hours, cutoff: hours > 1 ? 1 : 0 };
}

function clockOf({ start, offset = "+08:00" }: PatchGroupArgs["window"]) {
  const [hour = 0, minute = 0] = start.split(":").map(Number);
  const east = Number.parseInt(offset, 10);
  // Names of fixed zones say how far Greenwich is, not how far from it: Etc/GMT-9 is nine hours ahead.
  const timeZone =
    east === 8 ? "Asia/Shanghai" : east === 0 ? "Etc/UTC" : `Etc/GMT${east > 0 ? "-" : "+"}${Math.abs(east)}`;
  return { hour, minute, timeZone };
}
