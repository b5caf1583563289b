import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Component } from "../component.ts";
import { physicalName } from "../naming/layout.ts";
import { servicePrincipal } from "../partition/aws.ts";
import type { OrganizationArgs, OrganizationOutputs } from "./contract.ts";
import { layoutOrganization, type OrganizationLayout } from "./layout.ts";

/** Services that work for all members from one account, by the name that Organizations knows them by. */
const TRUSTED = ["access-analyzer", "cloudtrail", "config", "config-multiaccountsetup", "sso"] as const;
/** Those that let a member administer them through Organizations itself; the others have calls of their own. */
const DELEGATED = ["access-analyzer", "config", "config-multiaccountsetup"] as const;

/** Accounts of an AWS organisation, the folders they lie in, and what nobody in them may do. */
export class AwsOrganization extends Component implements OrganizationOutputs {
  readonly rootId: pulumi.Output<string>;
  readonly unitIds: OrganizationOutputs["unitIds"];
  readonly accountIds: OrganizationOutputs["accountIds"];
  readonly policyIds: OrganizationOutputs["policyIds"];

  constructor(name: string, args: OrganizationArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutOrganization(name, "aws", args);
    super(
      "atrium:organization:AwsOrganization",
      name,
      args,
      { tags: args.tags, awsRegion: args.region },
      opts,
    );
    const organization = layout.create ? this.#organization(layout, args) : undefined;
    this.rootId =
      organization === undefined
        ? pulumi.output(layout.rootId ?? "")
        : organization.roots.apply((roots) => roots[0]?.id ?? "");
    const units = this.#units(layout);
    const accounts = this.#newAccounts(layout, units);
    if (layout.centralRoot && organization !== undefined) {
      this.child(
        aws.iam.OrganizationsFeatures,
        "root",
        { enabledFeatures: ["RootCredentialsManagement", "RootSessions"] },
        { dependsOn: [organization] },
      );
    }
    this.#delegations(layout, organization);
    this.unitIds = Object.fromEntries(Object.entries(units).map(([key, { id }]) => [key, id]));
    this.accountIds = Object.fromEntries(Object.entries(accounts).map(([key, { id }]) => [key, id]));
    this.policyIds = this.#policies(layout, organization);
    this.registerOutputs({
      rootId: this.rootId,
      unitIds: this.unitIds,
      accountIds: this.accountIds,
      policyIds: this.policyIds,
    });
  }

  #organization(
    { centralRoot, tagPolicies }: OrganizationLayout,
    { region }: OrganizationArgs,
  ): aws.organizations.Organization {
    const trusted = [...TRUSTED, ...(centralRoot ? ["iam"] : []), "guardduty", "securityhub", "inspector2"];
    return this.child(
      aws.organizations.Organization,
      "organization",
      {
        featureSet: "ALL",
        awsServiceAccessPrincipals: trusted.sort().map((service) => servicePrincipal(service, region)),
        enabledPolicyTypes: ["SERVICE_CONTROL_POLICY", ...(tagPolicies.length > 0 ? ["TAG_POLICY"] : [])],
      },
      { protect: true },
    );
  }

  #units({ units }: OrganizationLayout): Readonly<Record<string, aws.organizations.OrganizationalUnit>> {
    const made: Record<string, aws.organizations.OrganizationalUnit> = {};
    for (const { key, parent } of units) {
      made[key] = this.child(aws.organizations.OrganizationalUnit, key, {
        name: key,
        parentId: (parent === undefined ? undefined : made[parent]?.id) ?? this.rootId,
      });
    }
    return made;
  }

  /** An account that leaves the state leaves the organisation, and is never closed by a program. */
  #newAccounts(
    { newAccounts }: OrganizationLayout,
    units: Readonly<Record<string, aws.organizations.OrganizationalUnit>>,
  ): Readonly<Record<string, aws.organizations.Account>> {
    return Object.fromEntries(
      Object.entries(newAccounts).map(([key, { name, email = "", unit, tags = {} }]) => [
        key,
        this.child(
          aws.organizations.Account,
          key,
          {
            name,
            email,
            parentId: (unit === undefined ? undefined : units[unit]?.id) ?? this.rootId,
            roleName: "OrganizationAccountAccessRole",
            closeOnDeletion: false,
            tags,
          },
          // The service never says the role's name again.
          { protect: true, retainOnDelete: true, ignoreChanges: ["roleName"] },
        ),
      ]),
    );
  }

  /** The security account administers what watches the others. @clause 8.3.5-a */
  #delegations(
    { securityAccount, regions }: OrganizationLayout,
    organization: aws.organizations.Organization | undefined,
  ): void {
    if (securityAccount === undefined) return;
    const opts = organization === undefined ? {} : { dependsOn: [organization] };
    for (const service of DELEGATED) {
      this.child(
        aws.organizations.DelegatedAdministrator,
        service,
        { accountId: securityAccount, servicePrincipal: servicePrincipal(service, regions[0] ?? "") },
        opts,
      );
    }
    for (const region of regions) {
      const adminAccountId = securityAccount;
      this.child(
        aws.guardduty.OrganizationAdminAccount,
        `guardduty-${region}`,
        { adminAccountId, region },
        opts,
      );
      this.child(
        aws.securityhub.OrganizationAdminAccount,
        `securityhub-${region}`,
        { adminAccountId, region },
        opts,
      );
      this.child(
        aws.inspector2.DelegatedAdminAccount,
        `inspector-${region}`,
        { accountId: securityAccount, region },
        opts,
      );
    }
  }

  #policies(
    { guardrails, tagPolicies, targets, waivers }: OrganizationLayout,
    organization: aws.organizations.Organization | undefined,
  ): Readonly<Record<string, pulumi.Output<string>>> {
    const opts = organization === undefined ? {} : { dependsOn: [organization] };
    const policies = [
      ...guardrails.map(({ key, document, targets: own }) => ({
        key,
        type: "SERVICE_CONTROL_POLICY",
        content: JSON.stringify(document),
        targets: own,
      })),
      ...tagPolicies.map(({ key, content }) => ({
        key: `tags-${key}`,
        type: "TAG_POLICY",
        content,
        targets,
      })),
    ];
    return Object.fromEntries(
      policies.map(({ key, type, content, targets: places }) => {
        const policy = this.child(
          aws.organizations.Policy,
          key,
          {
            name: physicalName("aws:organizations/policy:Policy", "atrium", key),
            description: "What nobody in a member account may do, or how it tags; made by a program",
            type,
            content,
            tags: waivers,
          },
          opts,
        );
        for (const target of places) {
          this.child(aws.organizations.PolicyAttachment, `${key}-${target}`, {
            policyId: policy.id,
            targetId: this.#target(target),
          });
        }
        return [key, policy.id];
      }),
    );
  }

  #target(target: string): pulumi.Input<string> {
    if (target === "root") return this.rootId;
    return this.unitIds[target] ?? this.accountIds[target] ?? target;
  }
}
