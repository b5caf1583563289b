import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { clause } from "../../guide/index.ts";
import { BadInput } from "../../ipam/diagnostic.ts";
import { alicloudAnchors, alicloudCentres, layoutAlicloudThreatBaseline } from "./alicloud-layout.ts";
import { TOLD } from "./aws-findings.ts";
import { awsRules, RULE_IDS, RULES } from "./catalogue.ts";
import { DETECTORS, type ThreatBaselineArgs } from "./contract.ts";
import { layoutAwsThreatBaseline } from "./layout.ts";
import { BRUTE_FORCE, EVENT_PATTERN, RULES_PER_PACK, SCAN_DAYS, TEMPLATE_BYTES } from "./limits.ts";
import { alicloudBaseline, awsBaseline, configSink, SERVER, WAIVER } from "./testing.ts";

const SG = "ap-southeast-1";
const SH = "cn-shanghai";

const aws = (more: Partial<ThreatBaselineArgs> = {}, region = SG) =>
  layoutAwsThreatBaseline("t", awsBaseline(region, more));
const alicloud = (more: Partial<ThreatBaselineArgs> = {}, region = SH) =>
  layoutAlicloudThreatBaseline("t", alicloudBaseline(region, more));

interface Template {
  readonly Resources: Readonly<
    Record<
      string,
      {
        readonly Properties: {
          readonly ConfigRuleName: string;
          readonly Description: string;
          readonly InputParameters?: Readonly<Record<string, unknown>>;
          readonly Source: { readonly SourceIdentifier: string };
        };
      }
    >
  >;
}

const templateOf = (text: string) => parse(text) as Template;
const rulesOf = (text: string) =>
  Object.values(templateOf(text).Resources).map(({ Properties }) => Properties);

describe("the catalogue", () => {
  it("cites clauses that exist, and names each rule once", () => {
    for (const { clauses } of RULES) for (const id of clauses) expect(clause(id).id).toBe(id);
    expect(new Set(RULE_IDS).size).toBe(RULE_IDS.length);
    const identifiers = RULES.flatMap(({ aws: rule, alicloud: other }) => [
      ...("identifier" in rule ? [rule.identifier] : []),
      ...("identifier" in other ? [other.identifier] : []),
    ]);
    expect(identifiers.filter((id, index) => identifiers.indexOf(id) !== index)).toEqual([]);
  });

  it("takes its numbers from the guide", () => {
    const numbers = (id: Parameters<typeof clause>[0]) => clause(id).quantities;
    const [password] = rulesOf(aws().config.pack);
    expect(password?.InputParameters).toMatchObject({
      MinimumPasswordLength: String(numbers("1.1.1-b").admin_min_length_chars),
      PasswordReusePrevention: String(numbers("1.1.3-a").password_history),
    });
    expect(BRUTE_FORCE.tries).toBe(numbers("1.1.4-a").max_consecutive_failures);
    expect(BRUTE_FORCE.shutMinutes).toBe(numbers("1.1.4-a").lock_minutes);
    expect(SCAN_DAYS.default).toBe(7 / Number(numbers("1.4.2-a").core_scans_per_week));
    expect(SCAN_DAYS.least).toBe(1 / Number(numbers("1.4.2-d").special_scans_per_day));
    const keyAge = rulesOf(aws().config.pack).find(({ ConfigRuleName }) =>
      ConfigRuleName.endsWith("key-age"),
    );
    expect(keyAge?.InputParameters).toEqual({ maxAccessKeyAge: String(numbers("1.1.2-a").rotation_days) });
  });

  it("has a rule, or a reason, on each cloud", () => {
    const silent = RULES.filter(({ aws: rule, alicloud: other }) =>
      [rule, other].some((each) => "none" in each && each.none.trim() === ""),
    );
    expect(silent).toEqual([]);
    expect(RULES.filter(({ aws: rule, alicloud: other }) => "none" in rule && "none" in other)).toEqual([]);
  });
});

