import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { type Recording, type Registered, recordComponent } from "../testing.ts";
import { AlicloudThreatBaseline } from "./alicloud.ts";
import { AwsThreatBaseline } from "./aws.ts";
import type { ThreatBaselineArgs } from "./contract.ts";
import { alicloudBaseline, awsBaseline, SERVER, WAIVER } from "./testing.ts";
import { cases } from "./threat-baseline.cases.ts";

const SG = "ap-southeast-1";
const SH = "cn-shanghai";

const aws = (more: Partial<ThreatBaselineArgs> = {}, region = SG) =>
  recordComponent(
    (transform) => new AwsThreatBaseline("t", awsBaseline(region, more), { transformations: [transform] }),
  );

const alibaba = (more: Partial<ThreatBaselineArgs> = {}) =>
  recordComponent((transform) => {
    const at = (region: string) => new alicloud.Provider(`in-${region}`, { region });
    const opts: pulumi.ComponentResourceOptions = {
      transformations: [transform],
      provider: at("cn-beijing"),
    };
    return new AlicloudThreatBaseline("t", alicloudBaseline("cn-beijing", more), opts, {
      centre: at(SH),
      logs: at("cn-hangzhou"),
    });
  });

const all = ({ resources }: Recording, type: string): readonly Registered[] =>
  resources.filter((each) => each.type.endsWith(`:${type}`));
const one = (run: Recording, type: string): Registered => {
  const [found, ...more] = all(run, type);
  if (found === undefined || more.length > 0) throw new Error(`${1 + more.length} of ${type}`);
  return found;
};
const waits = (run: Recording, type: string) =>
  one(run, type).dependsOn.map((key) => key.split(" ")[0]?.split(":").at(-1));

it("keeps its type tokens: they are in every state file", async () => {
  const tokens = new Set<string>();
  for (const each of cases.filter(({ cloud }) => cloud === "aws").slice(0, 1)) {
    const run = await recordComponent((transform) => each.build("t", { transformations: [transform] }, {}));
    tokens.add(run.resources[0]?.type ?? "");
  }
  tokens.add((await alibaba()).resources[0]?.type ?? "");
  expect([...tokens]).toEqual([
    "atrium:threat-baseline:AwsThreatBaseline",
    "atrium:threat-baseline:AlicloudThreatBaseline",
  ]);
});

