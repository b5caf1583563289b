import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import type { AlicloudAlertRoute } from "../chat-notifier/contract.ts";
import { Component } from "../component.ts";
import { ramPrincipal } from "../partition/alicloud.ts";
import {
  type AlicloudThreatBaselineLayout,
  layoutAlicloudThreatBaseline,
  type PlannedConfig,
} from "./alicloud-layout.ts";
import { logAlert } from "./alicloud-log-alert.ts";
import { CONFIG_FIELDS, TOKENS } from "./alicloud-queries.ts";
import { cloudFirewall, securityCenter } from "./alicloud-security-center.ts";
import type { ThreatBaselineArgs, ThreatBaselineOutputs } from "./contract.ts";
import { CONFIG_LOG_DAYS } from "./limits.ts";

export interface AlicloudThreatBaselinePeers {
  /** Provider of `alicloudCentres(region).centre`, where Cloud Config and Security Center are set. */
  readonly centre: pulumi.ProviderResource;
  /** Provider of `alicloudCentres(region).logs`, where Security Center keeps its logs. */
  readonly logs: pulumi.ProviderResource;
}

/** The same on Alibaba Cloud, as far as its services are bought; `opts.provider` is the provider of the region. */
export class AlicloudThreatBaseline extends Component implements ThreatBaselineOutputs {
  readonly detectors: ThreatBaselineOutputs["detectors"];
  readonly rules: ThreatBaselineOutputs["rules"];
  readonly absent: ThreatBaselineOutputs["absent"];
  readonly waived: ThreatBaselineOutputs["waived"];

  constructor(
    name: string,
    args: ThreatBaselineArgs,
    opts: pulumi.ComponentResourceOptions | undefined,
    peers: AlicloudThreatBaselinePeers,
  ) {
    const layout = layoutAlicloudThreatBaseline(name, args);
    super(
      "atrium:threat-baseline:AlicloudThreatBaseline",
      name,
      args,
      { tags: args.tags, ...(args.deletion === undefined ? {} : { deletion: args.deletion }) },
      opts,
    );
    const route = args.route as AlicloudAlertRoute | undefined;
    const recorder =
      layout.config === undefined ? undefined : this.#config(layout, layout.config, peers, route);
    const rule = this.#securityCenter(layout, peers, route);
    if (layout.cloudFirewall !== undefined) {
      cloudFirewall(this.child.bind(this), layout.cloudFirewall, { provider: peers.centre });
    }
    this.detectors = {
      ...(recorder === undefined ? {} : { configuration: recorder.id }),
      ...(rule === undefined ? {} : { threats: rule.id }),
    };
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

  /** What is set up how, and since when; the guide's rules on it; and where both are written. @clause 1.7.1-a */
  #config(
    { centre, makesRoles }: AlicloudThreatBaselineLayout,
    config: PlannedConfig,
    { centre: provider }: AlicloudThreatBaselinePeers,
    route: AlicloudAlertRoute | undefined,
  ): alicloud.cfg.ConfigurationRecorder {
    const role = makesRoles
      ? [
          this.child(
            alicloud.resourcemanager.ServiceLinkedRole,
            "config",
            { serviceName: ramPrincipal("config") },
            { provider },
          ),
        ]
      : [];
    const recorder = this.stateful(
      alicloud.cfg.ConfigurationRecorder,
      "configuration",
      {},
      { provider, dependsOn: role },
    );
    const rules = config.rules.map(({ id, name, description, riskLevel, managed }) =>
      this.child(
        alicloud.cfg.Rule,
        id,
        {
          ruleName: name,
          description,
          riskLevel,
          sourceOwner: "ALIYUN",
          sourceIdentifier: managed.identifier,
          configRuleTriggerTypes:
            managed.trigger === "change" ? "ConfigurationItemChangeNotification" : "ScheduledNotification",
          ...(managed.trigger === "daily" ? { maximumExecutionFrequency: "TwentyFour_Hours" } : {}),
          resourceTypesScopes: [...managed.resourceTypes],
          ...(managed.parameters === undefined ? {} : { inputParameters: managed.parameters }),
        },
        { provider, dependsOn: [recorder] },
      ),
    );
    if (rules.length > 0) {
      this.child(
        alicloud.cfg.CompliancePack,
        "rules",
        {
          compliancePackName: config.packName,
          description: config.packDescription,
          riskLevel: 1,
          configRuleIds: rules.map(({ id }) => ({ configRuleId: id })),
        },
        { provider },
      );
    }
    this.#delivery(centre, config, provider, recorder, route);
    return recorder;
  }

  #delivery(
    centre: string,
    config: PlannedConfig,
    provider: pulumi.ProviderResource,
    recorder: pulumi.Resource,
    route: AlicloudAlertRoute | undefined,
  ): void {
    const project = this.stateful(
      alicloud.log.Project,
      "configuration",
      { projectName: config.project, description: "What Cloud Config has seen" },
      { provider },
    );
    const store = this.stateful(
      alicloud.log.Store,
      "configuration",
      {
        projectName: project.projectName,
        logstoreName: config.store,
        retentionPeriod: CONFIG_LOG_DAYS,
        shardCount: 2,
        autoSplit: true,
        maxSplitShardCount: 16,
        appendMeta: true,
        encryptConf: { enable: true, encryptType: "default" },
      },
      { provider },
    );
    const index = this.child(
      alicloud.log.StoreIndex,
      "configuration",
      {
        project: project.projectName,
        logstore: store.logstoreName,
        fullText: { caseSensitive: false, includeChinese: true, token: TOKENS },
        fieldSearches: CONFIG_FIELDS.map((name) => ({
          name,
          type: "text",
          enableAnalytics: true,
          includeChinese: true,
          token: TOKENS,
        })),
      },
      { provider },
    );
    this.child(
      alicloud.cfg.Delivery,
      "configuration",
      {
        deliveryChannelName: config.channel,
        deliveryChannelType: "SLS",
        deliveryChannelTargetArn: config.storeArn,
        description: "Changes, broken rules and snapshots",
        configurationItemChangeNotification: true,
        nonCompliantNotification: true,
        configurationSnapshot: true,
        status: 1,
      },
      { provider, dependsOn: [recorder, index] },
    );
    if (config.alert === undefined || route === undefined) return;
    logAlert(
      this.child.bind(this),
      "configuration",
      config.alert,
      { project: project.projectName, store: store.logstoreName, region: centre },
      route.actionPolicy,
      { provider, dependsOn: [index] },
    );
  }

  #securityCenter(
    layout: AlicloudThreatBaselineLayout,
    { centre, logs }: AlicloudThreatBaselinePeers,
    route: AlicloudAlertRoute | undefined,
  ): alicloud.threatdetection.AntiBruteForceRule | undefined {
    const { securityCenter: planned, makesRoles, logsRegion } = layout;
    if (planned === undefined) return undefined;
    const child = this.child.bind(this);
    const role = makesRoles
      ? [
          this.child(
            alicloud.threatdetection.ServiceLinkedRole,
            "security-center",
            { serviceLinkedRole: "AliyunServiceRoleForSas" },
            { provider: centre },
          ),
        ]
      : [];
    const rule = securityCenter(child, planned, { provider: centre, dependsOn: role });
    if (planned.alert !== undefined && route !== undefined) {
      const place = { project: planned.logProject, store: "sas-log", region: logsRegion };
      logAlert(child, "threats", planned.alert, place, route.actionPolicy, {
        provider: logs,
        dependsOn: role,
      });
    }
    return rule;
  }
}
