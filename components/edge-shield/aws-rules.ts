import type { ApplicationKind, EdgeShieldArgs } from "./contract.ts";
import { RATE, RATE_SECONDS } from "./limits.ts";

/** One rule of a web ACL, in the words of its service. */
export interface WebAclRule {
  readonly name: string;
  readonly priority: number;
  /** Web ACL capacity units: "AWS Managed Rules rule groups list", "AWS WAF rule statements list". */
  readonly units: number;
  readonly does:
    | { readonly kind: "group"; readonly group: string; readonly counted: readonly string[] }
    | { readonly kind: "rate"; readonly requests: number; readonly path?: string }
    | { readonly kind: "countries"; readonly codes: readonly string[]; readonly except: boolean };
  /** `stop`: blocks, or does what the group says. */
  readonly action: "stop" | "count";
}

interface Group {
  readonly key: string;
  readonly group: string;
  readonly units: number;
  /** Stops from the first day: what it finds is never a customer. */
  readonly sure?: true;
  readonly only?: readonly ApplicationKind[];
}

/** OWASP's ten, and who is known to attack. @clause 8.3.2-c */
const GROUPS: readonly Group[] = [
  { key: "known-attackers", group: "AWSManagedRulesAmazonIpReputationList", units: 25, sure: true },
  { key: "hidden-callers", group: "AWSManagedRulesAnonymousIpList", units: 50 },
  { key: "bad-inputs", group: "AWSManagedRulesKnownBadInputsRuleSet", units: 200, sure: true },
  { key: "common", group: "AWSManagedRulesCommonRuleSet", units: 700 },
  { key: "sql", group: "AWSManagedRulesSQLiRuleSet", units: 200 },
  { key: "linux", group: "AWSManagedRulesLinuxRuleSet", units: 200, only: ["linux"] },
  { key: "unix", group: "AWSManagedRulesUnixRuleSet", units: 100, only: ["linux"] },
  { key: "windows", group: "AWSManagedRulesWindowsRuleSet", units: 200, only: ["windows"] },
  { key: "php", group: "AWSManagedRulesPHPRuleSet", units: 100, only: ["php", "wordpress"] },
  { key: "wordpress", group: "AWSManagedRulesWordPressRuleSet", units: 100, only: ["wordpress"] },
];

export const GROUP_NAMES: ReadonlySet<string> = new Set(GROUPS.map(({ group }) => group));

/** Cheap and certain ones first: countries, limits, then what reads requests. */
export function webAclRules(args: EdgeShieldArgs): readonly WebAclRule[] {
  const { countries, paths = {}, rate = RATE.default, applications = [], mode } = args;
  const action = mode === "block" ? "stop" : "count";
  const rules: readonly Omit<WebAclRule, "priority">[] = [
    ...(countries === undefined
      ? []
      : [
          {
            name: "countries",
            units: 1,
            does: {
              kind: "countries",
              codes: "refuse" in countries ? countries.refuse : countries.admit,
              except: "admit" in countries,
            },
            action,
          } as const,
        ]),
    ...Object.entries(paths).map(
      ([key, { path, requests }]) =>
        ({
          name: `rate-${key}`,
          units: 2 + 2,
          does: { kind: "rate", requests, path } as const,
          action,
        }) as const,
    ),
    { name: "rate", units: 2, does: { kind: "rate", requests: rate }, action },
    ...GROUPS.filter(
      ({ only }) => only === undefined || only.some((kind) => applications.includes(kind)),
    ).map(
      ({ key, group, units, sure }) =>
        ({
          name: key,
          units,
          does: { kind: "group", group, counted: countedIn(args, group) },
          action: sure === true ? "stop" : action,
        }) as const,
    ),
  ];
  // Room between them: a rule that is added by hand in an incident finds a place.
  return rules.map((rule, index) => ({ ...rule, priority: (index + 1) * 10 }));
}

export function unitsOf(rules: readonly WebAclRule[]): number {
  return rules.reduce((sum, { units }) => sum + units, 0);
}

function countedIn({ exceptions = {} }: EdgeShieldArgs, group: string): readonly string[] {
  return Object.keys(exceptions)
    .filter((each) => each.startsWith(`${group}/`))
    .map((each) => each.slice(group.length + 1))
    .sort();
}

/** A rule as the API takes it (`ruleJson`, CreateWebACL), and the provider in its own case. */
export function ruleInput(rule: WebAclRule, metric: string, behindNetwork: boolean) {
  const { does, action } = rule;
  return {
    name: rule.name,
    priority: rule.priority,
    visibilityConfig: {
      cloudwatchMetricsEnabled: true,
      sampledRequestsEnabled: true,
      metricName: `${metric}-${rule.name}`,
    },
    ...(does.kind === "group"
      ? { overrideAction: action === "stop" ? { none: {} } : { count: {} } }
      : { action: action === "stop" ? { block: {} } : { count: {} } }),
    statement: statementOf(rule, behindNetwork),
  };
}

function statementOf({ does }: WebAclRule, behindNetwork: boolean) {
  switch (does.kind) {
    case "group":
      return {
        managedRuleGroupStatement: {
          vendorName: "AWS",
          name: does.group,
          ...(does.counted.length === 0
            ? {}
            : {
                ruleActionOverrides: does.counted.map((name) => ({ name, actionToUse: { count: {} } })),
              }),
        },
      };
    case "countries": {
      const match = {
        geoMatchStatement: { countryCodes: [...does.codes], ...(behindNetwork ? forwarded() : {}) },
      };
      return does.except ? { notStatement: { statement: match } } : match;
    }
    case "rate":
      return {
        rateBasedStatement: {
          limit: does.requests,
          evaluationWindowSec: RATE_SECONDS,
          // Behind a delivery network all come from its addresses; it writes down whose request it was.
          aggregateKeyType: behindNetwork ? "FORWARDED_IP" : "IP",
          ...(behindNetwork ? forwarded() : {}),
          ...(does.path === undefined ? {} : { scopeDownStatement: startsWith(does.path) }),
        },
      };
  }
}

function forwarded() {
  return { forwardedIpConfig: { headerName: "X-Forwarded-For", fallbackBehavior: "MATCH" } };
}

function startsWith(path: string) {
  return {
    byteMatchStatement: {
      fieldToMatch: { uriPath: {} },
      positionalConstraint: "STARTS_WITH",
      searchString: path,
      textTransformations: [{ priority: 0, type: "NORMALIZE_PATH" }],
    },
  };
}
