import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import { Component } from "../component.ts";
import { physicalName } from "../naming/layout.ts";
import { ramPrincipal } from "../partition/alicloud.ts";
import type { OrganizationArgs, OrganizationOutputs } from "./contract.ts";
import { layoutOrganization, type OrganizationLayout } from "./layout.ts";

/** Services that a member may administer for all, by their name in the resource directory. */
const DELEGATED = ["actiontrail", "cloudfw", "config", "sas", "tag"] as const;

/** Accounts of a resource directory, the folders they lie in, and what nobody in them may do. */
export class AlicloudOrganization extends Component implements OrganizationOutputs {
  readonly rootId: pulumi.Output<string>;
  readonly unitIds: OrganizationOutputs["unitIds"];
  readonly accountIds: OrganizationOutputs["accountIds"];
  readonly policyIds: OrganizationOutputs["policyIds"];

  constructor(name: string, args: OrganizationArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutOrganization(name, "alicloud", args);
    super("atrium:organization:AlicloudOrganization", name, args, { tags: args.tags }, opts);
    const directory = layout.create ? this.#directory() : undefined;
    this.rootId = directory?.rootFolderId ?? pulumi.output(layout.rootId ?? "");
    const units = this.#units(layout);
    const accounts = this.#newAccounts(layout, units);
    this.#delegations(layout, directory);
    this.unitIds = Object.fromEntries(Object.entries(units).map(([key, { id }]) => [key, id]));
    this.accountIds = Object.fromEntries(Object.entries(accounts).map(([key, { id }]) => [key, id]));
    this.policyIds = this.#policies(layout, directory);
    this.registerOutputs({
      rootId: this.rootId,
      unitIds: this.unitIds,
      accountIds: this.accountIds,
      policyIds: this.policyIds,
    });
  }

  /** Control policies are off in a new directory; a member is deleted by people, never by a program. */
  #directory(): alicloud.resourcemanager.ResourceDirectory {
    return this.child(
      alicloud.resourcemanager.ResourceDirectory,
      "directory",
      { status: "Enabled", memberDeletionStatus: "Disabled" },
      { protect: true },
    );
  }

  #units({ units }: OrganizationLayout): Readonly<Record<string, alicloud.resourcemanager.Folder>> {
    const made: Record<string, alicloud.resourcemanager.Folder> = {};
    for (const { key, parent } of units) {
      made[key] = this.child(alicloud.resourcemanager.Folder, key, {
        folderName: physicalName("alicloud:resourcemanager/folder:Folder", key),
        parentFolderId: (parent === undefined ? undefined : made[parent]?.id) ?? this.rootId,
      });
    }
    return made;
  }

  #newAccounts(
    { newAccounts }: OrganizationLayout,
    units: Readonly<Record<string, alicloud.resourcemanager.Folder>>,
  ): Readonly<Record<string, alicloud.resourcemanager.Account>> {
    return Object.fromEntries(
      Object.entries(newAccounts).map(([key, { name, unit, tags = {} }]) => [
        key,
        this.child(
          alicloud.resourcemanager.Account,
          key,
          {
            displayName: name,
            folderId: (unit === undefined ? undefined : units[unit]?.id) ?? this.rootId,
            tags,
          },
          { protect: true, retainOnDelete: true },
        ),
      ]),
    );
  }

  /** The security account administers what watches the others. @clause 8.3.5-a */
  #delegations(
    { securityAccount }: OrganizationLayout,
    directory: alicloud.resourcemanager.ResourceDirectory | undefined,
  ): void {
    if (securityAccount === undefined) return;
    for (const service of DELEGATED) {
      this.child(
        alicloud.resourcemanager.DelegatedAdministrator,
        service,
        { accountId: securityAccount, servicePrincipal: ramPrincipal(service) },
        directory === undefined ? {} : { dependsOn: [directory] },
      );
    }
  }

  #policies(
    { guardrails, tagPolicies, targets, waivers }: OrganizationLayout,
    directory: alicloud.resourcemanager.ResourceDirectory | undefined,
  ): Readonly<Record<string, pulumi.Output<string>>> {
    const opts = directory === undefined ? {} : { dependsOn: [directory] };
    const ids: Record<string, pulumi.Output<string>> = {};
    for (const { key, document, targets: places } of guardrails) {
      const policy = this.child(
        alicloud.resourcemanager.ControlPolicy,
        key,
        {
          controlPolicyName: physicalName(
            "alicloud:resourcemanager/controlPolicy:ControlPolicy",
            "atrium",
            key,
          ),
          description: "What nobody in a member account may do - made by a program",
          effectScope: "All",
          policyDocument: JSON.stringify(document),
          tags: waivers,
        },
        opts,
      );
      for (const target of places) {
        this.child(alicloud.resourcemanager.ControlPolicyAttachment, `${key}-${target}`, {
          policyId: policy.id,
          targetId: this.#target(target),
        });
      }
      ids[key] = policy.id;
    }
    for (const { key, content } of tagPolicies) {
      const policy = this.child(
        alicloud.tag.Policy,
        `tags-${key}`,
        { policyName: `atrium_${key.replaceAll("-", "_")}`, policyContent: content, userType: "RD" },
        opts,
      );
      for (const target of targets) {
        this.child(alicloud.tag.PolicyAttachment, `tags-${key}-${target}`, {
          policyId: policy.id,
          targetId: this.#target(target),
          targetType: this.#targetType(target),
        });
      }
      ids[`tags-${key}`] = policy.id;
    }
    return ids;
  }

  #target(target: string): pulumi.Input<string> {
    if (target === "root") return this.rootId;
    return this.unitIds[target] ?? this.accountIds[target] ?? target;
  }

  #targetType(target: string): "ROOT" | "FOLDER" | "ACCOUNT" {
    if (target === "root") return "ROOT";
    return this.unitIds[target] === undefined ? "ACCOUNT" : "FOLDER";
  }
}
