import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import { type OssBucket, ossBucket } from "../bucket/alicloud-bucket.ts";
import { ossCopy } from "../bucket/alicloud-copy.ts";
import { Component, type MakeChild } from "../component.ts";
import type { PolicyDocument } from "../policy-document.ts";
import type { ObjectStoreArgs, ObjectStoreOutputs } from "./contract.ts";
import { type AlicloudObjectStoreLayout, layoutAlicloudObjectStore } from "./layout.ts";

export interface ObjectStorePeers {
  /** Provider of the second region. */
  readonly offSite: pulumi.ProviderResource;
}

/** Buckets of OSS, their log, and their copies in a second region. @clause 1.6.3-b */
export class AlicloudObjectStore extends Component implements ObjectStoreOutputs {
  readonly bucketNames: ObjectStoreOutputs["bucketNames"];
  readonly copyNames: ObjectStoreOutputs["copyNames"];
  readonly access: ObjectStoreOutputs["access"];
  readonly alarmTargets: ObjectStoreOutputs["alarmTargets"];

  constructor(
    name: string,
    args: ObjectStoreArgs,
    opts: pulumi.ComponentResourceOptions,
    { offSite }: ObjectStorePeers,
  ) {
    const layout = layoutAlicloudObjectStore(name, args);
    super(
      "atrium:object-store:AlicloudObjectStore",
      name,
      args,
      { tags: args.tags, ...(args.deletion === undefined ? {} : { deletion: args.deletion }) },
      opts,
    );
    const child: MakeChild = (...made) => this.child(...made);
    const stateful: MakeChild = (...made) => this.stateful(...made);
    const made = new Map(layout.buckets.map((spec) => [spec.key, ossBucket({ child, stateful }, spec, {})]));
    this.#accessLogs(layout, args, made);
    const copies = Object.entries(layout.copies).map(
      ([key, spec]) => [key, ossBucket({ child, stateful }, spec, { provider: offSite })] as const,
    );
    this.#copies(layout, args, made, new Map(copies));
    this.bucketNames = Object.fromEntries(
      [...made].flatMap(([key, { policy }]) => (key in args.buckets ? [[key, policy.bucket]] : [])),
    );
    this.copyNames = Object.fromEntries(
      copies.flatMap(([key, { policy }]) => (key in args.buckets ? [[key, policy.bucket]] : [])),
    );
    this.access = Object.fromEntries(
      layout.users.map(({ key, name: policyName, purpose, document }) => [
        key,
        this.child(alicloud.ram.Policy, `user-${key}`, {
          policyName,
          description: purpose,
          policyDocument: pulumi.output(args.key.arn).apply((keyArn) => JSON.stringify(document(keyArn))),
        }).policyName,
      ]),
    );
    this.alarmTargets = {};
    this.registerOutputs({
      bucketNames: this.bucketNames,
      copyNames: this.copyNames,
      access: this.access,
      alarmTargets: this.alarmTargets,
    });
  }

  #role(
    key: string,
    roleName: string,
    description: string,
    trust: PolicyDocument,
    permissions: pulumi.Input<string>,
  ): { readonly role: alicloud.ram.Role; readonly granted: alicloud.ram.RolePolicyAttachment } {
    const role = this.child(alicloud.ram.Role, key, {
      roleName,
      description,
      assumeRolePolicyDocument: JSON.stringify(trust),
    });
    const policy = this.child(alicloud.ram.Policy, key, {
      policyName: roleName.replaceAll(/[._]/g, "-"),
      description,
      policyDocument: permissions,
    });
    const granted = this.child(alicloud.ram.RolePolicyAttachment, key, {
      roleName: role.roleName,
      policyName: policy.policyName,
      policyType: "Custom",
    });
    return { role, granted };
  }

  /** @clause 1.10.4-b */
  #accessLogs(
    layout: AlicloudObjectStoreLayout,
    { key: storeKey }: ObjectStoreArgs,
    made: ReadonlyMap<string, OssBucket>,
  ): void {
    const { role, granted } = this.#role(
      "access-log",
      layout.roles.log,
      "OSS writes down with it who read the buckets",
      layout.trust,
      pulumi.output(storeKey.arn).apply((arn) => JSON.stringify(layout.logPermissions(arn))),
    );
    for (const [key, targetPrefix] of Object.entries(layout.logged)) {
      this.child(
        alicloud.oss.BucketLogging,
        key,
        {
          bucket: of(made, key).bucket.id,
          targetBucket: of(made, "access-log").policy.bucket,
          targetPrefix,
          loggingRole: role.roleName,
        },
        { dependsOn: [granted] },
      );
    }
  }

  #copies(
    layout: AlicloudObjectStoreLayout,
    { key: here, offSite, offSiteKey }: ObjectStoreArgs,
    made: ReadonlyMap<string, OssBucket>,
    copies: ReadonlyMap<string, OssBucket>,
  ): void {
    if (copies.size === 0) return;
    const { role, granted } = this.#role(
      "copies",
      layout.roles.copies,
      "OSS copies the buckets to their second region with it",
      layout.trust,
      pulumi
        .all([here.arn, offSiteKey.arn])
        .apply(([near, far]) => JSON.stringify(layout.copyPermissions(near, far))),
    );
    for (const [key, target] of copies) {
      ossCopy((...given) => this.child(...given), key, {
        role,
        granted,
        source: of(made, key),
        target,
        region: offSite,
        targetKey: offSiteKey,
      });
    }
  }
}

function of<T>(buckets: ReadonlyMap<string, T>, key: string): T {
  const found = buckets.get(key);
  if (found === undefined) throw new Error(`the layout names "${key}", which it did not plan`);
  return found;
}
