import type { AwsLogSink } from "../audit-log/contract.ts";
import { describeAlarm } from "../chat-notifier/function/description.ts";
import { physicalName } from "../naming/layout.ts";
import { findingRules, INSIGHTS, type Insight } from "./aws-findings.ts";
import {
  configRoleArn,
  guardDutyFeatures,
  inspectorScans,
  RUNTIME_MANAGEMENT,
  standards,
} from "./aws-services.ts";
import { awsRules, type RuleId } from "./catalogue.ts";
import { checkThreatBaseline, waivers } from "./check.ts";
import { DETECTORS, type Detector, type ThreatBaselineArgs } from "./contract.ts";
import { EVENT_PATTERN, RECORD_DAYS, RULE_DESCRIPTION, RULES_PER_PACK } from "./limits.ts";
import { conformancePack } from "./template.ts";

export interface AwsThreatBaselineLayout {
  readonly region: string;
  readonly on: ReadonlySet<Detector>;
  readonly atHome: boolean;
  readonly guardDuty: {
    readonly features: readonly string[];
    /** Names of what GuardDuty manages on hosts; empty where it looks from outside alone. */
    readonly agents: readonly string[];
  };
  readonly securityHub: {
    readonly standards: Readonly<Record<string, string>>;
    /** Regions whose findings come together here; empty away from home. */
    readonly linked: readonly string[];
    /** Rankings for the report; where findings come together. */
    readonly insights: readonly Insight[];
  };
  readonly config: {
    readonly roleArn: string;
    /** The service's own role is made here. */
    readonly makesRole: boolean;
    readonly bucket: string;
    readonly prefix?: string;
    readonly recordDays: number;
    readonly packName: string;
    readonly pack: string;
  };
  readonly scans: readonly string[];
  /** The analyser's name, where the identity component makes none. */
  readonly analyzer: string | undefined;
  readonly organization: boolean;
  readonly alerts: readonly PlannedAlert[];
  readonly rules: readonly RuleId[];
  readonly absent: Readonly<Record<string, string>>;
  readonly waived: Readonly<Record<string, string>>;
}

export interface PlannedAlert {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly pattern: string;
}

/**
 * Arguments → layout.
 * @throws BadInput with every fault of the arguments at once, before anything is switched on.
 */
export function layoutAwsThreatBaseline(name: string, args: ThreatBaselineArgs): AwsThreatBaselineLayout {
  checkThreatBaseline(name, "aws", args);
  const { account, region, home, off = {}, exclusions = {} } = args;
  const atHome = region === home;
  const on = new Set(DETECTORS.filter((detector) => off[detector] === undefined));
  const choice = awsRules({ region, home });
  const chosen = choice.chosen.filter(
    ({ rule }) => on.has("configuration") && exclusions[rule.id] === undefined,
  );
  const features = guardDutyFeatures(region);
  const scans = inspectorScans(region);
  const sink = args.archive as AwsLogSink | undefined;
  return {
    region,
    on,
    atHome,
    guardDuty: {
      features: features.here,
      agents: (args.runtimeAgents ?? []).map((agent) => RUNTIME_MANAGEMENT[agent]),
    },
    securityHub: {
      standards: standards(region),
      linked: atHome ? args.regions.filter((other) => other !== home).sort() : [],
      insights: atHome ? INSIGHTS : [],
    },
    config: {
      roleArn: configRoleArn(region, account),
      makesRole: atHome && (args.serviceRoles ?? "make") === "make" && on.has("configuration"),
      bucket: sink?.bucket ?? "",
      ...(sink?.prefix === undefined ? {} : { prefix: sink.prefix }),
      recordDays: Math.min(RECORD_DAYS.most, Math.max(RECORD_DAYS.least, sink?.days ?? RECORD_DAYS.least)),
      packName: "atrium-baseline",
      pack: packOf(chosen),
    },
    scans: scans.here,
    // The identity component's analyser stands at home.
    analyzer: atHome
      ? undefined
      : physicalName("aws:accessanalyzer/analyzer:Analyzer", name, "external-access"),
    organization: args.organization === true,
    alerts: args.route === undefined ? [] : alertsOf(name, args, on),
    rules: chosen.map(({ rule }) => rule.id),
    absent: {
      ...(on.has("threats") ? features.absent : {}),
      ...(on.has("vulnerabilities") ? scans.absent : {}),
      ...(on.has("configuration") ? choice.absent : {}),
    },
    waived: waivers(args),
  };
}

function packOf(chosen: Parameters<typeof conformancePack>[0]): string {
  if (chosen.length > RULES_PER_PACK) throw new Error("the catalogue is too long for one conformance pack");
  return chosen.length === 0 ? "" : conformancePack(chosen);
}

function alertsOf(
  name: string,
  { account, region }: ThreatBaselineArgs,
  on: ReadonlySet<Detector>,
): readonly PlannedAlert[] {
  return findingRules(account, region)
    .filter(({ detector }) => on.has(detector))
    .map(({ key, detector: _, pattern, ...said }) => {
      const text = JSON.stringify(pattern);
      if (text.length > EVENT_PATTERN) throw new Error(`${key}: the event pattern is too long`);
      return {
        key,
        name: physicalName("aws:cloudwatch/eventRule:EventRule", name, key),
        description: describeAlarm(said, RULE_DESCRIPTION),
        pattern: text,
      };
    });
}
