import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import { Component, type MakeChild } from "../component.ts";
import { physicalName } from "../naming/layout.ts";
import { AlicloudBreakGlassAlarm } from "./alicloud-break-glass-alarm.ts";
import { AlicloudGeneratedSecrets } from "./alicloud-secrets.ts";
import { alicloudAccessConfigurations } from "./alicloud-sso.ts";
import type { CiLayout } from "./ci.ts";
import type { IdentityArgs, IdentityOutputs } from "./contract.ts";
import { type IdentityLayout, layoutIdentity } from "./layout.ts";
import { IDLE_DAYS, PASSWORD } from "./limits.ts";
import { ROLE_PREFIX } from "./roles.ts";
import { ownSecrets } from "./secrets.ts";

/** Who may do what in an Alibaba Cloud account. RAM knows no region. */
export class AlicloudIdentity extends Component implements IdentityOutputs {
  readonly roleArns: IdentityOutputs["roleArns"];
  readonly secrets: IdentityOutputs["secrets"];
  readonly permissionSets: IdentityOutputs["permissionSets"];
  readonly ciProvider?: pulumi.Output<string>;
  readonly peopleGroup?: pulumi.Output<string>;

  readonly #principals: readonly pulumi.Resource[];

  /** @param now what is over by then is refused */
  constructor(
    name: string,
    args: IdentityArgs,
    opts?: pulumi.ComponentResourceOptions,
    now: Date = new Date(),
  ) {
    const layout = layoutIdentity(name, "alicloud", args, now);
    super("atrium:identity:AlicloudIdentity", name, args, { tags: args.tags }, opts);
    const make: MakeChild = (...child) => this.child(...child);
    this.#signIn(layout);
    const guard = this.child(alicloud.ram.Policy, "guard", {
      policyName: layout.bound.name,
      description: "What people's roles may never do, whatever else is attached to them",
      policyDocument: JSON.stringify(layout.bound.document),
      ...VERSIONS,
    });
    const ciProvider = layout.ci === undefined ? undefined : this.#ciProvider(layout.ci);
    const roles = this.#roles(layout, guard, ciProvider);
    const peopleGroup = this.#groups(layout);

    this.#principals = Object.values(roles);
    this.roleArns = Object.fromEntries(Object.entries(roles).map(([key, role]) => [key, role.arn]));
    this.secrets = this.#secrets(name, args, now);
    this.permissionSets = alicloudAccessConfigurations(make, layout, args);
    if (ciProvider !== undefined) this.ciProvider = ciProvider.arn;
    if (peopleGroup !== undefined) this.peopleGroup = peopleGroup.id;
    this.#alarm(name, args);
    this.registerOutputs({
      roleArns: this.roleArns,
      secrets: this.secrets,
      permissionSets: this.permissionSets,
      ciProvider: this.ciProvider,
      peopleGroup: this.peopleGroup,
    });
  }

  /** The roles themselves: key policies that name one have to wait for it, and for nothing else in here. */
  principals(): readonly pulumi.Resource[] {
    return this.#principals;
  }

