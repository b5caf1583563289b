import type { Provider } from "../../ipam/index.ts";
import { Faults } from "../faults.ts";
import { physicalName } from "../naming/layout.ts";
import { acsArn } from "../partition/alicloud.ts";
import { arn, requirePartition, servicePrincipal } from "../partition/aws.ts";
import { awsPolicy, type PlannedPolicy, type PolicyDocument } from "../policy-document.ts";
import { clockOf } from "../workload/clock.ts";
import { OOS_TRUST, type OosTemplate } from "../workload/orchestration.ts";
import { automationTrust, type Runbook } from "../workload/runbook.ts";
import { patchRunbook, rollBackRunbook } from "./automation.ts";
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
  WATCH_DAYS,
} from "./limits.ts";
import { resetTemplate } from "./oos-roll-back.ts";
import { applyTemplate } from "./oos-template.ts";
import { automationPolicy, nightsPolicy, resetPolicy, rollBackPolicy } from "./policies.ts";

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
  readonly patch: AwsRunbook;
  readonly rollBack: AwsRunbook;
  /** Both take their roles so: for executions of this account. */
  readonly trust: PolicyDocument;
  readonly policies: readonly PlannedPolicy[];
  readonly events: Readonly<Record<"ledger" | "failed", { readonly rule: string; readonly pattern: object }>>;
}

/** A runbook, and the role that it takes. */
export interface AwsRunbook {
  readonly document: string;
  readonly content: Runbook;
  readonly role: string;
  readonly policy: PolicyDocument;
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
  const roleArn = (role: string) => arn({ partition, service: "iam", account, resource: `role/${role}` });
  const runbook = (
    key: string,
    content: (role: string) => Runbook,
    granted: (place: PatchingArgs, rings: readonly string[]) => PolicyDocument,
  ): AwsRunbook => {
    const role = physicalName("aws:iam/role:Role", name, key, region);
    const rings = ringsOf(args).map((ring) => ring.key);
    return {
      document: physicalName("aws:ssm/document:Document", name, key),
      content: content(roleArn(role)),
      role,
      policy: granted(args, rings),
    };
  };
  const patch = runbook("patch", patchRunbook, automationPolicy);
  const rollBack = runbook("roll-back", rollBackRunbook, rollBackPolicy);
  const trust = automationTrust(args);
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
    patch,
    rollBack,
    trust,
    policies: [
      { key: "ledger", kind: "resource", resource: ledger, document: ledgerPolicy },
      ...[patch, rollBack].flatMap(({ document, role, policy }): readonly PlannedPolicy[] => [
        { key: `${document}-trust`, kind: "trust", resource: roleArn(role), document: trust },
        { key: document, kind: "identity", principal: roleArn(role), document: policy },
      ]),
    ],
    events: {
      ledger: {
        rule: physicalName("aws:cloudwatch/eventRule:EventRule", name, "patching", "ledger"),
        pattern: {
          source: ["aws.ssm"],
          "detail-type": [
            "EC2 Command Invocation Status-change Notification",
            "EC2 Automation Execution Status-change Notification",
            "Maintenance Window Execution State-change Notification",
            "Configuration Compliance State Change",
          ],
        },
      },
      failed: {
        rule: physicalName("aws:cloudwatch/eventRule:EventRule", name, "patching", "failed"),
        pattern: {
          source: ["aws.ssm"],
          "detail-type": [
            "EC2 Automation Execution Status-change Notification",
            "EC2 Command Invocation Status-change Notification",
          ],
          detail: {
            $or: [
              {
                "document-name": ["AWS-RunPatchBaseline"],
                status: ["Failed", "TimedOut", "DeliveryTimedOut"],
              },
              // A machine that could not be saved, or not be put back.
              {
                Definition: [patch.document, rollBack.document],
                Status: ["Failed", "TimedOut", "Cancelled"],
              },
            ],
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
  readonly rollBack: AlicloudTemplate & { readonly role: string; readonly policy: PolicyDocument };
  /** Name of the rule that tells of executions that failed. */
  readonly failures: string;
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
  const rings = ringsOf(args).map(({ key }) => key);
  const policy = nightsPolicy(args, rings);
  const resetRole = physicalName("alicloud:ram/role:Role", name, "roll-back", region);
  const rollBack = {
    key: "roll-back",
    name: physicalName("alicloud:oos/template:Template", name, "roll-back"),
    content: resetTemplate(resetRole, region),
    role: resetRole,
    policy: resetPolicy(args, rings),
  };
  const taken = (of: string) => acsArn({ service: "ram", account, resource: `role/${of.toLowerCase()}` });
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
    trust: OOS_TRUST,
    policy,
    rollBack,
    failures: physicalName("alicloud:cms/eventRule:EventRule", name, region, "patching-failed"),
    policies: [
      { key: "patching-trust", kind: "trust", resource: taken(role), document: OOS_TRUST },
      { key: "patching", kind: "identity", principal: taken(role), document: policy },
      { key: "roll-back-trust", kind: "trust", resource: taken(resetRole), document: OOS_TRUST },
      { key: "roll-back", kind: "identity", principal: taken(resetRole), document: rollBack.policy },
    ],
  };
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