describe("the conformance pack", () => {
  it("is within what Config takes, with everything in it", () => {
    const { pack } = aws().config;
    expect(Buffer.byteLength(pack)).toBeLessThanOrEqual(TEMPLATE_BYTES);
    const rules = rulesOf(pack);
    expect(rules.length).toBeLessThanOrEqual(RULES_PER_PACK);
    expect(rules.length).toBeGreaterThanOrEqual(40);
    expect(
      rules.filter(
        ({ ConfigRuleName, Description }) => ConfigRuleName.length > 90 || Description.length > 256,
      ),
    ).toEqual([]);
    // Config takes no number or truth value, only text.
    const parameters = rules.flatMap(({ InputParameters = {} }) => Object.values(InputParameters));
    expect(parameters.filter((value) => typeof value !== "string")).toEqual([]);
  });

  it("names what is told of at once so that one pattern finds it", () => {
    const told = rulesOf(aws().config.pack).filter(({ ConfigRuleName }) => ConfigRuleName.startsWith(TOLD));
    const high = RULES.filter(({ severity, aws: rule }) => severity === "high" && "identifier" in rule);
    expect(told.map(({ ConfigRuleName }) => ConfigRuleName.slice(TOLD.length)).sort()).toEqual(
      high.map(({ id }) => id).sort(),
    );
  });

  it("judges the account's own once, at home", () => {
    const away = aws(
      { home: SG, regions: [SG, "ap-northeast-1"], archive: configSink(SG) },
      "ap-northeast-1",
    );
    const account = RULES.filter(({ scope }) => scope === "account").map(({ id }) => id);
    expect(away.rules.filter((id) => account.includes(id))).toEqual([]);
    expect(aws().rules).toContain("password-policy");
    expect(away.config.makesRole).toBe(false);
  });

  it("leaves out what a partition or a late region lacks, and says so", () => {
    const china = aws({}, "cn-north-1");
    expect(china.rules).not.toContain("certificates");
    expect(china.absent.certificates).toContain("cn-north-1");
    expect(aws({}, "cn-northwest-1").rules).toContain("certificates");
    for (const region of ["cn-north-1", "us-gov-west-1"]) {
      expect([region, aws({}, region).rules.includes("root-mfa")]).toEqual([region, false]);
    }
    const late = awsRules({ region: "ap-southeast-7", home: "ap-southeast-7" });
    expect(late.chosen.map(({ rule }) => rule.id)).toContain("tags");
    expect(late.chosen.every(({ managed }) => managed.everywhere === true)).toBe(true);
    expect(Object.keys(late.absent).length + late.chosen.length).toBe(RULES.length);
  });

  it("has every rule that is neither excluded nor missing there", () => {
    fc.assert(
      fc.property(fc.subarray([...RULE_IDS]), (ids) => {
        const layout = aws({ exclusions: Object.fromEntries(ids.map((id) => [id, WAIVER])) });
        const expected = aws().rules.filter((id) => !ids.includes(id));
        expect(layout.rules).toEqual(expected);
        expect(ids.every((id) => layout.waived[id] === "a drill - security")).toBe(true);
        expect(rulesOf(layout.config.pack === "" ? "{Resources: {}}" : layout.config.pack)).toHaveLength(
          expected.length,
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe("on AWS", () => {
  it.each([
    [SG, 5, ["EC2", "ECR", "LAMBDA"]],
    ["cn-north-1", 2, ["EC2", "ECR"]],
    ["us-gov-west-1", 3, ["EC2", "ECR", "LAMBDA"]],
  ])("%s has %i features of GuardDuty and Inspector for %j", (region, features, scans) => {
    const layout = aws({}, region);
    expect(layout.guardDuty.features).toHaveLength(features);
    expect(layout.scans).toEqual(scans);
    const missing = Object.keys(layout.absent).filter((key) => /^(?:GuardDuty|Inspector) /.test(key));
    expect(missing).toHaveLength(5 - features + (3 - scans.length));
  });

  it("writes names of the region's own partition", () => {
    const { securityHub, config } = aws({}, "cn-north-1");
    const text = JSON.stringify([securityHub.standards, config.roleArn]);
    expect(text.match(/arn:aws[a-z-]*:/g)).toEqual(["arn:aws-cn:", "arn:aws-cn:", "arn:aws-cn:"]);
    expect(config.roleArn).toContain(":role/aws-service-role/config.");
    expect(securityHub.standards["best-practices"]).toContain(":securityhub:cn-north-1::standards/");
  });

  it("brings findings of other regions together at home alone", () => {
    const regions = [SG, "eu-west-1", "ap-northeast-1"];
    expect(aws({ regions }).securityHub.linked).toEqual(["ap-northeast-1", "eu-west-1"]);
    expect(aws({ regions, home: "eu-west-1" }).securityHub.linked).toEqual([]);
  });

  it("makes an analyser where the identity component makes none", () => {
    expect(aws().analyzer).toBeUndefined();
    expect(aws({ home: "eu-west-1", regions: [SG, "eu-west-1"] }).analyzer).toBeDefined();
  });

  it("asks for its own account, region and new findings in every pattern, and for no archived one", () => {
    const { alerts } = aws();
    expect(alerts.map(({ key }) => key)).toEqual(["threats-inside", ...DETECTORS]);
    for (const { key, pattern, description } of alerts) {
      expect([key, pattern.includes('"111122223333"')]).toEqual([key, true]);
      expect(pattern.length).toBeLessThanOrEqual(EVENT_PATTERN);
      expect(description).toMatch(/^\[(?:critical|high)\] \[.+\] \[§\d/);
    }
    const posture = JSON.parse(alerts.find(({ key }) => key === "posture")?.pattern ?? "{}");
    expect(posture.detail.findings).toMatchObject({
      Region: [SG],
      RecordState: ["ACTIVE"],
      Workflow: { Status: ["NEW"] },
      Severity: { Label: ["CRITICAL", "HIGH"] },
    });
  });

  it("tells nobody of what is off, and nothing where nobody is told", () => {
    expect(aws({ off: { posture: WAIVER } }).alerts.map(({ key }) => key)).not.toContain("posture");
    const { route: _, ...silent } = awsBaseline(SG);
    expect(layoutAwsThreatBaseline("t", silent).alerts).toEqual([]);
  });
});

describe("on Alibaba Cloud", () => {
  it("stands at home, and once on the other side of the border", () => {
    expect(alicloudAnchors(SH, [SH, "cn-beijing"])).toEqual([SH]);
    expect(alicloudAnchors(SH, [SH, "cn-hongkong", SG])).toEqual([SH, "cn-hongkong"]);
    expect(alicloudCentres("cn-beijing")).toEqual({ centre: SH, logs: "cn-hangzhou" });
    expect(alicloudCentres("cn-hongkong")).toEqual({ centre: SG, logs: SG });
  });

  it("records and judges the account once, from the centre of its side", () => {
    const { config } = alicloud({}, "cn-beijing");
    expect(config?.storeArn).toMatch(/^acs:log:cn-shanghai:1234567890123456:project\/.+\/logstore\/config$/);
    const away = alicloud({ home: SH, regions: [SH, "cn-hongkong"] }, "cn-hongkong");
    expect([away.config, away.rules, away.cloudFirewall]).toEqual([undefined, [], undefined]);
  });

  it("checks what needs Security Center only where that is bought", () => {
    expect(alicloud().rules).toContain("brute-force");
    const without = alicloud({ securityCenter: { none: WAIVER } });
    expect(without.rules).not.toContain("brute-force");
    expect(without.absent["brute-force"]).toBe("Security Center is not bought");
    expect(without.waived["security-center"]).toBe("a drill - security");
  });

  it("takes the longest cycle of baselines that is not longer than asked", () => {
    const days = (scanEveryDays: number) =>
      alicloud({
        securityCenter: {
          bought: { bruteForce: { off: WAIVER }, baselines: ["hc_exploit_redis"], scanEveryDays },
        },
      }).securityCenter?.baseline?.everyDays;
    expect([1, 2, 3, 5, 7].map(days)).toEqual([1, 1, 3, 3, 7]);
  });

  it("listens to Security Center's log only where it is bought", () => {
    expect(alicloud().securityCenter?.alert).toBeUndefined();
    const bought = { bruteForce: { servers: [SERVER] }, logAnalysis: true } as const;
    const planned = alicloud({ securityCenter: { bought } }).securityCenter;
    expect(planned?.logProject).toBe("sas-log-1234567890123456-cn-hangzhou");
    expect(planned?.alert?.query).toContain("sas-security-log");
  });
});

describe("faults", () => {
  type Row = readonly [string, "aws" | "alicloud", Partial<ThreatBaselineArgs>, readonly string[]];
  const unknownRule = { exclusions: { nothing: WAIVER } } as unknown as Partial<ThreatBaselineArgs>;
  const unknownDetector = { off: { nothing: WAIVER } } as unknown as Partial<ThreatBaselineArgs>;
  const center = (bought: object) =>
    ({
      securityCenter: { bought: { bruteForce: { servers: [SERVER] }, ...bought } },
    }) as Partial<ThreatBaselineArgs>;
  const rows: readonly Row[] = [
    ["an account of the other cloud", "aws", { account: "1234567890123456" }, ["account"]],
    ["a region that is none", "aws", { regions: [SG, "mars-1"] }, ["regions[1]"]],
    ["a region of another partition", "aws", { regions: [SG, "cn-north-1"] }, ["regions[1]"]],
    ["a home that is not in use", "aws", { home: "eu-west-1" }, ["home"]],
    ["no archive", "aws", { archive: undefined } as never, ["archive"]],
    ["a sink of something else", "aws", { archive: configSink(SG, { source: "flow" }) }, ["archive"]],
    [
      "a sink of another region",
      "aws",
      { archive: configSink(SG, { from: { regions: ["eu-west-1"] } }) },
      ["archive"],
    ],
    ["a rule that is none", "aws", unknownRule, ["exclusions.nothing"]],
    ["a detector that is none", "aws", unknownDetector, ["off.nothing"]],
    [
      "no reason, and no owner",
      "aws",
      { off: { threats: { reason: " ", owner: "" } } },
      ["off.threats.reason", "off.threats.owner"],
    ],
    [
      "exclusions without rules",
      "aws",
      { off: { configuration: WAIVER }, exclusions: { ssh: WAIVER } },
      ["exclusions"],
    ],
    [
      "agents without GuardDuty",
      "aws",
      { off: { threats: WAIVER }, runtimeAgents: ["hosts"] },
      ["runtimeAgents"],
    ],
    ["a product of the other cloud", "aws", { securityCenter: { none: WAIVER } }, ["securityCenter"]],
    [
      "an empty reason for deletion",
      "aws",
      { deletion: { allowed: { reason: "" } } },
      ["deletion.allowed.reason"],
    ],
    [
      "nothing said of Security Center",
      "alicloud",
      { securityCenter: undefined } as never,
      ["securityCenter"],
    ],
    ["a detector that is bought", "alicloud", { off: { threats: WAIVER } }, ["off.threats"]],
    ["an archive of AWS", "alicloud", { archive: configSink(SG) }, ["archive"]],
    ["agents of AWS", "alicloud", { runtimeAgents: ["hosts"] }, ["runtimeAgents"]],
    [
      "no server",
      "alicloud",
      center({ bruteForce: { servers: [] } }),
      ["securityCenter.bought.bruteForce.servers"],
    ],
    [
      "an instance's id, twice",
      "alicloud",
      center({ bruteForce: { servers: ["i-1", "i-1"] } }),
      [
        "securityCenter.bought.bruteForce.servers[0]",
        "securityCenter.bought.bruteForce.servers[1]",
        "securityCenter.bought.bruteForce.servers",
      ],
    ],
    ["a rare scan", "alicloud", center({ scanEveryDays: 8 }), ["securityCenter.bought.scanEveryDays"]],
    ["half a day", "alicloud", center({ scanEveryDays: 0.5 }), ["securityCenter.bought.scanEveryDays"]],
    ["no baseline", "alicloud", center({ baselines: [] }), ["securityCenter.bought.baselines"]],
    [
      "an observing firewall without a reason",
      "alicloud",
      { cloudFirewall: { bought: { intrusions: { observe: { reason: "", owner: "it" } } } } },
      ["cloudFirewall.bought.intrusions.observe.reason"],
    ],
  ];

  it.each(rows)("%s", (_, cloud, more, paths) => {
    const run = () => (cloud === "aws" ? aws(more) : alicloud(more));
    try {
      run();
      expect.unreachable("was taken");
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      expect(error.diagnostics.map(({ path }) => path)).toEqual(paths);
      expect(error.diagnostics.every(({ hint }) => (hint ?? "") !== "")).toBe(true);
    }
  });

  it("agents in China", () => {
    expect(() => aws({ runtimeAgents: ["hosts"] }, "cn-north-1")).toThrow(BadInput);
    expect(aws({ runtimeAgents: ["hosts"] }, "us-gov-west-1").guardDuty.agents).toEqual([
      "EC2_AGENT_MANAGEMENT",
    ]);
  });

  it("all at once", () => {
    try {
      aws({ account: "1", home: "x", off: { posture: { reason: "", owner: "" } } });
      expect.unreachable();
    } catch (error) {
      expect((error as BadInput).diagnostics.length).toBeGreaterThanOrEqual(4);
    }
  });
});
