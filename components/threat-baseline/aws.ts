import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AwsAlertRoute } from "../chat-notifier/contract.ts";
import { Component } from "../component.ts";
import { servicePrincipal } from "../partition/aws.ts";
import { CONFIG_SERVICE } from "./aws-services.ts";
import type { Detector, ThreatBaselineArgs, ThreatBaselineOutputs } from "./contract.ts";
import { type AwsThreatBaselineLayout, layoutAwsThreatBaseline } from "./layout.ts";

export interface AwsThreatBaselinePeers {
  /** The archive that Config writes to, and away from home the service's own role: {@link AwsThreatBaseline.roles}. */
  readonly after?: readonly pulumi.Resource[];
}

/** Who attacks, what is set up wrong, which holes are open, in one AWS account and region. @clause 8.3.5-a @clause 8.1.3-a */
export class AwsThreatBaseline extends Component implements ThreatBaselineOutputs {
  readonly detectors: ThreatBaselineOutputs["detectors"];
  readonly rules: ThreatBaselineOutputs["rules"];
  readonly absent: ThreatBaselineOutputs["absent"];
  readonly waived: ThreatBaselineOutputs["waived"];
  readonly #roles: readonly pulumi.Resource[];

  constructor(
    name: string,
    args: ThreatBaselineArgs,
    opts?: pulumi.ComponentResourceOptions,
    { after = [] }: AwsThreatBaselinePeers = {},
  ) {
    const layout = layoutAwsThreatBaseline(name, args);
    super(
      "atrium:threat-baseline:AwsThreatBaseline",
      name,
      args,
      {
        tags: args.tags,
        awsRegion: layout.region,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      opts,
    );
    const role = layout.config.makesRole
      ? this.child(aws.iam.ServiceLinkedRole, "config", {
          awsServiceName: servicePrincipal(CONFIG_SERVICE, layout.region),
          description: "AWS Config reads what there is",
        })
      : undefined;
    this.#roles = role === undefined ? [] : [role];
    const { on } = layout;
    const recorder = on.has("configuration") ? this.#config(layout, [...after, ...this.#roles]) : undefined;
    const found: Partial<Record<Detector, pulumi.Output<string>>> = {};
    if (on.has("threats")) found.threats = this.#guardDuty(layout);
    if (recorder !== undefined) found.configuration = recorder.id;
    if (on.has("posture")) found.posture = this.#securityHub(layout, recorder);
    if (on.has("vulnerabilities")) found.vulnerabilities = this.#inspector(args.account, layout);
    if (on.has("external-access") && layout.analyzer !== undefined) {
      found["external-access"] = this.child(aws.accessanalyzer.Analyzer, "external-access", {
        analyzerName: layout.analyzer,
        type: "ACCOUNT",
      }).arn;
    }
    this.#alerts(layout, args.route as AwsAlertRoute | undefined);
    this.detectors = found;
    this.rules = layout.rules;
    this.absent = layout.absent;
    this.waived = layout.waived;
    this.registerOutputs({
      detectors: this.detectors,
      rules: this.rules,
      absent: this.absent,
      waived: this.waived,
    });
  }

  /** What the baselines of the account's other regions wait for. */
  roles(): readonly pulumi.Resource[] {
    return this.#roles;
  }

  #guardDuty({ guardDuty, organization }: AwsThreatBaselineLayout): pulumi.Output<string> {
    const detector = this.stateful(aws.guardduty.Detector, "threats", {
      enable: true,
      // The shortest there is. @clause 5.3.1-a
      findingPublishingFrequency: "FIFTEEN_MINUTES",
    });
    for (const feature of guardDuty.features) {
      this.child(aws.guardduty.DetectorFeature, keyOf(feature), {
        detectorId: detector.id,
        name: feature,
        status: "ENABLED",
      });
    }
    if (guardDuty.agents.length > 0) {
      this.child(aws.guardduty.DetectorFeature, "runtime-monitoring", {
        detectorId: detector.id,
        name: "RUNTIME_MONITORING",
        status: "ENABLED",
        additionalConfigurations: guardDuty.agents.map((agent) => ({ name: agent, status: "ENABLED" })),
      });
    }
    if (organization) {
      const configuration = this.child(aws.guardduty.OrganizationConfiguration, "threats", {
        detectorId: detector.id,
        autoEnableOrganizationMembers: "ALL",
      });
      for (const feature of guardDuty.features) {
        this.child(
          aws.guardduty.OrganizationConfigurationFeature,
          keyOf(feature),
          { detectorId: detector.id, name: feature, autoEnable: "ALL" },
          { dependsOn: [configuration] },
        );
      }
    }
    return detector.id;
  }

