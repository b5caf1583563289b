import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Component, type MakeChild } from "../component.ts";
import { physicalName } from "../naming/layout.ts";
import { AwsBreakGlassAlarm } from "./aws-break-glass-alarm.ts";
import { AwsGeneratedSecrets } from "./aws-secrets.ts";
import { awsPermissionSets } from "./aws-sso.ts";
import type { CiLayout } from "./ci.ts";
import type { IdentityArgs, IdentityOutputs } from "./contract.ts";
import { type IdentityLayout, layoutIdentity } from "./layout.ts";
import { ROLE_PREFIX } from "./roles.ts";
import { ownSecrets } from "./secrets.ts";

/** Who may do what in an AWS account. IAM knows no region; what does stands in the home region. */
export class AwsIdentity extends Component implements IdentityOutputs {
  readonly roleArns: IdentityOutputs["roleArns"];
  readonly secrets: IdentityOutputs["secrets"];
  readonly permissionSets: IdentityOutputs["permissionSets"];
  readonly boundaryArn: pulumi.Output<string>;
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
    const layout = layoutIdentity(name, "aws", args, now);
    super("atrium:identity:AwsIdentity", name, args, { tags: args.tags, awsRegion: layout.region }, opts);
    const make: MakeChild = (...child) => this.child(...child);
    const { minimumLength, maxAgeDays, history } = layout.password;
    this.child(aws.iam.AccountPasswordPolicy, "passwords", {
      minimumPasswordLength: minimumLength,
      maxPasswordAge: maxAgeDays,
      passwordReusePrevention: history,
      requireLowercaseCharacters: true,
      requireUppercaseCharacters: true,
      requireNumbers: true,
      requireSymbols: true,
      allowUsersToChangePassword: true,
      // An expired password can still be changed by its owner: a hard expiry locks out whoever was on holiday.
      hardExpiry: false,
    });
    const boundary = this.child(aws.iam.Policy, "boundary", {
      name: layout.bound.name,
      description: "The most that people's roles may do, whatever else is attached to them",
      policy: JSON.stringify(layout.bound.document),
    });
    const ciProvider = layout.ci === undefined ? undefined : this.#ciProvider(layout.ci);
    const roles = this.#roles(layout, boundary, ciProvider);
    const peopleGroup = this.#groups(layout);
    this.#analyzers(layout);
    this.#principals = Object.values(roles);
    this.roleArns = Object.fromEntries(Object.entries(roles).map(([key, role]) => [key, role.arn]));
    this.secrets = this.#secrets(name, args, now);
    this.permissionSets = awsPermissionSets(make, layout, args);
    this.boundaryArn = boundary.arn;
    if (ciProvider !== undefined) this.ciProvider = ciProvider.arn;
    if (peopleGroup !== undefined) this.peopleGroup = peopleGroup.name;
    this.#alarms(name, args);
    this.registerOutputs({
      roleArns: this.roleArns,
      secrets: this.secrets,
      permissionSets: this.permissionSets,
      boundaryArn: this.boundaryArn,
      ciProvider: this.ciProvider,
      peopleGroup: this.peopleGroup,
    });
  }

  /** The roles themselves: key policies that name one have to wait for it, and for nothing else in here. */
  principals(): readonly pulumi.Resource[] {
    return this.#principals;
  }

  #secrets(name: string, args: IdentityArgs, now: Date): IdentityOutputs["secrets"] {
    const own = ownSecrets(args);
    if (own === undefined) return {};
    return new AwsGeneratedSecrets(`${name}-secrets`, own, { parent: this }, now).secrets;
  }

  #alarms(name: string, { account, tags, alerts = {}, without }: IdentityArgs): void {
    if (without?.["break-glass"] !== undefined) return;
    for (const [region, route] of Object.entries(alerts)) {
      if (route.provider !== "aws") continue;
      new AwsBreakGlassAlarm(`${name}-alarm-${region}`, { account, region, tags }, route, { parent: this });
    }
  }

  #ciProvider({ url, audience, thumbprints }: CiLayout): aws.iam.OpenIdConnectProvider {
    return this.child(aws.iam.OpenIdConnectProvider, "ci", {
      url,
      clientIdLists: [audience],
      ...(thumbprints.length > 0 ? { thumbprintLists: [...thumbprints] } : {}),
    });
  }

  /** A role waits for the provider that its trust names, and for the boundary that holds it. */
  #roles(
    { roles, bound: ceiling }: IdentityLayout,
    boundary: aws.iam.Policy,
    ciProvider: aws.iam.OpenIdConnectProvider | undefined,
  ): Readonly<Record<string, aws.iam.Role>> {
    return Object.fromEntries(
      roles.map(({ key, name, description, hours, trust, may, grants, bound, tags }) => {
        const role = this.child(
          aws.iam.Role,
          key,
          {
            name,
            description,
            assumeRolePolicy: JSON.stringify(trust),
            maxSessionDuration: hours * 3600,
            ...(bound ? { permissionsBoundary: ceiling.arn } : {}),
            tags,
          },
          // Both are named by an ARN known beforehand, so that a preview shows it.
          { dependsOn: [boundary, ...(ciProvider === undefined ? [] : [ciProvider])] },
        );
        this.child(aws.iam.RolePolicy, key, { role: role.name, policy: JSON.stringify(may) });
        for (const [grant, document] of Object.entries(grants)) {
          const policy = JSON.stringify(document);
          this.child(aws.iam.RolePolicy, `${key}-${grant}`, { role: role.name, policy });
        }
        return [key, role];
      }),
    );
  }

  /** Without a second factor a member may do nothing but get one. @clause 1.1.8-a @clause 8.3.1-b */
  #groups({ groups, secondFactor }: IdentityLayout): aws.iam.Group | undefined {
    if (secondFactor === undefined) return undefined;
    const factor = this.child(aws.iam.Policy, "second-factor", {
      name: secondFactor.name,
      description: "Users look after their second factor, and do nothing else before they have one",
      policy: JSON.stringify(secondFactor.document),
    });
    let people: aws.iam.Group | undefined;
    for (const { key, name, document } of groups) {
      const group = this.child(aws.iam.Group, key, { name });
      this.child(aws.iam.GroupPolicyAttachment, `${key}-second-factor`, {
        group: group.name,
        policyArn: factor.arn,
      });
      if (document === undefined) people = group;
      else this.child(aws.iam.GroupPolicy, key, { group: group.name, policy: JSON.stringify(document) });
    }
    return people;
  }

  #analyzers({ analyzers }: IdentityLayout): void {
    for (const { type, unusedDays } of analyzers) {
      const key = type.toLowerCase().replaceAll("_", "-");
      this.child(aws.accessanalyzer.Analyzer, key, {
        analyzerName: physicalName("aws:accessanalyzer/analyzer:Analyzer", ROLE_PREFIX, key),
        type,
        ...(unusedDays === undefined
          ? {}
          : { configuration: { unusedAccess: { unusedAccessAge: unusedDays } } }),
      });
    }
  }
}
