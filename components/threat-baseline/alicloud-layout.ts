import { describeAlarm } from "../chat-notifier/function/description.ts";
import { globalName, physicalName } from "../naming/layout.ts";
import { acsArn, type Side, sideOf } from "../partition/alicloud.ts";
import { BROKEN_RULES, GRAVE_FINDINGS, PRODUCT_LOG, SECURITY_LOGS } from "./alicloud-queries.ts";
import { alicloudRules, type Chosen, type RuleId } from "./catalogue.ts";
import { checkThreatBaseline, waivers } from "./check.ts";
import type { CloudFirewallSettings, SecurityCenterSettings, ThreatBaselineArgs } from "./contract.ts";
import { ALICLOUD_RULES, ANNOTATION, SCAN_DAYS } from "./limits.ts";
import type { AlicloudManagedRule } from "./managed-rule.ts";

/**
 * The services watch all regions of a side of the border from one place: Cloud Config, "cn-shanghai and
 * ap-southeast-1 only"; Security Center, "Endpoints"; its log analysis, "Log storage regions".
 */
const CENTRES: Readonly<Record<Side, { readonly centre: string; readonly logs: string }>> = {
  mainland: { centre: "cn-shanghai", logs: "cn-hangzhou" },
  overseas: { centre: "ap-southeast-1", logs: "ap-southeast-1" },
};

/** Regions whose providers the leaf needs beside its own. */
export function alicloudCentres(region: string): { readonly centre: string; readonly logs: string } {
  return CENTRES[sideOf(region) ?? "mainland"];
}

/**
 * Where an account has a baseline: at home, and in one region of the other side if it has any there. Elsewhere
 * there is nothing left to do.
 */
export function alicloudAnchors(home: string, regions: readonly string[]): readonly string[] {
  const other = regions.find((region) => sideOf(region) !== sideOf(home));
  return other === undefined ? [home] : [home, other];
}

export interface AlicloudThreatBaselineLayout {
  readonly region: string;
  readonly centre: string;
  readonly logsRegion: string;
  readonly makesRoles: boolean;
  /** The account's own; at home alone. */
  readonly config: PlannedConfig | undefined;
  readonly securityCenter: PlannedSecurityCenter | undefined;
  readonly cloudFirewall: PlannedFirewall | undefined;
  readonly rules: readonly RuleId[];
  readonly absent: Readonly<Record<string, string>>;
  readonly waived: Readonly<Record<string, string>>;
}

export interface PlannedConfig {
  readonly project: string;
  readonly store: string;
  readonly storeArn: string;
  readonly channel: string;
  readonly rules: readonly PlannedRule[];
  readonly packName: string;
  readonly packDescription: string;
  readonly alert: PlannedLogAlert | undefined;
}

export interface PlannedRule {
  readonly id: RuleId;
  readonly name: string;
  readonly description: string;
  /** 1 is told of at once. */
  readonly riskLevel: 1 | 2 | 3;
  readonly managed: AlicloudManagedRule;
}

export interface PlannedLogAlert {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly severity: "critical" | "high";
  readonly query: string;
  /** Columns of the query that the message shows. */
  readonly columns: readonly string[];
}

export interface PlannedSecurityCenter {
  /** Servers of the rule against guessing; none where it was left off. */
  readonly servers: readonly string[];
  readonly ruleName: string;
  readonly scanEveryDays: number;
  readonly baseline:
    | { readonly name: string; readonly checks: string; readonly everyDays: number }
    | undefined;
  readonly productChecks: boolean;
  readonly buckets: readonly string[];
  readonly logs: readonly string[];
  /** Project that the service makes for its logs. */
  readonly logProject: string;
  readonly alert: PlannedLogAlert | undefined;
}

export interface PlannedFirewall {
  readonly blocks: boolean;
  /** Groups of rules: 1 loose, 2 medium, 3 strict. */
  readonly ruleClass: 1 | 2 | 3;
  readonly dropped: readonly string[];
}

