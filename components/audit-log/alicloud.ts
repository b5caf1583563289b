import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import { type OssBucket, ossBucket } from "../bucket/alicloud-bucket.ts";
import { ossCopy } from "../bucket/alicloud-copy.ts";
import { Component, type MakeChild } from "../component.ts";
import { ramPrincipal } from "../partition/alicloud.ts";
import type { PolicyDocument } from "../policy-document.ts";
import { type CentralLogs, centralLogs } from "./alicloud-logs.ts";
import { bucketSpec } from "./bucket-spec.ts";
import type { ArchiveRef, AuditArchiveArgs, AuditArchiveOutputs } from "./contract.ts";
import { type ArchiveLayout, layoutArchive } from "./layout.ts";
import { archiveRole } from "./names.ts";
import {
  type ArchiveKeys,
  accessLogPermissions,
  exportPermissions,
  ossReplicationPermissions,
  serviceTrust,
  storeKeyPermissions,
  trailRolePermissions,
  trailRoleTrust,
} from "./oss-policies.ts";
import { plannedBucket } from "./planned-bucket.ts";

/** Providers of the archive's account in the other regions it needs. */
export interface AlicloudArchivePeers {
  /** Region of the second copy. */
  readonly replica: alicloud.Provider;
  /** `cn-shanghai` on the mainland, `ap-southeast-1` elsewhere: collection rules are kept there. */
  readonly collector: alicloud.Provider;
}

/** The log archive of a group on Alibaba Cloud, in an account of its own. */
export class AlicloudAuditArchive extends Component implements AuditArchiveOutputs {
  readonly archive: ArchiveRef;
  readonly sinks: AuditArchiveOutputs["sinks"];
  readonly buckets: AuditArchiveOutputs["buckets"];
  readonly queryPlace: pulumi.Output<string>;

  constructor(
    name: string,
    args: AuditArchiveArgs,
    opts: pulumi.ComponentResourceOptions,
    peers: AlicloudArchivePeers,
  ) {
    const layout = layoutArchive(name, "alicloud", args);
    super(
      "atrium:audit-log:AlicloudAuditArchive",
      name,
      args,
      { tags: args.tags, ...(args.deletion === undefined ? {} : { deletion: args.deletion }) },
      opts,
    );
    const child: MakeChild = (...made) => this.child(...made);
    const stateful: MakeChild = (...made) => this.stateful(...made);
    const keys = { log: args.key, copy: args.offSiteKey };
    const dropped = typeof args.deletion === "object";
    const buckets = new Map(
      layout.buckets.map((plan) => {
        const placed = plan.region === args.region ? {} : { provider: peers.replica };
        return [plan.key, ossBucket({ child, stateful }, bucketSpec(plan, keys, dropped), placed)] as const;
      }),
    );
    const roles = this.#roles(layout, args);
    this.#accessLogs(layout, buckets, roles);
    this.#copies(layout, args, buckets, roles);
    const logs = centralLogs(
      { child, stateful },
      layout,
      args,
      { keys: roles.keys.role.arn, export: roles.export.role.arn },
      plannedBucket(buckets, "security").policy.bucket,
      { dependsOn: [roles.keys.granted, roles.export.granted] },
    );
    this.#collect(layout, logs, buckets, peers);

    this.archive = {
      name,
      account: args.account,
      region: args.region,
      offSite: args.offSite,
      // Both resolve once ActionTrail may write: the policy is there, the role has its rights.
      bucket: pulumi
        .all([plannedBucket(buckets, "trail").policy.bucket, roles.trail.granted.id])
        .apply(([bucket]) => bucket),
      key: args.key,
      project: pulumi
        .all([logs.project.projectName, ...logs.indexes.map(({ id }) => id)])
        .apply(([project = ""]) => project),
    };
    this.sinks = layout.sinks;
    this.buckets = Object.fromEntries([...buckets].map(([key, { policy }]) => [key, policy.bucket]));
    this.queryPlace = logs.project.projectName;
    this.registerOutputs({
      archive: this.archive,
      sinks: this.sinks,
      buckets: this.buckets,
      queryPlace: this.queryPlace,
    });
  }

