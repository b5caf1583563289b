import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import type { AlicloudAlertRoute } from "../chat-notifier/contract.ts";
import { Component } from "../component.ts";
import { AlicloudObjectStore } from "../object-store/index.ts";
import type { ConfigBackupArgs, ConfigBackupOutputs } from "./contract.ts";
import { type AlicloudConfigBackupLayout, layoutAlicloudConfigBackup } from "./layout.ts";
import { UPLOAD_HOURS } from "./limits.ts";

/** Alibaba Cloud has a provider a region. */
export interface ConfigBackupPeers {
  /** Provider of the second region. */
  readonly offSite: pulumi.ProviderResource;
}

/** The same on Alibaba Cloud. @clause 1.7.1-a @clause 1.7.3-a */
export class AlicloudConfigBackup extends Component implements ConfigBackupOutputs {
  readonly bucketNames: ConfigBackupOutputs["bucketNames"];
  readonly uploadRoles: ConfigBackupOutputs["uploadRoles"];
  readonly access: ConfigBackupOutputs["access"];
  readonly alarmTargets: ConfigBackupOutputs["alarmTargets"];

  constructor(
    name: string,
    args: ConfigBackupArgs,
    opts: pulumi.ComponentResourceOptions,
    peers: ConfigBackupPeers,
  ) {
    const layout = layoutAlicloudConfigBackup(name, args);
    super(
      "atrium:config-backup:AlicloudConfigBackup",
      name,
      args,
      { tags: args.tags, ...(args.deletion === undefined ? {} : { deletion: args.deletion }) },
      opts,
    );
    const store = new AlicloudObjectStore(layout.storeName, layout.store, { parent: this }, peers);
    this.bucketNames = store.bucketNames;
    this.access = store.access;
    this.uploadRoles = Object.fromEntries(
      layout.uploads.map(({ key, role: roleName, purpose, trust, policy }) => {
        const role = this.child(alicloud.ram.Role, `upload-${key}`, {
          roleName,
          description: purpose,
          assumeRolePolicyDocument: JSON.stringify(trust),
        });
        const granted = this.child(alicloud.ram.Policy, `upload-${key}`, {
          policyName: roleName.replaceAll(/[._]/g, "-"),
          description: purpose,
          policyDocument: pulumi.output(args.key.arn).apply((keyArn) => JSON.stringify(policy(keyArn))),
        });
        this.child(alicloud.ram.RolePolicyAttachment, `upload-${key}`, {
          roleName: role.roleName,
          policyName: granted.policyName,
          policyType: "Custom",
        });
        return [key, role.arn];
      }),
    );
    this.#alerts(layout, args);
    this.alarmTargets = store.alarmTargets;
    this.registerOutputs({
      bucketNames: this.bucketNames,
      uploadRoles: this.uploadRoles,
      access: this.access,
      alarmTargets: this.alarmTargets,
    });
  }

  /**
   * CloudMonitor counts requests of buckets, not of devices, so the access log is asked each morning who was silent.
   * @clause 1.7.5-a
   */
  #alerts({ alerts, accessLog }: AlicloudConfigBackupLayout, args: ConfigBackupArgs): void {
    const { project, store } = args.accessLog ?? accessLog;
    const { actionPolicy } = args.route as AlicloudAlertRoute;
    for (const { key, name, query } of alerts) {
      this.child(alicloud.sls.Alert, `silent-${key}`, {
        projectName: project,
        alertName: name,
        displayName: `Devices of ${key} saved no configuration`,
        description: "",
        status: "ENABLED",
        schedule: {
          type: "Cron",
          cronExpression: "0 9 * * *",
          delay: 120,
          timeZone: "+0800",
          runImmdiately: false,
        },
        configuration: {
          type: "default",
          version: "2.0",
          dashboard: "internal-alert-analysis",
          queryLists: [
            {
              storeType: "log",
              region: args.region,
              project,
              store,
              query,
              timeSpanType: "Relative",
              start: `-${UPLOAD_HOURS}h`,
              end: "now",
              powerSqlMode: "auto",
            },
          ],
          groupConfiguration: { type: "no_group" },
          joinConfigurations: [],
          severityConfigurations: [
            { severity: 8, evalCondition: { condition: "silent > 0", countCondition: "" } },
          ],
          labels: [{ key: "severity", value: "high" }],
          annotations: [
            { key: "title", value: "设备未上传配置备份 / devices saved no configuration" },
            { key: "desc", value: `\${silent}: \${devices}` },
            {
              key: "description",
              value: "See the collector and the device within 30 minutes; save the configuration by hand.",
            },
          ],
          autoAnnotation: true,
          threshold: 1,
          // A collector that stopped leaves no line at all.
          noDataFire: true,
          noDataSeverity: 8,
          sendResolved: false,
          policyConfiguration: {
            alertPolicyId: "sls.builtin.dynamic",
            actionPolicyId: actionPolicy,
            repeatInterval: "4h",
          },
        },
      });
    }
  }
}