describe("on AWS", () => {
  it("starts the recorder last, and the rules after it: each is refused before the one before", async () => {
    const run = await aws();
    expect(waits(run, "Recorder")).toEqual(["ServiceLinkedRole"]);
    expect(waits(run, "DeliveryChannel")).toEqual(["Recorder"]);
    expect(waits(run, "RecorderStatus")).toEqual(["DeliveryChannel"]);
    expect(waits(run, "ConformancePack")).toEqual(["RecorderStatus"]);
    expect(all(run, "StandardsSubscription").map(({ dependsOn }) => dependsOn.length)).toEqual([1, 1]);
  });

  it("waits away from home for the archive and the role that home makes", async () => {
    const run = await recordComponent((transform) => {
      const opts = { transformations: [transform] };
      const home = new AwsThreatBaseline("home", awsBaseline(SG), opts);
      return new AwsThreatBaseline(
        "t",
        awsBaseline("eu-west-1", { home: SG, regions: [SG, "eu-west-1"] }),
        opts,
        { after: home.roles() },
      );
    });
    const recorder = all(run, "Recorder").find(({ name }) => name.startsWith("t-"));
    expect(recorder?.dependsOn).toEqual(["aws:iam/serviceLinkedRole:ServiceLinkedRole home-config"]);
    expect(recorder?.inputs.recordingGroup).toEqual({
      allSupported: true,
      includeGlobalResourceTypes: false,
    });
    expect(all(run, "ServiceLinkedRole")).toHaveLength(1);
    expect(all(run, "FindingAggregator")).toHaveLength(0);
  });

  it("records roles and users at home, and writes to the archive", async () => {
    const run = await aws();
    expect(one(run, "Recorder").inputs).toMatchObject({
      name: "default",
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
    });
    expect(one(run, "DeliveryChannel").inputs).toMatchObject({ s3BucketName: "archive-access" });
    expect(one(run, "RetentionConfiguration").inputs).toMatchObject({ retentionPeriodInDays: 365 });
  });

  it("tells of findings every quarter of an hour, and of a failure once", async () => {
    const run = await aws();
    expect(one(run, "Detector").inputs).toMatchObject({
      enable: true,
      findingPublishingFrequency: "FIFTEEN_MINUTES",
    });
    expect(all(run, "DetectorFeature").map(({ inputs }) => inputs.status)).toEqual(Array(5).fill("ENABLED"));
    const hub = all(run, "Account").find(({ type }) => type.startsWith("aws:securityhub/"));
    expect(hub?.inputs).toMatchObject({
      enableDefaultStandards: false,
      controlFindingGenerator: "SECURITY_CONTROL",
    });
  });

  it("ranks for the report what is open, where findings come together", async () => {
    const run = await aws();
    const insights = all(run, "Insight").map(({ inputs }) => inputs);
    expect(insights.map(({ groupByAttribute }) => groupByAttribute)).toEqual([
      "Type",
      "ResourceId",
      "GeneratorId",
      "ResourceId",
    ]);
    for (const { filters } of insights) {
      expect(filters).toMatchObject({ recordStates: [{ comparison: "EQUALS", value: "ACTIVE" }] });
    }
    expect(all(await aws({ home: "eu-west-1", regions: [SG, "eu-west-1"] }), "Insight")).toEqual([]);
  });

  it("sends every finding to the route as the chat function reads it", async () => {
    const run = await aws();
    const rules = all(run, "EventRule");
    const targets = all(run, "EventTarget");
    expect(rules).toHaveLength(6);
    expect(targets.map(({ inputs }) => inputs.arn)).toEqual(Array(6).fill("planned-topic"));
    for (const { inputs } of targets) {
      const { inputTemplate } = inputs.inputTransformer as { readonly inputTemplate: string };
      const filled = inputTemplate.replace("<aws.events.event.json>", "{}");
      expect(JSON.parse(filled)).toMatchObject({ atrium: "atrium/event/v1", event: {} });
    }
  });

  it("protects what holds findings and history, unless deletion was allowed", async () => {
    const kept = (run: Recording) =>
      run.resources
        .filter(({ protect }) => protect)
        .map(({ type }) => type.split(":").at(-1))
        .sort();
    expect(kept(await aws())).toEqual(["Account", "Detector", "Recorder"]);
    expect(kept(await aws({ deletion: { allowed: { reason: "a drill" } } }))).toEqual([]);
  });

  it("makes nothing of what is off", async () => {
    const off = {
      threats: WAIVER,
      posture: WAIVER,
      configuration: WAIVER,
      vulnerabilities: WAIVER,
      "external-access": WAIVER,
    };
    const run = await aws({ off });
    expect(run.resources.map(({ type }) => type)).toEqual(["atrium:threat-baseline:AwsThreatBaseline"]);
  });

  it("puts agents on hosts, and watches the organisation, only where that is asked for", async () => {
    const plain = await aws();
    expect(plain.resources.filter(({ type }) => /Organization/.test(type))).toEqual([]);
    expect(all(plain, "DetectorFeature").map(({ inputs }) => inputs.name)).not.toContain(
      "RUNTIME_MONITORING",
    );
    const run = await aws({ organization: true, runtimeAgents: ["hosts"] });
    const runtime = all(run, "DetectorFeature").find(({ inputs }) => inputs.name === "RUNTIME_MONITORING");
    expect(runtime?.inputs.additionalConfigurations).toEqual([
      { name: "EC2_AGENT_MANAGEMENT", status: "ENABLED" },
    ]);
    expect(all(run, "OrganizationConfiguration")).toHaveLength(3);
  });
});

