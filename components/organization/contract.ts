import type { Output } from "@pulumi/pulumi";
import type { PolicyDocument } from "../policy-document.ts";
import type { Tags } from "../tagging/contract.ts";
import type { TagPolicyDocument } from "../tagging/policy-documents.ts";

/** What no account may do, whoever acts there. */
export const GUARDRAILS = ["organization", "audit", "keys", "roles", "root", "regions", "exposure"] as const;

export type Guardrail = (typeof GUARDRAILS)[number];

/**
 * The accounts of a group, the folders they lie in, and what nobody in them may do. One instance a cloud, in the
 * account that pays. An optional layer: everything else works without it.
 */
export interface OrganizationArgs {
  /** The management account. Guardrails bind its members and never itself. */
  readonly account: string;
  /** Home region of the management account. */
  readonly region: string;
  readonly tags: Tags;
  /**
   * The organisation (resource directory) that exists, or `create`. An account is in one at most, and making it
   * is undone only by emptying it.
   */
  readonly root: "create" | { readonly existing: OrganizationRoot };
  /** Key → folder. The key is its name and is kept for good. */
  readonly units?: Readonly<Record<string, UnitArgs>>;
  /** Key → account that is made here. Accounts that exist keep their place; guardrails reach them from the root. */
  readonly newAccounts?: Readonly<Record<string, NewAccountArgs>>;
  /** Regions of the estate; nothing is made in any other. */
  readonly regions: readonly string[];
  /** Guardrails that are left out, and why. */
  readonly without?: Readonly<
    Partial<Record<Guardrail, { readonly reason: string; readonly owner: string }>>
  >;
  /**
   * Further roles that deploy: ARNs, `*` for any account. What is left to the pipeline and to break-glass is left to
   * them as well, so each is a way past review.
   */
  readonly deployers?: readonly string[];
  /** Where guardrails hang: the root, or folders and accounts by key or id. Default: the root. */
  readonly targets?: readonly string[];
  /** Account that watches the others: administrator of the security services. @clause 8.3.5-a */
  readonly securityAccount?: string;
  /** Key → tag policy, as `components/tagging` writes it for this cloud. @clause 8.2.1-b */
  readonly tagPolicies?: Readonly<Record<string, TagPolicyDocument>>;
  /** Key → a guardrail of one account that another component asks for: the log archive's, for instance. */
  readonly guards?: Readonly<Record<string, { readonly account: string; readonly document: PolicyDocument }>>;
}

export interface OrganizationRoot {
  /** AWS: `r-…`. Alibaba Cloud: id of the root folder, `r-…`. */
  readonly rootId: string;
}

export interface UnitArgs {
  /** Key of the folder that it lies in; the root if left out. */
  readonly parent?: string;
}

export interface NewAccountArgs {
  readonly name: string;
  /** AWS: an address of nobody else; who reads it can take the account over. */
  readonly email?: string;
  readonly unit?: string;
  readonly tags?: Tags;
}

export interface OrganizationOutputs {
  readonly rootId: Output<string>;
  /** Key → folder id. */
  readonly unitIds: Readonly<Record<string, Output<string>>>;
  /** Key → id of an account that was made. */
  readonly accountIds: Readonly<Record<string, Output<string>>>;
  /** Policy key → id. */
  readonly policyIds: Readonly<Record<string, Output<string>>>;
}
