import { type Known, type ResourceView, type StackFact, UNKNOWN } from "../control.ts";
import type { Condition, Statement } from "../statements/document.ts";
import { named } from "../statements/outsiders.ts";
import { identityPolicies } from "./identity-policies.ts";
import { documentsOf, type PolicyDocument, typesWith } from "./policy-documents.ts";
import { type Tags, tagsOf } from "./tags.ts";

/** A policy that is meant for a while. */
export interface TemporaryGrant {
  readonly documents: readonly PolicyDocument[];
}

/** Its tag says so, or its name does. */
export const temporaryGrants: StackFact<TemporaryGrant> = {
  name: "temporary-grants",
  scope: "stack",
  types: identityPolicies.types,
  read: (stack) =>
    identityPolicies
      .read(stack)
      .filter(({ resource }) => isTemporary(resource))
      .map(({ resource, fact }) => ({ resource, fact: { documents: fact } })),
};

function isTemporary(resource: ResourceView): boolean {
  const tags = tagsOf(resource);
  const said = tags === UNKNOWN ? undefined : tags.get("temporary");
  if (said === "true") return true;
  return said === undefined && /(^|[-_])temporary([-_]|$)/i.test(resource.name);
}

/** A role that people or software of somebody else take on. */
export interface PartnerRole {
  readonly tags: Tags;
}

/** "How to use an external ID": it is what a third party shows; a tag may say so as well. */
export const partnerRoles: StackFact<PartnerRole> = {
  name: "partner-roles",
  scope: "stack",
  types: typesWith("trust"),
  read: (stack) =>
    stack
      .ofType("aws:iam/role:Role", "alicloud:ram/role:Role")
      .filter(isForPartner)
      .map((resource) => ({ resource, fact: { tags: tagsOf(resource) } })),
};

function isForPartner(role: ResourceView): boolean {
  const tags = tagsOf(role);
  if (tags !== UNKNOWN && tags.get("third-party") !== undefined) return true;
  return documentsOf(role, "trust").some(
    ({ document }) =>
      document.status === "read" &&
      document.statements.some((statement) => named(statement).length > 0 && asksExternalId(statement)),
  );
}

function asksExternalId({ effect, conditions }: Statement): boolean {
  return (
    effect === "Allow" && conditions !== UNKNOWN && conditions.some(({ key }) => key === "sts:externalid")
  );
}

/** The moment that a condition lets a statement end at; undefined where it sets none. */
export function endOf({ operator, ifExists, key, values }: Condition): Known<number> | undefined {
  if (!/^(aws|acs):currenttime$/.test(key) || !/^datelessthan(equals)?$/.test(operator) || ifExists)
    return undefined;
  // The latest of several is the one that counts.
  const ends = values.map((value) => (value === UNKNOWN ? UNKNOWN : Date.parse(value)));
  if (ends.includes(UNKNOWN)) return UNKNOWN;
  const known = ends.filter((end): end is number => end !== UNKNOWN && !Number.isNaN(end));
  return known.length === 0 || known.length < ends.length ? undefined : Math.max(...known);
}
