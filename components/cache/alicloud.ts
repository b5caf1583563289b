import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import type { MetricTarget } from "../alarms/contract.ts";
import { Component } from "../component.ts";
import type { Makers, PlannedAccount } from "../workload/account.ts";
import { alicloudAccount, alicloudPassword } from "../workload/alicloud-account.ts";
import { EVERY_DAY } from "../workload/window.ts";
import type { CacheArgs, CacheOutputs } from "./contract.ts";
import { type AlicloudCacheLayout, layoutAlicloudCache } from "./layout.ts";
import { ALICLOUD_ENGINE, PASSWORD, PORT } from "./limits.ts";

const PRIVILEGE = { read: "RoleReadOnly", write: "RoleReadWrite" } as const;

/** A Tair over two zones. @clause 8.4.1-a */
export class AlicloudCache extends Component implements CacheOutputs {
  readonly endpoint: pulumi.Output<string>;
  readonly secrets: CacheOutputs["secrets"];
  readonly alarmTargets: CacheOutputs["alarmTargets"];

  constructor(name: string, args: CacheArgs, opts: pulumi.ComponentResourceOptions) {
    const layout = layoutAlicloudCache(name, args);
    super(
      "atrium:cache:AlicloudCache",
      name,
      args,
      { tags: layout.tags, ...(args.deletion === undefined ? {} : { deletion: args.deletion }) },
      opts,
    );
    const makers: Makers = {
      child: (...given) => this.child(...given),
      stateful: (...given) => this.stateful(...given),
    };
    const cache = this.#cache(makers, layout, args);
    const secrets: Record<string, pulumi.Output<string>> = {};
    for (const { key, access, purpose, secret, since } of layout.users) {
      const account: PlannedAccount = { key, username: key, purpose, secret, since };
      const { password, secret: kept } = alicloudAccount(makers, account, args, PASSWORD);
      secrets[key] = kept.secretName;
      this.child(alicloud.kvstore.Account, key, {
        instanceId: cache.id,
        accountName: key,
        accountPassword: password,
        accountType: "Normal",
        accountPrivilege: PRIVILEGE[access],
        description: purpose,
      });
    }
    this.child(alicloud.kvstore.BackupPolicy, "backup", {
      instanceId: cache.id,
      backupTime: layout.backupWindow.replaceAll(/(\d\d:\d\d)/g, "$1Z"),
      backupPeriods: [...EVERY_DAY],
    });
    this.child(alicloud.kvstore.AuditLogConfig, "audit", {
      instanceId: cache.id,
      dbAudit: true,
      retention: AUDIT_DAYS,
    });
    this.endpoint = pulumi.interpolate`${cache.connectionDomain}:${PORT}`;
    this.secrets = secrets;
    this.alarmTargets = targets(cache, args);
    this.registerOutputs({ endpoint: this.endpoint, secrets: this.secrets, alarmTargets: this.alarmTargets });
  }

  #cache(makers: Makers, layout: AlicloudCacheLayout, args: CacheArgs): alicloud.redis.TairInstance {
    return this.stateful(
      alicloud.redis.TairInstance,
      "cache",
      {
        tairInstanceName: layout.name,
        instanceType: ALICLOUD_ENGINE.type,
        engineVersion: ALICLOUD_ENGINE.version,
        instanceClass: layout.size,
        paymentType: "PayAsYouGo",
        nodeType: layout.replicas === 0 ? "STAND_ALONE" : "MASTER_SLAVE",
        shardCount: layout.shards,
        zoneId: layout.home.zone,
        ...(layout.standbyZone === undefined ? {} : { secondaryZoneId: layout.standbyZone }),
        vpcId: args.vpcId,
        vswitchId: layout.home.subnet,
        port: PORT,
        // The account that every instance is born with: its password is known to nobody.
        password: alicloudPassword(makers, "default", PASSWORD),
        vpcAuthMode: "Open",
        sslEnabled: "Enable",
        tdeStatus: "enabled",
        encryptionName: "AES-CTR-256",
        encryptionKey: args.key.id,
        roleArn: layout.keyRole,
        // A white list of this name is the only one beside the service's own, which lets in nobody.
        securityIpGroupName: "clients",
        securityIps: layout.prefixes.length === 0 ? "127.0.0.1" : layout.prefixes.join(","),
        ...(layout.groups.length === 0
          ? {}
          : { securityGroupId: pulumi.all([...layout.groups]).apply((groups) => groups.join(",")) }),
        config: { "maxmemory-policy": layout.evicts },
        maintainStartTime: layout.window.start,
        maintainEndTime: layout.window.end,
        effectiveTime: "MaintainTime",
      },
      // A promise the service makes no second time: encryption cannot be taken back, nor its key replaced.
      { ignoreChanges: ["tdeStatus", "encryptionKey", "encryptionName", "roleArn"] },
    );
  }
}

/** The most that the service keeps: it asks for 365 days at most. @clause 1.10.2-c */
const AUDIT_DAYS = 365;

function targets(
  { id }: alicloud.redis.TairInstance,
  { tags }: CacheArgs,
): Readonly<Record<string, MetricTarget>> {
  const system = tags.system === undefined ? {} : { system: tags.system };
  return {
    "cache-memory": { kind: "cache-memory", dimensions: { instanceId: id }, ...system },
    "cache-cpu": { kind: "cache-cpu", dimensions: { instanceId: id }, ...system },
  };
}
