/**
 * What CreateWebACL takes of a rule, as far as rules here go: API reference of AWS WAF, `Rule`, `Statement`,
 * `ManagedRuleGroupStatement`, `RateBasedStatement`, `GeoMatchStatement`, `ByteMatchStatement`.
 */
const NAME = { type: "string", pattern: "^[A-Za-z0-9_-]{1,128}$" } as const;
const EMPTY = { type: "object", additionalProperties: false } as const;
const FORWARDED = {
  type: "object",
  additionalProperties: false,
  required: ["headerName", "fallbackBehavior"],
  properties: {
    headerName: { type: "string", pattern: "^[A-Za-z0-9-]{1,255}$" },
    fallbackBehavior: { enum: ["MATCH", "NO_MATCH"] },
  },
} as const;
const GEO = {
  type: "object",
  additionalProperties: false,
  required: ["geoMatchStatement"],
  properties: {
    geoMatchStatement: {
      type: "object",
      additionalProperties: false,
      required: ["countryCodes"],
      properties: {
        countryCodes: {
          type: "array",
          minItems: 1,
          maxItems: 50,
          items: { type: "string", pattern: "^[A-Z]{2}$" },
        },
        forwardedIpConfig: FORWARDED,
      },
    },
  },
} as const;
const STARTS_WITH = {
  type: "object",
  additionalProperties: false,
  required: ["byteMatchStatement"],
  properties: {
    byteMatchStatement: {
      type: "object",
      additionalProperties: false,
      required: ["fieldToMatch", "positionalConstraint", "searchString", "textTransformations"],
      properties: {
        fieldToMatch: {
          type: "object",
          additionalProperties: false,
          required: ["uriPath"],
          properties: { uriPath: EMPTY },
        },
        positionalConstraint: { enum: ["STARTS_WITH"] },
        searchString: { type: "string", minLength: 1, maxLength: 200 },
        textTransformations: {
          type: "array",
          minItems: 1,
          maxItems: 10,
          items: {
            type: "object",
            additionalProperties: false,
            required: ["priority", "type"],
            properties: {
              priority: { type: "integer", minimum: 0 },
              type: { enum: ["NONE", "LOWERCASE", "NORMALIZE_PATH", "URL_DECODE"] },
            },
          },
        },
      },
    },
  },
} as const;
const GROUP = {
  type: "object",
  additionalProperties: false,
  required: ["managedRuleGroupStatement"],
  properties: {
    managedRuleGroupStatement: {
      type: "object",
      additionalProperties: false,
      required: ["vendorName", "name"],
      properties: {
        vendorName: { enum: ["AWS"] },
        name: NAME,
        ruleActionOverrides: {
          type: "array",
          minItems: 1,
          maxItems: 100,
          items: {
            type: "object",
            additionalProperties: false,
            required: ["name", "actionToUse"],
            properties: {
              name: NAME,
              actionToUse: {
                type: "object",
                additionalProperties: false,
                required: ["count"],
                properties: { count: EMPTY },
              },
            },
          },
        },
      },
    },
  },
} as const;
const RATE = {
  type: "object",
  additionalProperties: false,
  required: ["rateBasedStatement"],
  properties: {
    rateBasedStatement: {
      type: "object",
      additionalProperties: false,
      required: ["limit", "aggregateKeyType"],
      properties: {
        limit: { type: "integer", minimum: 10, maximum: 2_000_000_000 },
        evaluationWindowSec: { enum: [60, 120, 300, 600] },
        aggregateKeyType: { enum: ["IP", "FORWARDED_IP"] },
        forwardedIpConfig: FORWARDED,
        scopeDownStatement: STARTS_WITH,
      },
    },
  },
} as const;
const NOT = {
  type: "object",
  additionalProperties: false,
  required: ["notStatement"],
  properties: {
    notStatement: {
      type: "object",
      additionalProperties: false,
      required: ["statement"],
      properties: { statement: GEO },
    },
  },
} as const;
const RULE = {
  type: "object",
  additionalProperties: false,
  required: ["name", "priority", "visibilityConfig", "statement"],
  properties: {
    name: NAME,
    priority: { type: "integer", minimum: 0 },
    visibilityConfig: {
      type: "object",
      additionalProperties: false,
      required: ["cloudwatchMetricsEnabled", "metricName", "sampledRequestsEnabled"],
      properties: {
        cloudwatchMetricsEnabled: { type: "boolean" },
        sampledRequestsEnabled: { type: "boolean" },
        metricName: { type: "string", pattern: "^[A-Za-z0-9_#:./-]{1,255}$" },
      },
    },
    statement: { oneOf: [GROUP, RATE, GEO, NOT] },
    action: {
      oneOf: ["block", "count"].map((verb) => ({
        type: "object",
        additionalProperties: false,
        required: [verb],
        properties: { [verb]: EMPTY },
      })),
    },
    overrideAction: {
      oneOf: ["none", "count"].map((verb) => ({
        type: "object",
        additionalProperties: false,
        required: [verb],
        properties: { [verb]: EMPTY },
      })),
    },
  },
  // A rule has an action of its own, a group's may be overridden.
  oneOf: [
    {
      type: "object",
      required: ["action"],
      not: { type: "object", required: ["overrideAction"], properties: { overrideAction: {} } },
      properties: { action: {} },
    },
    {
      type: "object",
      required: ["overrideAction"],
      not: { type: "object", required: ["action"], properties: { action: {} } },
      properties: { overrideAction: {} },
    },
  ],
} as const;

export const WEB_ACL_RULES_SCHEMA = { type: "array", minItems: 1, maxItems: 1000, items: RULE } as const;