  #roles(layout: ArchiveLayout, args: AuditArchiveArgs) {
    const { place } = layout;
    const oss = serviceTrust(ramPrincipal("oss"));
    const log = serviceTrust(ramPrincipal("log"));
    const make = (
      key: string,
      roleName: string,
      description: string,
      trust: PolicyDocument,
      permissions: (keys: ArchiveKeys) => PolicyDocument,
    ): GrantedRole => {
      const role = this.child(alicloud.ram.Role, key, {
        roleName,
        description,
        assumeRolePolicyDocument: JSON.stringify(trust),
      });
      const policy = this.child(alicloud.ram.Policy, key, {
        policyName: roleName.replace(/[._]/g, "-"),
        description,
        policyDocument: pulumi
          .all([args.key.arn, args.offSiteKey.arn])
          .apply(([logKey, copyKey]) => JSON.stringify(permissions({ log: logKey, copy: copyKey }))),
      });
      const granted = this.child(alicloud.ram.RolePolicyAttachment, key, {
        roleName: role.roleName,
        policyName: policy.policyName,
        policyType: "Custom",
      });
      return { role, granted };
    };
    return {
      replication: make(
        "replication",
        layout.replicationRole,
        "OSS copies the logs to their second region with it",
        oss,
        (keys) => ossReplicationPermissions(place, keys),
      ),
      trail: make(
        "trail",
        archiveRole(place, "trail"),
        "ActionTrail delivers the trails with it",
        trailRoleTrust(args),
        (keys) => trailRolePermissions(place, keys),
      ),
      keys: make(
        "keys",
        archiveRole(place, "keys"),
        "Log Service encrypts its stores with it",
        log,
        storeKeyPermissions,
      ),
      export: make(
        "export",
        archiveRole(place, "export"),
        "Log Service writes its stores to the archive with it",
        log,
        (keys) => exportPermissions(place, keys),
      ),
      accessLog: make(
        "access-log",
        archiveRole(place, "access-log"),
        "OSS writes down with it who read the logs",
        oss,
        (keys) => accessLogPermissions(place, keys),
      ),
    };
  }

  /** @clause 1.10.4-b */
  #accessLogs(layout: ArchiveLayout, buckets: ReadonlyMap<string, OssBucket>, roles: Roles): void {
    for (const { key, accessLog } of layout.buckets) {
      if (accessLog === undefined) continue;
      this.child(
        alicloud.oss.BucketLogging,
        key,
        {
          bucket: plannedBucket(buckets, key).bucket.id,
          targetBucket: plannedBucket(buckets, "access").policy.bucket,
          targetPrefix: accessLog.prefix,
          loggingRole: roles.accessLog.role.roleName,
        },
        { dependsOn: [roles.accessLog.granted] },
      );
    }
  }

  /** The second copy, with its own key, in the other region; what is deleted here is not deleted there. */
  #copies(
    layout: ArchiveLayout,
    args: AuditArchiveArgs,
    buckets: ReadonlyMap<string, OssBucket>,
    roles: Roles,
  ): void {
    for (const { key } of layout.copies) {
      ossCopy((...made) => this.child(...made), key, {
        role: roles.replication.role,
        granted: roles.replication.granted,
        source: plannedBucket(buckets, key),
        target: plannedBucket(buckets, `${key}-copy`),
        region: args.offSite,
        targetKey: args.offSiteKey,
      });
    }
  }

  #collect(
    layout: ArchiveLayout,
    logs: CentralLogs,
    buckets: ReadonlyMap<string, OssBucket>,
    { collector }: AlicloudArchivePeers,
  ): void {
    const own = layout.collector === layout.place.region;
    for (const plan of layout.collected) {
      this.child(
        alicloud.sls.CollectionPolicy,
        plan.key,
        {
          policyName: plan.name,
          productCode: plan.product,
          dataCode: plan.type,
          enabled: true,
          policyConfig:
            plan.instances.length === 0
              ? { resourceMode: "all" }
              : { resourceMode: "instanceMode", instanceIds: [...plan.instances] },
          centralizeEnabled: true,
          centralizeConfig: {
            destRegion: layout.place.region,
            destProject: logs.project.projectName,
            destLogstore: plan.store,
            destTtl: plan.days,
          },
        },
        {
          dependsOn: [...logs.indexes, ...[...buckets.values()].map(({ bucket }) => bucket)],
          ...(own ? {} : { provider: collector }),
        },
      );
    }
  }
}

interface GrantedRole {
  readonly role: alicloud.ram.Role;
  readonly granted: alicloud.ram.RolePolicyAttachment;
}

type Roles = Readonly<Record<"replication" | "trail" | "keys" | "export" | "accessLog", GrantedRole>>;
