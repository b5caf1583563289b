import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import { Component } from "../component.ts";
import type { KeyOutput, KeysArgs, KeysOutputs } from "./contract.ts";
import { type KeysLayout, layoutKeys, type PlannedKey } from "./layout.ts";
import { DELETION_WINDOW_DAYS } from "./limits.ts";

export interface AlicloudKeysPeers {
  /** Provider of the second region; asked for where `replica` is. */
  readonly replica?: alicloud.Provider;
  /** Roles that the policies name. */
  readonly principals?: readonly pulumi.Resource[];
}

/** The customer keys of one account and region on Alibaba Cloud; `opts.provider` is the provider of the region. */
export class AlicloudKeys extends Component implements KeysOutputs {
  readonly keys: KeysOutputs["keys"];
  readonly replicas: KeysOutputs["replicas"];

  constructor(
    name: string,
    args: KeysArgs,
    opts?: pulumi.ComponentResourceOptions,
    { replica, principals = [] }: AlicloudKeysPeers = {},
  ) {
    const layout = layoutKeys(name, "alicloud", args);
    if (layout.replicas.length > 0 && replica === undefined) {
      throw new Error(`keys "${name}": give the provider of ${args.replica?.region} as peers.replica`);
    }
    super(
      "atrium:keys:AlicloudKeys",
      name,
      args,
      { tags: args.tags, ...(args.deletion === undefined ? {} : { deletion: args.deletion }) },
      opts,
    );
    const roles = this.#serviceRoles(layout);
    const dependsOn = [...principals, ...roles];
    const make = (planned: PlannedKey, key: string, provider?: alicloud.Provider) =>
      this.#key(planned, key, layout.rotationDays, {
        dependsOn,
        ...(provider === undefined ? {} : { provider }),
      });
    const keys = layout.keys.map((planned) => [planned.domain, make(planned, planned.domain)] as const);
    const twins = layout.replicas.map(
      (planned) => [planned.domain, make(planned, `${planned.domain}-${planned.region}`, replica)] as const,
    );
    this.#rolePolicies(layout);
    this.keys = Object.fromEntries(keys);
    this.replicas = Object.fromEntries(twins);
    this.registerOutputs({ keys: this.keys, replicas: this.replicas });
  }

  #key(
    { domain, policy, description, alias, instance, tags, serves }: PlannedKey,
    name: string,
    rotationDays: number,
    opts: pulumi.CustomResourceOptions,
  ): KeyOutput {
    const key = this.stateful(
      alicloud.kms.Key,
      name,
      {
        description,
        keySpec: "Aliyun_AES_256",
        automaticRotation: "Enabled",
        rotationInterval: `${rotationDays}d`,
        pendingWindowInDays: DELETION_WINDOW_DAYS,
        ...(instance === undefined ? {} : { dkmsInstanceId: instance }),
        ...(policy === undefined ? {} : { policy: JSON.stringify(policy) }),
        tags,
      },
      opts,
    );
    const { dependsOn: __, ...place } = opts;
    this.child(alicloud.kms.Alias, name, { aliasName: alias, keyId: key.id }, place);
    return { arn: key.arn, id: key.id, serves, domain };
  }

  #serviceRoles({ roles }: KeysLayout): readonly pulumi.Resource[] {
    return roles.flatMap(({ name, service, policyName, trust, use }) => {
      const role = this.child(alicloud.ram.Role, `${service}-key-user`, {
        roleName: name,
        description: `${service.toUpperCase()} uses customer keys with it`,
        assumeRolePolicyDocument: JSON.stringify(trust),
      });
      const policy = this.child(alicloud.ram.Policy, `${service}-key-user`, {
        policyName,
        description: `Keys that ${service.toUpperCase()} has marked as its own`,
        policyDocument: JSON.stringify(use),
      });
      return this.child(alicloud.ram.RolePolicyAttachment, `${service}-key-user`, {
        roleName: role.roleName,
        policyName: policy.policyName,
        policyType: "Custom",
      });
    });
  }

  #rolePolicies({ rolePolicies }: KeysLayout): void {
    for (const { key, name, document, roles, users } of rolePolicies) {
      const policy = this.child(alicloud.ram.Policy, key, {
        policyName: name,
        description: "Default key of the region, which takes no policy of its own",
        policyDocument: JSON.stringify(document),
      });
      for (const role of roles) {
        this.child(alicloud.ram.RolePolicyAttachment, `${key}-${role}`, {
          roleName: role,
          policyName: policy.policyName,
          policyType: "Custom",
        });
      }
      for (const user of users) {
        this.child(alicloud.ram.UserPolicyAttachment, `${key}-${user}`, {
          userName: user,
          policyName: policy.policyName,
          policyType: "Custom",
        });
      }
    }
  }
}
