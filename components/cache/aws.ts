import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { MetricTarget } from "../alarms/contract.ts";
import { Component } from "../component.ts";
import type { Makers, PlannedAccount } from "../workload/account.ts";
import { awsAccount, awsPassword } from "../workload/aws-account.ts";
import { awsGate } from "../workload/aws-gate.ts";
import type { CacheArgs, CacheOutputs } from "./contract.ts";
import { type AwsCacheLayout, layoutAwsCache, type PlannedUser } from "./layout.ts";
import { AWS_ENGINE, AWS_LOG_DAYS, PASSWORD, PORT } from "./limits.ts";

/** What an application may do: nothing of what administers the server. */
const ACCESS = {
  read: "on ~* &* -@all +@read +@connection +info -@dangerous",
  write: "on ~* &* +@all -@admin -@dangerous +info",
} as const;

/** A Redis of ElastiCache over at least two zones. @clause 8.4.1-a */
export class AwsCache extends Component implements CacheOutputs {
  readonly endpoint: pulumi.Output<string>;
  readonly secrets: CacheOutputs["secrets"];
  readonly alarmTargets: CacheOutputs["alarmTargets"];

  constructor(name: string, args: CacheArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAwsCache(name, args);
    super(
      "atrium:cache:AwsCache",
      name,
      args,
      {
        tags: layout.tags,
        awsRegion: args.region,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      opts,
    );
    const makers: Makers = {
      child: (...given) => this.child(...given),
      stateful: (...given) => this.stateful(...given),
    };
    const secrets: Record<string, pulumi.Output<string>> = {};
    const users = layout.users.map((planned) => {
      const account: PlannedAccount = { ...planned, username: planned.key };
      const { password, secret } = awsAccount(makers, account, args.key, PASSWORD);
      secrets[planned.key] = secret.arn;
      return this.#user(planned, password);
    });
    const cache = this.#cache(layout, args, this.#users(makers, layout, users));
    const host = layout.shards === 1 ? cache.primaryEndpointAddress : cache.configurationEndpointAddress;
    this.endpoint = pulumi.interpolate`${host}:${PORT}`;
    this.secrets = secrets;
    this.alarmTargets = targets(layout, cache);
    this.registerOutputs({ endpoint: this.endpoint, secrets: this.secrets, alarmTargets: this.alarmTargets });
  }

  #user({ key, id, access }: PlannedUser, password: pulumi.Output<string>): aws.elasticache.User {
    return this.child(aws.elasticache.User, key, {
      userId: id,
      userName: key,
      engine: AWS_ENGINE.name,
      accessString: ACCESS[access],
      authenticationMode: { type: "password", passwords: [password] },
    });
  }

  /** A group needs a user called `default`, whom any client is that names none: this one may do nothing. @clause 1.1.1-a */
  #users(
    makers: Makers,
    { id, defaultUser }: AwsCacheLayout,
    users: readonly aws.elasticache.User[],
  ): aws.elasticache.UserGroup {
    const closed = this.child(aws.elasticache.User, "default", {
      userId: defaultUser,
      userName: "default",
      engine: AWS_ENGINE.name,
      accessString: "off -@all",
      authenticationMode: { type: "password", passwords: [awsPassword(makers, "default", PASSWORD)] },
    });
    return this.child(aws.elasticache.UserGroup, "users", {
      userGroupId: id,
      engine: AWS_ENGINE.name,
      userIds: [closed, ...users].map((user) => user.userId),
    });
  }

  #cache(
    layout: AwsCacheLayout,
    args: CacheArgs,
    users: aws.elasticache.UserGroup,
  ): aws.elasticache.ReplicationGroup {
    const { id, shards, replicas } = layout;
    const gate = awsGate(
      (...given) => this.child(...given),
      "clients",
      { vpcId: args.vpcId, description: `Clients of the cache ${id}` },
      layout.gate,
    );
    const subnets = this.child(aws.elasticache.SubnetGroup, "subnets", {
      name: id,
      description: `Zones of the cache ${id}`,
      subnetIds: [...layout.subnets],
    });
    const parameters = this.child(aws.elasticache.ParameterGroup, "parameters", {
      name: id,
      family: AWS_ENGINE.family,
      description: `Settings of the cache ${id}`,
      parameters: [
        { name: "cluster-enabled", value: shards === 1 ? "no" : "yes" },
        { name: "maxmemory-policy", value: layout.evicts },
      ],
    });
    const logs = layout.logs.map(({ key, name }) => ({
      logType: key,
      group: this.stateful(aws.cloudwatch.LogGroup, key, {
        name,
        retentionInDays: AWS_LOG_DAYS,
        kmsKeyId: args.key.arn,
        tags: { "log-class": "operations" },
      }),
    }));
    return this.stateful(aws.elasticache.ReplicationGroup, "cache", {
      replicationGroupId: id,
      description: `Cache of ${args.tags.system ?? args.tags.project ?? id}`,
      engine: AWS_ENGINE.name,
      engineVersion: AWS_ENGINE.version,
      nodeType: layout.size,
      port: PORT,
      parameterGroupName: parameters.name,
      subnetGroupName: subnets.name,
      securityGroupIds: [gate.id],
      numNodeGroups: shards,
      replicasPerNodeGroup: replicas,
      automaticFailoverEnabled: replicas > 0,
      multiAzEnabled: replicas > 0 && layout.subnets.length > 1,
      atRestEncryptionEnabled: true,
      kmsKeyId: args.key.arn,
      transitEncryptionEnabled: true,
      transitEncryptionMode: "required",
      userGroupIds: [users.userGroupId],
      autoMinorVersionUpgrade: true,
      maintenanceWindow: layout.window,
      snapshotRetentionLimit: layout.backupDays,
      snapshotWindow: layout.backupWindow,
      ...(args.deletion === undefined || args.deletion === "refused"
        ? { finalSnapshotIdentifier: layout.finalSnapshot }
        : {}),
      logDeliveryConfigurations: logs.map(({ logType, group }) => ({
        destination: group.name,
        destinationType: "cloudwatch-logs",
        logFormat: "json",
        logType,
      })),
      // Changes wait for the window; only what people do by hand is at once.
      applyImmediately: false,
    });
  }
}

/** Every node, under the three alarms of caches. */
function targets(
  { nodes, system }: AwsCacheLayout,
  { replicationGroupId }: aws.elasticache.ReplicationGroup,
): Readonly<Record<string, MetricTarget>> {
  return Object.fromEntries(
    nodes.flatMap((node) => {
      const CacheClusterId = pulumi.interpolate`${replicationGroupId}-${node}`;
      return (["cache-memory", "cache-cpu", "cache-lag"] as const).map((kind): [string, MetricTarget] => [
        `${kind}-${node}`,
        { kind, dimensions: { CacheClusterId }, ...system },
      ]);
    }),
  );
}