describe("on Alibaba Cloud", () => {
  const bought = {
    bruteForce: { servers: [SERVER] },
    logAnalysis: true,
    productChecks: true,
    baselines: ["hc_exploit_redis", "hc_exploit_mongo"],
    buckets: ["uploads"],
  } as const;

  it("shuts out after five wrong passwords for a quarter of an hour, on every server", async () => {
    expect(one(await alibaba(), "AntiBruteForceRule").inputs).toMatchObject({
      failCount: 5,
      span: 15,
      forbiddenTime: 15,
      defaultRule: true,
      uuidLists: [SERVER],
    });
    const off = { securityCenter: { bought: { bruteForce: { off: WAIVER } } } };
    expect(all(await alibaba(off), "AntiBruteForceRule")).toEqual([]);
  });

  it("records first, then rules, then the pack of them; and delivers to a store that can be searched", async () => {
    const run = await alibaba();
    expect(waits(run, "ConfigurationRecorder")).toEqual(["ServiceLinkedRole"]);
    const rules = all(run, "Rule");
    expect(rules.length).toBeGreaterThanOrEqual(20);
    expect(rules.filter(({ dependsOn }) => !dependsOn[0]?.includes("ConfigurationRecorder"))).toEqual([]);
    const pack = one(run, "CompliancePack").inputs.configRuleIds as readonly unknown[];
    expect(pack).toHaveLength(rules.length);
    expect(waits(run, "Delivery")).toEqual(["ConfigurationRecorder", "StoreIndex"]);
    const daily = rules.filter(({ inputs }) => inputs.configRuleTriggerTypes === "ScheduledNotification");
    expect(daily.filter(({ inputs }) => inputs.maximumExecutionFrequency !== "TwentyFour_Hours")).toEqual([]);
  });

  it("sets everything from the centre, and its alert where the service keeps its logs", async () => {
    const run = await alibaba({ securityCenter: { bought } });
    const of = (type: string, key: string) =>
      all(run, type)
        .find(({ name }) => name === `t-${key}`)
        ?.provider.split("::")
        .at(-2);
    expect([of("Alert", "threats"), of("Alert", "configuration"), of("Delivery", "configuration")]).toEqual([
      "in-cn-hangzhou",
      "in-cn-shanghai",
      "in-cn-shanghai",
    ]);
    const own = run.resources.filter(({ type }) => !type.startsWith("atrium:"));
    expect(own.filter(({ provider }) => provider.includes("in-cn-beijing"))).toEqual([]);
  });

  it("uses all of what is bought, and nothing of what is not", async () => {
    const types = (run: Recording) =>
      [...new Set(run.resources.map(({ type }) => type.split(":").at(-1) ?? ""))].filter((type) =>
        ["BaselineStrategy", "CheckConfig", "CycleTask", "LogMeta", "OssScanConfig"].includes(type),
      );
    expect(types(await alibaba({ securityCenter: { bought } })).sort()).toEqual([
      "BaselineStrategy",
      "CheckConfig",
      "CycleTask",
      "LogMeta",
      "OssScanConfig",
    ]);
    expect(types(await alibaba())).toEqual(["CycleTask"]);
    expect(types(await alibaba({ securityCenter: { none: WAIVER } }))).toEqual([]);
  });

  it("blocks attacks at the firewall, unless somebody answers for watching alone", async () => {
    const mode = async (intrusions: "block" | { observe: typeof WAIVER }) =>
      one(await alibaba({ cloudFirewall: { bought: { intrusions } } }), "IpsConfig").inputs.runMode;
    expect([await mode("block"), await mode({ observe: WAIVER })]).toEqual([1, 0]);
  });

  it("keeps its log half a year and more, and protects it", async () => {
    const run = await alibaba();
    expect(one(run, "Store").inputs.retentionPeriod).toBeGreaterThanOrEqual(184);
    const kept = run.resources.filter(({ protect }) => protect).map(({ type }) => type.split(":").at(-1));
    expect(kept.sort()).toEqual(["ConfigurationRecorder", "Project", "Store"]);
  });
});
