import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import { Component, type Deletion } from "../component.ts";
import { globalName, physicalName } from "../naming/layout.ts";
import { ramPrincipal } from "../partition/alicloud.ts";
import type { Tags } from "../tagging/contract.ts";

export interface AlicloudFlowLogsArgs {
  readonly account: string;
  readonly region: string;
  readonly vpcId: pulumi.Input<string>;
  readonly days: number;
  readonly dual: boolean;
  /** KMS instance of the key; the region's default key if absent. */
  readonly kmsInstance?: string;
  readonly tags: Tags;
  readonly deletion?: Deletion;
}

/** Flow logs of a VPC in a log store of their own, encrypted by a key that serves nothing else. @clause 8.3.4-a */
export class AlicloudFlowLogs extends Component {
  /** `<project>/<store>` */
  readonly store: pulumi.Output<string>;
  readonly keyId: pulumi.Output<string>;

  constructor(name: string, args: AlicloudFlowLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    super(
      "atrium:network:AlicloudFlowLogs",
      name,
      args,
      { tags: args.tags, ...(args.deletion === undefined ? {} : { deletion: args.deletion }) },
      opts,
    );
    const key = this.stateful(alicloud.kms.Key, "key", {
      description: `Flow logs of ${name}`,
      keySpec: "Aliyun_AES_256",
      automaticRotation: "Enabled",
      // The only period that keys outside a KMS instance take.
      rotationInterval: "365d",
      pendingWindowInDays: 30,
      ...(args.kmsInstance === undefined ? {} : { dkmsInstanceId: args.kmsInstance }),
    });
    this.child(alicloud.kms.Alias, "key", {
      aliasName: physicalName("alicloud:kms/alias:Alias", `alias/${name}`),
      keyId: key.id,
    });
    const role = this.child(alicloud.ram.Role, "key-user", {
      roleName: physicalName("alicloud:ram/role:Role", name, args.region),
      description: "Log Service encrypts the flow log store with it",
      assumeRolePolicyDocument: TRUST_LOG_SERVICE,
    });
    const policy = this.child(alicloud.ram.Policy, "key-user", {
      policyName: physicalName("alicloud:ram/policy:Policy", name, args.region),
      description: "Use of the flow log key",
      policyDocument: key.arn.apply(keyUse),
    });
    const granted = this.child(alicloud.ram.RolePolicyAttachment, "key-user", {
      roleName: role.roleName,
      policyName: policy.policyName,
      policyType: "Custom",
    });
    const project = this.stateful(alicloud.log.Project, "store", {
      projectName: globalName("alicloud:log/project:Project", [args.account, args.region], name),
      description: `Flow logs of ${name}`,
    });
    const store = this.stateful(
      alicloud.log.Store,
      "store",
      {
        projectName: project.projectName,
        logstoreName: "flow-logs",
        retentionPeriod: args.days,
        shardCount: 2,
        autoSplit: true,
        maxSplitShardCount: 64,
        appendMeta: true,
        encryptConf: {
          enable: true,
          encryptType: "default",
          userCmkInfo: { cmkKeyId: key.id, arn: role.arn, regionId: args.region },
        },
      },
      { dependsOn: [granted] },
    );
    // Without an index the store can be read, not searched. @clause 1.10.3-a
    const index = this.child(alicloud.log.StoreIndex, "store", {
      project: project.projectName,
      logstore: store.logstoreName,
      fullText: { caseSensitive: false, includeChinese: false, token: " :,;|" },
    });
    this.child(
      alicloud.vpc.FlowLog,
      "vpc",
      {
        flowLogName: physicalName("alicloud:vpc/flowLog:FlowLog", name),
        resourceType: "VPC",
        resourceId: args.vpcId,
        trafficType: "All",
        trafficPaths: ["all"],
        ipVersion: args.dual ? "DualStack" : "IPv4",
        projectName: project.projectName,
        logStoreName: store.logstoreName,
        // As near to real time as the service goes. @clause 1.10.1-b
        aggregationInterval: "1",
        status: "Active",
      },
      { dependsOn: [index] },
    );
    this.store = pulumi.interpolate`${project.projectName}/${store.logstoreName}`;
    this.keyId = key.id;
    this.registerOutputs({ store: this.store, keyId: this.keyId });
  }
}

const TRUST_LOG_SERVICE = JSON.stringify({
  Version: "1",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: [ramPrincipal("log")] } }],
});

/** One key, and only what encrypting and reading a store takes. @clause 8.3.3-e */
function keyUse(key: string): string {
  return JSON.stringify({
    Version: "1",
    Statement: [
      {
        Effect: "Allow",
        Action: ["kms:DescribeKey", "kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey"],
        Resource: [key],
      },
    ],
  });
}
