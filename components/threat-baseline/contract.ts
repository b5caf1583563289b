import type { Output } from "@pulumi/pulumi";
import type { LogSink } from "../audit-log/contract.ts";
import type { AlertRoute } from "../chat-notifier/contract.ts";
import type { Deletion } from "../component.ts";
import type { Tags } from "../tagging/contract.ts";
import type { RuleId } from "./catalogue.ts";

/**
 * What looks for trouble by itself, in the words of neither cloud:
 * - `threats`: who is attacking. GuardDuty; Security Center.
 * - `posture`: how well the account is set up, by public benchmarks. Security Hub; Security Center.
 * - `configuration`: what is set up how, and since when; our own rules on it. Config; Cloud Config.
 * - `vulnerabilities`: known holes in software. Inspector; Security Center.
 * - `external-access`: what can be reached from other accounts. IAM Access Analyzer; none.
 */
export const DETECTORS = [
  "threats",
  "posture",
  "configuration",
  "vulnerabilities",
  "external-access",
] as const;

export type Detector = (typeof DETECTORS)[number];

/** What an account on Alibaba Cloud can leave off: Security Center is bought as a whole, or not. */
export const ALICLOUD_DETECTORS: readonly Detector[] = ["configuration"];

/** Who says that something is not needed here, and why; it shows in the outputs. */
export interface Waiver {
  readonly reason: string;
  readonly owner: string;
}

/** Threats, faults and holes in one account and region. Plain: a preview shows every rule and every standard. */
export interface ThreatBaselineArgs {
  /** AWS account (12 digits) or Alibaba Cloud account (16 digits). */
  readonly account: string;
  readonly region: string;
  /** Where the account's own settings are watched: roles, root, trail. */
  readonly home: string;
  /** Every region in use, the home region among them. */
  readonly regions: readonly string[];
  readonly tags: Tags;
  /** Who hears of findings: `AwsChatNotifier.route` of the same account and region. Without one, nobody is told. */
  readonly route?: AlertRoute;
  /** AWS: where Config writes to, `AuditArchiveOutputs.sinks.config`. Needed unless `configuration` is off. */
  readonly archive?: LogSink;
  /** Detectors that stay off here. */
  readonly off?: Readonly<Partial<Record<Detector, Waiver>>>;
  /** Rules of the catalogue that do not hold here. */
  readonly exclusions?: Readonly<Partial<Record<RuleId, Waiver>>>;
  /**
   * Whether the services' own roles are made here. They are one an account: `exist` where the console or another
   * program made them before. Default: `make`, in the home region.
   */
  readonly serviceRoles?: "make" | "exist";
  /**
   * AWS: hosts on which GuardDuty looks inside, with an agent that it installs itself; it makes an endpoint in
   * every VPC for that. Default: none. @clause 6.3.1-a
   */
  readonly runtimeAgents?: readonly RuntimeAgent[];
  /**
   * AWS, security account: new accounts of the organisation are watched from here. The organization component
   * names this account first.
   */
  readonly organization?: boolean;
  /** Alibaba Cloud: needed, because a subscription is bought before anything of it can be set. */
  readonly securityCenter?: SecurityCenterArgs;
  /** Alibaba Cloud; left out, there is none. */
  readonly cloudFirewall?: CloudFirewallArgs;
  readonly deletion?: Deletion;
}

export const RUNTIME_AGENTS = ["hosts", "fargate", "kubernetes"] as const;

export type RuntimeAgent = (typeof RUNTIME_AGENTS)[number];

export type SecurityCenterArgs = { readonly none: Waiver } | { readonly bought: SecurityCenterSettings };

export interface SecurityCenterSettings {
  /**
   * Servers by the UUID that Security Center gives them; the rule is also the default of all others. A rule
   * without any server is not taken. @clause 1.1.4-a @clause 1.9.2-c
   */
  readonly bruteForce: { readonly servers: readonly string[] } | { readonly off: Waiver };
  /** Days between two scans for vulnerabilities. Default and most: 7; 1 in drills and big events. @clause 1.4.2-a @clause 1.4.2-d */
  readonly scanEveryDays?: number;
  /** The log analysis is bought too: findings then reach the alert route, and the other logs are kept. */
  readonly logAnalysis?: boolean;
  /** The check of cloud products is bought too. */
  readonly productChecks?: boolean;
  /** Codes of host baselines, such as `hc_exploit_redis`, that are checked beside the service's own. @clause 2.2.2-c */
  readonly baselines?: readonly string[];
  /** Buckets whose objects are looked through for malware each night. */
  readonly buckets?: readonly string[];
}

export type CloudFirewallArgs = { readonly none: Waiver } | { readonly bought: CloudFirewallSettings };

export interface CloudFirewallSettings {
  /** Default: `block`. `observe` is for the first weeks, and says why. @clause 1.9.2-c */
  readonly intrusions?: "block" | { readonly observe: Waiver };
  /** How much is taken for an attack. Default: `medium`. */
  readonly strictness?: "loose" | "medium" | "strict";
  /** Kinds of threat intelligence (`IpOutThreatTorExit`, …) that are dropped by name. @clause 5.2.5-a */
  readonly dropped?: readonly string[];
}

export interface ThreatBaselineOutputs {
  /** Detector → its id in the cloud. */
  readonly detectors: Readonly<Partial<Record<Detector, Output<string>>>>;
  /** Rules of the catalogue that hold here. */
  readonly rules: readonly RuleId[];
  /** What the cloud does not have here, each with a sentence: detector, feature or rule. */
  readonly absent: Readonly<Record<string, string>>;
  /** What was left off, by whom and why. */
  readonly waived: Readonly<Record<string, string>>;
}
