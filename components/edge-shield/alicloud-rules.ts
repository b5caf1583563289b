import type { EdgeShieldArgs } from "./contract.ts";
import { RATE, RATE_SECONDS, RATE_STAY_SECONDS } from "./limits.ts";

export type Scene = "custom_acl" | "region_block" | "whitelist";

/** A default template of WAF 3.0: it holds for whatever comes under the instance, now and later. */
export interface DefenceTemplate {
  readonly scene: Scene;
  readonly description: string;
  readonly rules: readonly DefenceRule[];
}

interface DefenceRule {
  readonly key: string;
  readonly config: DefenceConfig;
}

/** CreateDefenseRule, in the provider's words. */
export interface DefenceConfig {
  readonly ruleAction?: "block" | "monitor";
  readonly ccStatus?: number;
  readonly ccEffect?: string;
  readonly rateLimit?: {
    readonly target: string;
    readonly interval: number;
    readonly threshold: number;
    readonly ttl: number;
  };
  readonly conditions?: readonly {
    readonly key: string;
    readonly opValue: string;
    readonly values: string;
  }[];
  readonly abroadRegions?: string;
  readonly cnRegions?: string;
  readonly bypassTags?: readonly string[];
  readonly bypassRegularRules?: readonly string[];
}

/**
 * Core rules, OWASP's ten among them, come with every instance: a default template of the service's own, which stops
 * from the first day and keeps itself up to date ("Protection configuration overview", WAF 3.0). A second one of the
 * same module would be refused, so these are the others. @clause 8.3.2-c
 */
export function defenceTemplates(args: EdgeShieldArgs): readonly DefenceTemplate[] {
  const { mode, rate = RATE.default, paths = {}, countries, exceptions = {} } = args;
  const ruleAction = mode === "block" ? "block" : "monitor";
  const refused = countries !== undefined && "refuse" in countries ? countries.refuse : [];
  const excused = Object.keys(exceptions).sort();
  return [
    {
      scene: "custom_acl",
      description: "How much one address may ask for",
      rules: [
        ...Object.entries(paths).map(([key, { path, requests }]) => ({
          key: `rate-${key}`,
          config: limit(requests, ruleAction, { key: "URLPath", opValue: "prefix-match", values: path }),
        })),
        {
          key: "rate",
          config: limit(rate, ruleAction, { key: "URLPath", opValue: "prefix-match", values: "/" }),
        },
      ],
    },
    ...(refused.length === 0 ? [] : [regions(refused, ruleAction)]),
    ...(excused.length === 0
      ? []
      : [
          {
            scene: "whitelist",
            description: "Rules that stop what is right",
            rules: [
              {
                key: "excused",
                config: {
                  bypassTags: ["regular_rule"],
                  bypassRegularRules: excused,
                  conditions: [{ key: "URLPath", opValue: "prefix-match", values: "/" }],
                },
              },
            ],
          } as const,
        ]),
  ];
}

function limit(
  threshold: number,
  ruleAction: "block" | "monitor",
  condition: { readonly key: string; readonly opValue: string; readonly values: string },
): DefenceConfig {
  return {
    ruleAction,
    conditions: [condition],
    ccStatus: 1,
    ccEffect: "service",
    rateLimit: { target: "remoteAddr", interval: RATE_SECONDS, threshold, ttl: RATE_STAY_SECONDS },
  };
}

/** The mainland is a region of its own there, beside the countries. */
function regions(refused: readonly string[], ruleAction: "block" | "monitor"): DefenceTemplate {
  const abroad = refused.filter((code) => code !== "CN").sort();
  return {
    scene: "region_block",
    description: "Countries that do not come in",
    rules: [
      {
        key: "countries",
        config: {
          ruleAction,
          ...(abroad.length === 0 ? {} : { abroadRegions: abroad.join(",") }),
          ...(refused.includes("CN") ? { cnRegions: "CN" } : {}),
        },
      },
    ],
  };
}