  /** Recorder, then where it writes, then the start: each is refused before the one before it. */
  #config({ config, atHome }: AwsThreatBaselineLayout, after: readonly pulumi.Resource[]): aws.cfg.Recorder {
    const recorder = this.stateful(
      aws.cfg.Recorder,
      "configuration",
      {
        name: "default",
        roleArn: config.roleArn,
        // Roles and users are of the account: recorded once.
        recordingGroup: { allSupported: true, includeGlobalResourceTypes: atHome },
        recordingMode: { recordingFrequency: "CONTINUOUS" },
      },
      { dependsOn: [...after] },
    );
    const channel = this.child(
      aws.cfg.DeliveryChannel,
      "configuration",
      {
        name: "default",
        s3BucketName: config.bucket,
        ...(config.prefix === undefined ? {} : { s3KeyPrefix: config.prefix }),
        snapshotDeliveryProperties: { deliveryFrequency: "TwentyFour_Hours" },
      },
      { dependsOn: [recorder] },
    );
    const running = this.child(
      aws.cfg.RecorderStatus,
      "configuration",
      { name: recorder.name, isEnabled: true },
      { dependsOn: [channel] },
    );
    this.child(
      aws.cfg.RetentionConfiguration,
      "configuration",
      { retentionPeriodInDays: config.recordDays },
      { dependsOn: [recorder] },
    );
    if (config.pack !== "") {
      this.child(
        aws.cfg.ConformancePack,
        "rules",
        { name: config.packName, templateBody: config.pack },
        { dependsOn: [running] },
      );
    }
    return recorder;
  }

  #securityHub(
    { securityHub, organization }: AwsThreatBaselineLayout,
    recorder: aws.cfg.Recorder | undefined,
  ): pulumi.Output<string> {
    const hub = this.stateful(
      aws.securityhub.Account,
      "posture",
      {
        // The benchmarks are named here, and a failure that two of them name is one finding.
        enableDefaultStandards: false,
        controlFindingGenerator: "SECURITY_CONTROL",
        autoEnableControls: true,
      },
      // Its controls are rules of Config.
      { dependsOn: recorder === undefined ? [] : [recorder] },
    );
    for (const [standard, standardsArn] of Object.entries(securityHub.standards)) {
      this.child(aws.securityhub.StandardsSubscription, standard, { standardsArn }, { dependsOn: [hub] });
    }
    if (securityHub.linked.length > 0) {
      this.child(
        aws.securityhub.FindingAggregator,
        "posture",
        { linkingMode: "SPECIFIED_REGIONS", specifiedRegions: [...securityHub.linked] },
        { dependsOn: [hub] },
      );
    }
    const equals = (value: string) => [{ comparison: "EQUALS", value }];
    for (const { key, name, groupBy, product } of securityHub.insights) {
      this.child(
        aws.securityhub.Insight,
        key,
        {
          name,
          groupByAttribute: groupBy,
          filters: {
            recordStates: equals("ACTIVE"),
            workflowStatuses: [...equals("NEW"), ...equals("NOTIFIED")],
            productNames: equals(product),
          },
        },
        { dependsOn: [hub] },
      );
    }
    if (organization) {
      this.child(
        aws.securityhub.OrganizationConfiguration,
        "posture",
        { autoEnable: true, autoEnableStandards: "NONE" },
        { dependsOn: [hub] },
      );
    }
    return hub.id;
  }

  #inspector(account: string, { scans, organization }: AwsThreatBaselineLayout): pulumi.Output<string> {
    const enabler = this.child(aws.inspector2.Enabler, "vulnerabilities", {
      accountIds: [account],
      resourceTypes: [...scans],
    });
    if (organization) {
      this.child(
        aws.inspector2.OrganizationConfiguration,
        "vulnerabilities",
        {
          autoEnable: {
            ec2: scans.includes("EC2"),
            ecr: scans.includes("ECR"),
            lambda: scans.includes("LAMBDA"),
          },
        },
        { dependsOn: [enabler] },
      );
    }
    return enabler.id;
  }

  #alerts({ alerts }: AwsThreatBaselineLayout, route: AwsAlertRoute | undefined): void {
    if (route === undefined) return;
    for (const { key, name, description, pattern } of alerts) {
      const rule = this.child(aws.cloudwatch.EventRule, key, {
        name,
        description,
        state: "ENABLED",
        eventPattern: pattern,
      });
      this.child(aws.cloudwatch.EventTarget, key, {
        rule: rule.name,
        targetId: "route",
        arn: route.topicArn,
        inputTransformer: {
          inputTemplate: `{"atrium":"atrium/event/v1","description":${JSON.stringify(description)},"event":<aws.events.event.json>}`,
        },
      });
    }
  }
}

/** `S3_DATA_EVENTS` → `s3-data-events`. */
function keyOf(feature: string): string {
  return feature.toLowerCase().replaceAll("_", "-");
}
