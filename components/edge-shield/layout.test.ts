import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { BadInput } from "../../ipam/index.ts";
import { ruleInput, unitsOf, webAclRules } from "./aws-rules.ts";
import type { EdgeShieldArgs } from "./contract.ts";
import { faultCases } from "./faults.cases.ts";
import { layoutAlicloudEdgeShield, layoutAwsEdgeShield } from "./layout.ts";
import { WEB_ACL } from "./limits.ts";
import { alicloudEdgeShieldArgs, edgeShieldArgs, NETWORK } from "./testing.ts";
import { WEB_ACL_RULES_SCHEMA } from "./web-acl-schema.ts";

function codes(cloud: "aws" | "alicloud", region: string, more: Partial<EdgeShieldArgs>): readonly string[] {
  try {
    if (cloud === "aws") layoutAwsEdgeShield("shop", edgeShieldArgs(region, more));
    else layoutAlicloudEdgeShield("shop", alicloudEdgeShieldArgs(region, more));
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.diagnostics.map(({ code }) => code);
  }
}

const REGION = { aws: "ap-southeast-1", alicloud: "cn-shanghai" } as const;

describe("faults", () => {
  it.each(faultCases)("$cloud: $title is told as $code", ({ cloud, args, code }) => {
    expect(codes(cloud, REGION[cloud], args)).toContain(code);
  });

  it.each(faultCases)("$cloud: the twin of $title is not refused", ({ cloud, twin }) => {
    expect(codes(cloud, REGION[cloud], twin)).toEqual([]);
  });

  it("name the instance that is missing, and partitions without CloudFront's firewall", () => {
    const { instance: _, ...args } = alicloudEdgeShieldArgs("cn-shanghai");
    expect(() => layoutAlicloudEdgeShield("shop", args)).toThrow(BadInput);
    for (const region of ["cn-north-1", "us-gov-west-1"]) {
      expect(codes("aws", region, { network: NETWORK })).toEqual(["edge-shield.partition"]);
    }
  });

  it("come all at once", () => {
    const found = codes("aws", "cn-shanghai", {
      account: "1",
      plannedOn: "x",
      mode: { count: { until: "y", owner: "" } },
      rate: 1,
      logs: { collectedBy: "archive" },
    });
    expect(found).toEqual([
      "placement.region",
      "placement.account",
      "edge-shield.planned-on",
      "edge-shield.count-owner",
      "edge-shield.count-end",
      "edge-shield.rate",
      "edge-shield.path-rate",
      "edge-shield.logs",
    ]);
  });
});

describe("rules on AWS", () => {
  const validate = new Ajv({ strict: true }).compile(WEB_ACL_RULES_SCHEMA);
  const variants: readonly Partial<EdgeShieldArgs>[] = [
    {},
    { mode: { count: { until: "2026-12-07", owner: "web-team" } } },
    { countries: { admit: ["CN", "SG"] } },
    { countries: { refuse: ["KP"] }, network: NETWORK },
    { applications: ["linux", "windows", "php", "wordpress"] },
    { exceptions: { "AWSManagedRulesCommonRuleSet/SizeRestrictions_BODY": { reason: "x", owner: "y" } } },
  ];

  it.each(variants)("are what the service takes: %j", (more) => {
    for (const behind of [false, true]) {
      const rules = webAclRules(edgeShieldArgs("ap-southeast-1", more)).map((each) =>
        ruleInput(each, "shop", behind),
      );
      // As JSON, the way they travel.
      validate(JSON.parse(JSON.stringify(rules)));
      expect(validate.errors ?? []).toEqual([]);
      expect(new Set(rules.map(({ priority }) => priority)).size).toBe(rules.length);
      expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
    }
  });

  it("are refused by the schema where one has no action, or a limit that the service does not know", () => {
    const [first] = webAclRules(edgeShieldArgs("ap-southeast-1")).map((each) =>
      ruleInput(each, "shop", false),
    );
    const { name, priority, visibilityConfig, statement } = first ?? {};
    expect(validate([{ name, priority, visibilityConfig, statement }])).toBe(false);
    expect(
      validate([{ ...first, statement: { rateBasedStatement: { limit: 5, aggregateKeyType: "IP" } } }]),
    ).toBe(false);
  });

  it("fit into what the price includes", () => {
    expect(unitsOf(webAclRules(edgeShieldArgs("ap-southeast-1")))).toBeLessThanOrEqual(WEB_ACL.included);
  });

  it("count in count mode, but for what is never a customer", () => {
    const count = { mode: { count: { until: "2026-12-07", owner: "web-team" } } } as const;
    const stopping = webAclRules(edgeShieldArgs("ap-southeast-1", count)).filter(
      ({ action }) => action === "stop",
    );
    expect(stopping.map(({ name }) => name)).toEqual(["known-attackers", "bad-inputs"]);
    expect(layoutAwsEdgeShield("shop", edgeShieldArgs("ap-southeast-1", count)).waivers).toEqual({
      "waiver-count": "counts until 2026-12-07 - web-team",
    });
  });

  it("all stop once it blocks", () => {
    const actions = webAclRules(edgeShieldArgs("ap-southeast-1")).map(({ action }) => action);
    expect(new Set(actions)).toEqual(new Set(["stop"]));
  });

  it("tell customers apart by the header that the delivery network writes", () => {
    const { acls } = layoutAwsEdgeShield("shop", edgeShieldArgs("ap-southeast-1", { network: NETWORK }));
    expect(acls.map(({ scope, region, behindNetwork }) => [scope, region, behindNetwork])).toEqual([
      ["REGIONAL", "ap-southeast-1", true],
      ["CLOUDFRONT", "us-east-1", false],
    ]);
  });

  it("write into groups of their own account, whose names the service asks for", () => {
    const { acls, logPolicies } = layoutAwsEdgeShield("shop", edgeShieldArgs("cn-north-1"));
    for (const { logGroup } of acls) expect(logGroup).toMatch(/^aws-waf-logs-/);
    expect(logPolicies["cn-north-1"]?.Statement[0]?.Condition).toEqual({
      StringEquals: { "aws:SourceAccount": "111122223333" },
      ArnLike: { "aws:SourceArn": "arn:aws-cn:logs:cn-north-1:111122223333:*" },
    });
  });
});

describe("templates on Alibaba Cloud", () => {
  const templates = (more: Partial<EdgeShieldArgs>) =>
    layoutAlicloudEdgeShield("shop", alicloudEdgeShieldArgs("cn-shanghai", more)).templates;

  it("limit addresses, and refuse countries with the mainland apart; the core is the service's own", () => {
    const found = templates({ countries: { refuse: ["KP", "CN"] } });
    expect(found.map(({ scene, rules }) => [scene, rules.map(({ key }) => key)])).toEqual([
      ["custom_acl", ["rate-sign", "rate"]],
      ["region_block", ["countries"]],
    ]);
    expect(found[1]?.rules[0]?.config).toEqual({ ruleAction: "block", abroadRegions: "KP", cnRegions: "CN" });
  });

  it("watch in count mode", () => {
    const [limits] = templates({ mode: { count: { until: "2026-12-07", owner: "web-team" } } });
    expect(limits?.rules.map(({ config }) => config.ruleAction)).toEqual(["monitor", "monitor"]);
  });

  it("let pass by number what stops what is right", () => {
    const excused = templates({ exceptions: { "113406": { reason: "names", owner: "web" } } }).at(-1);
    expect(excused?.rules[0]?.config).toMatchObject({
      bypassTags: ["regular_rule"],
      bypassRegularRules: ["113406"],
    });
  });
});