/** @throws BadInput with every fault of the arguments at once, before anything is switched on. */
export function layoutAlicloudThreatBaseline(
  name: string,
  args: ThreatBaselineArgs,
): AlicloudThreatBaselineLayout {
  checkThreatBaseline(name, "alicloud", args);
  const { region, home, securityCenter, cloudFirewall, exclusions = {} } = args;
  const { centre, logs } = alicloudCentres(region);
  const atHome = region === home;
  const bought =
    securityCenter !== undefined && "bought" in securityCenter ? securityCenter.bought : undefined;
  const firewall =
    cloudFirewall !== undefined && "bought" in cloudFirewall ? cloudFirewall.bought : undefined;
  const choice = alicloudRules(bought !== undefined);
  const recorded = atHome && args.off?.configuration === undefined;
  const chosen = recorded ? choice.chosen.filter(({ rule }) => exclusions[rule.id] === undefined) : [];
  if (chosen.length > ALICLOUD_RULES) throw new Error("the catalogue is too long for one account");
  return {
    region,
    centre,
    logsRegion: logs,
    makesRoles: atHome && (args.serviceRoles ?? "make") === "make",
    config: recorded ? configOf(name, args, centre, chosen) : undefined,
    securityCenter: bought === undefined ? undefined : securityCenterOf(name, args, logs, bought),
    cloudFirewall: firewall === undefined || !atHome ? undefined : firewallOf(firewall),
    rules: chosen.map(({ rule }) => rule.id),
    absent: {
      ...(recorded ? choice.absent : {}),
      "external-access":
        "Alibaba Cloud has no analyser of outside access; the preview judges each policy instead",
      ...(bought === undefined ? { threats: "Security Center is not bought" } : {}),
    },
    waived: waivers(args),
  };
}

const RISK = { high: 1, medium: 2, low: 3 } as const;

function configOf(
  name: string,
  { account, route }: ThreatBaselineArgs,
  centre: string,
  chosen: readonly Chosen<AlicloudManagedRule>[],
): PlannedConfig {
  const project = globalName("alicloud:log/project:Project", [account, centre], name, "config");
  const store = "config";
  return {
    project,
    store,
    storeArn: acsArn({
      service: "log",
      region: centre,
      account,
      resource: `project/${project}/logstore/${store}`,
    }),
    channel: "atrium-config",
    rules: chosen.map(({ rule, managed }) => ({
      id: rule.id,
      name: `atrium-${rule.id}`,
      description: `${rule.titleZh} / ${rule.title} [${rule.clauses.map((clause) => `§${clause}`).join(", ")}]`,
      riskLevel: RISK[rule.severity],
      managed,
    })),
    packName: "atrium-baseline",
    packDescription: "What the operations guide asks of the account, as Cloud Config can check it",
    alert:
      route === undefined
        ? undefined
        : {
            name: physicalName("alicloud:sls/alert:Alert", name, "configuration"),
            title: "违反指南合规规则",
            severity: "high",
            description: describeAlarm(
              {
                severity: "high",
                responseMinutes: 30,
                clause: "8.1.3-a",
                title: "A rule of the guide is broken",
                titleZh: "违反指南合规规则",
                text: "The rule's name ends in the line of the catalogue; set the resource right in the program.",
              },
              ANNOTATION,
            ),
            query: BROKEN_RULES,
            columns: ["events", "resource", "cnt"],
          },
  };
}

/** Cycles that a baseline strategy takes; the longest that is not longer than asked. */
const BASELINE_DAYS = [7, 3, 1] as const;

function securityCenterOf(
  name: string,
  { account, route }: ThreatBaselineArgs,
  logsRegion: string,
  settings: SecurityCenterSettings,
): PlannedSecurityCenter {
  const { bruteForce, baselines, productChecks = false, logAnalysis = false, buckets = [] } = settings;
  const scanEveryDays = settings.scanEveryDays ?? SCAN_DAYS.default;
  return {
    servers: "servers" in bruteForce ? bruteForce.servers : [],
    ruleName: "atrium-brute-force",
    scanEveryDays,
    baseline:
      baselines === undefined
        ? undefined
        : {
            name: "atrium-baseline",
            checks: baselines.join(","),
            everyDays: BASELINE_DAYS.find((days) => days <= scanEveryDays) ?? 1,
          },
    productChecks,
    buckets,
    logs: logAnalysis ? [...SECURITY_LOGS, ...(productChecks ? [PRODUCT_LOG] : [])] : [],
    logProject: `sas-log-${account}-${logsRegion}`,
    alert:
      route === undefined || !logAnalysis
        ? undefined
        : {
            name: physicalName("alicloud:sls/alert:Alert", name, "threats"),
            title: "云安全中心紧急告警",
            severity: "critical",
            description: describeAlarm(
              {
                severity: "critical",
                responseMinutes: 5,
                clause: "2.3.1-c",
                title: "Security Center found something grave",
                titleZh: "云安全中心紧急告警",
                text: "Open the alert in Security Center; shut the way in first, then look for what else was touched.",
              },
              ANNOTATION,
            ),
            query: GRAVE_FINDINGS,
            columns: ["cnt"],
          },
  };
}

const RULE_CLASS = { loose: 1, medium: 2, strict: 3 } as const;

function firewallOf({
  intrusions = "block",
  strictness = "medium",
  dropped = [],
}: CloudFirewallSettings): PlannedFirewall {
  return { blocks: intrusions === "block", ruleClass: RULE_CLASS[strictness], dropped };
}