  #signIn({ password: { minimumLength, maxAgeDays, history }, signInFrom }: IdentityLayout): void {
    this.child(alicloud.ram.PasswordPolicy, "passwords", {
      minimumPasswordLength: minimumLength,
      maxPasswordAge: maxAgeDays,
      passwordReusePrevention: history,
      requireLowercaseCharacters: true,
      requireUppercaseCharacters: true,
      requireNumbers: true,
      requireSymbols: true,
      minimumPasswordDifferentCharacter: PASSWORD.differentCharacters,
      // @clause 1.1.1-e
      passwordNotContainUserName: true,
      maxLoginAttemps: PASSWORD.attempts,
      hardExpiry: false,
    });
    this.child(alicloud.ram.SecurityPreference, "sign-in", {
      // @clause 1.1.8-a
      mfaOperationForLogin: "mandatory",
      operationForRiskLogin: "enforceVerify",
      enableSaveMfaTicket: false,
      // @clause 1.1.8-b
      verificationTypes: ["sms", "email"],
      allowUserToManageMfaDevices: true,
      // @clause 1.1.7-a
      allowUserToLoginWithPasskey: true,
      allowUserToChangePassword: true,
      // @clause 8.3.1-a
      allowUserToManageAccessKeys: false,
      allowUserToManagePersonalDingTalk: false,
      loginSessionDuration: 8,
      // RAM shuts out by itself who has not been there for this long. @clause 8.3.1-c
      maxIdleDaysForUsers: IDLE_DAYS,
      maxIdleDaysForAccessKeys: IDLE_DAYS,
      ...(signInFrom.length > 0 ? { loginNetworkMasks: signInFrom.join(";") } : {}),
    });
  }

  #secrets(name: string, args: IdentityArgs, now: Date): IdentityOutputs["secrets"] {
    const own = ownSecrets(args);
    if (own === undefined) return {};
    return new AlicloudGeneratedSecrets(`${name}-secrets`, own, { parent: this }, now).secrets;
  }

  #alarm(name: string, { account, region, tags, alerts = {}, without }: IdentityArgs): void {
    const route = alerts[region];
    if (route?.provider !== "alicloud" || without?.["break-glass"] !== undefined) return;
    new AlicloudBreakGlassAlarm(`${name}-alarm`, { account, region, tags }, route, { parent: this });
  }

  #ciProvider({ name, url, audience, thumbprints }: CiLayout): alicloud.ims.OidcProvider {
    return this.child(alicloud.ims.OidcProvider, "ci", {
      oidcProviderName: name,
      issuerUrl: url,
      clientIds: [audience],
      fingerprints: [...thumbprints],
      // A token is used in the job that asked for it.
      issuanceLimitTime: 1,
      description: "Pipelines sign in with a token of their own and keep no key",
    });
  }

  #roles(
    { roles }: IdentityLayout,
    guard: alicloud.ram.Policy,
    ciProvider: alicloud.ims.OidcProvider | undefined,
  ): Readonly<Record<string, alicloud.ram.Role>> {
    return Object.fromEntries(
      roles.map(({ key, name, description, hours, trust, may, grants, bound, tags }) => {
        const role = this.child(
          alicloud.ram.Role,
          key,
          {
            roleName: name,
            description,
            assumeRolePolicyDocument: JSON.stringify(trust),
            maxSessionDuration: hours * 3600,
            tags,
          },
          ciProvider === undefined ? {} : { dependsOn: [ciProvider] },
        );
        // The guard first: there is no moment at which the role has rights without it.
        const held = bound
          ? [
              this.child(alicloud.ram.RolePolicyAttachment, `${key}-guard`, {
                roleName: role.roleName,
                policyName: guard.policyName,
                policyType: "Custom",
              }),
            ]
          : [];
        for (const [part, document] of Object.entries({ [key]: may, ...prefixed(key, grants) })) {
          const policy = this.child(alicloud.ram.Policy, part, {
            policyName: physicalName("alicloud:ram/policy:Policy", ROLE_PREFIX, part),
            description,
            policyDocument: JSON.stringify(document),
            ...VERSIONS,
          });
          this.child(
            alicloud.ram.RolePolicyAttachment,
            part,
            { roleName: role.roleName, policyName: policy.policyName, policyType: "Custom" },
            { dependsOn: held },
          );
        }
        return [key, role];
      }),
    );
  }

  /** Sign-in asks everybody for the second factor, so the group of all needs no policy. */
  #groups({ groups }: IdentityLayout): alicloud.ram.Group | undefined {
    let people: alicloud.ram.Group | undefined;
    for (const { key, name, document } of groups) {
      const group = this.child(alicloud.ram.Group, `group-${key}`, {
        groupName: name,
        comments: document === undefined ? "Everybody who signs in" : `Who may become ${key}`,
      });
      if (document === undefined) {
        people = group;
        continue;
      }
      const policy = this.child(alicloud.ram.Policy, `group-${key}`, {
        policyName: physicalName("alicloud:ram/policy:Policy", ROLE_PREFIX, "become", key),
        description: `Become ${key}`,
        policyDocument: JSON.stringify(document),
        ...VERSIONS,
      });
      this.child(alicloud.ram.GroupPolicyAttachment, `group-${key}`, {
        groupName: group.id,
        policyName: policy.policyName,
        policyType: "Custom",
      });
    }
    return people;
  }
}

function prefixed<T>(role: string, grants: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(grants).map(([key, document]) => [`${role}-${key}`, document]));
}

/**
 * RAM keeps five versions of a policy and refuses a sixth unless the oldest goes by itself, and refuses to delete a
 * policy that has more than one unless told.
 */
const VERSIONS = { rotateStrategy: "DeleteOldestNonDefaultVersionWhenLimitExceeded", force: true } as const;
