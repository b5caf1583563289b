import type { Verdict } from "../policy-packs/control.ts";
import { type AddressUse, ESTATE_TYPE, plannedPrefixes, takenRanges } from "./address-plan.ts";
import { inheritedAlias } from "./aliases.ts";
import { replacesOn } from "./immutable.ts";
import { type PropertyChange, propertyChanges } from "./property-diff.ts";
import type { PreviewRecord, RecordedResource } from "./record.ts";

/** One side of a comparison. */
export interface Judged {
  readonly record: Pick<PreviewRecord, "resources">;
  readonly verdicts: readonly Verdict[];
}

export interface ChangedResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** URN in the base, where an alias says that it was another one. */
  readonly formerUrn?: string;
  readonly properties: readonly PropertyChange[];
  /** True if a changed property is one that the provider cannot change in place. */
  readonly replaced: boolean;
}

export type ResourceRef = Pick<RecordedResource, "urn" | "type" | "name" | "protect">;

export interface AddressChanges {
  readonly taken: readonly AddressUse[];
  readonly freed: readonly AddressUse[];
  /** Keys whose prefix is another one now: what the lock exists to prevent. */
  readonly moved: readonly (AddressUse & { readonly from: string })[];
}

export interface Changes {
  readonly added: readonly ResourceRef[];
  readonly removed: readonly ResourceRef[];
  readonly changed: readonly ChangedResource[];
  readonly unchanged: number;
  readonly addresses: AddressChanges;
  readonly verdicts: {
    /** Fail now and did not in the base. */
    readonly new: readonly Verdict[];
    /** Failed in the base and do not now, be it because the resource is gone. */
    readonly fixed: readonly Verdict[];
    /** Newly covered by an exception. */
    readonly excepted: readonly Verdict[];
  };
}

/** What changes from one record to the next. Linear in the number of resources and verdicts. */
export function compare(base: Judged, head: Judged): Changes {
  const former = formerUrns(base.record.resources, head.record.resources);
  const before = new Map(base.record.resources.map((resource) => [resource.urn, resource]));
  const kept = new Set(former.values());
  const changed: ChangedResource[] = [];
  const added: ResourceRef[] = [];
  let unchanged = 0;
  for (const resource of head.record.resources) {
    const formerUrn = former.get(resource.urn);
    const old = formerUrn === undefined ? undefined : before.get(formerUrn);
    if (!old) {
      added.push(reference(resource));
      continue;
    }
    const change = changeOf(old, resource);
    if (change) changed.push(change);
    else unchanged += 1;
  }
  return {
    added,
    removed: base.record.resources.filter(({ urn }) => !kept.has(urn)).map(reference),
    changed,
    unchanged,
    addresses: addressChanges(base.record.resources, head.record.resources, former),
    verdicts: verdictChanges(base.verdicts, head.verdicts, former),
  };
}

function reference({ urn, type, name, protect }: RecordedResource): ResourceRef {
  return { urn, type, name, protect };
}

/** URN now → URN in the base. A parent found under an alias takes its children along, as in the engine. */
function formerUrns(
  base: readonly RecordedResource[],
  head: readonly RecordedResource[],
): ReadonlyMap<string, string> {
  const known = new Set(base.map((resource) => resource.urn));
  const byUrn = new Map(head.map((resource) => [resource.urn, resource]));
  const settled = new Map<string, string | undefined>();

  function settle(resource: RecordedResource): string | undefined {
    if (settled.has(resource.urn)) return settled.get(resource.urn);
    const { urn, parent } = resource;
    const parentResource = parent === undefined ? undefined : byUrn.get(parent);
    const formerParent = parentResource && settle(parentResource);
    const inherited =
      parent !== undefined && formerParent !== undefined && formerParent !== parent
        ? [inheritedAlias(resource, parent, formerParent)]
        : [];
    const found = [urn, ...(resource.aliases ?? []), ...inherited].find((candidate) => known.has(candidate));
    settled.set(urn, found);
    return found;
  }

  const pairs = head.flatMap((resource) => {
    const found = settle(resource);
    return found === undefined ? [] : [[resource.urn, found] as const];
  });
  return new Map(pairs);
}

function changeOf(before: RecordedResource, after: RecordedResource): ChangedResource | undefined {
  const properties = [
    ...propertyChanges(before.inputs, after.inputs),
    ...optionChanges(before, after),
  ].filter(({ path }) => !isToldAsAddress(after, path));
  const renamed = before.urn !== after.urn;
  if (properties.length === 0 && !renamed) return undefined;
  return {
    urn: after.urn,
    type: after.type,
    name: after.name,
    ...(renamed ? { formerUrn: before.urn } : {}),
    properties,
    replaced: properties.some(({ path }) => replacesOn(after, path)),
  };
}

/** One prefix more shifts every later one of the estate's list; the addresses are compared by key. */
function isToldAsAddress({ type }: RecordedResource, path: string): boolean {
  return type === ESTATE_TYPE && /^plan\.(prefixes|zones)\b/.test(path);
}

/** Options that change what the engine does; dependencies and versions do not change the resource. */
function optionChanges(before: RecordedResource, after: RecordedResource): readonly PropertyChange[] {
  const options = ["protect", "retainOnDelete", "provider", "deletedWith"] as const;
  return options.flatMap((option) => {
    const [was, is] = [before[option] ?? null, after[option] ?? null];
    return was === is ? [] : [{ path: `(${option})`, before: was, after: is }];
  });
}

function addressChanges(
  base: readonly RecordedResource[],
  head: readonly RecordedResource[],
  former: ReadonlyMap<string, string>,
): AddressChanges {
  const before = new Map(addressUses(base).map((use) => [use.key, use]));
  const after = addressUses(head);
  const kept = new Set<string>();
  const taken: AddressUse[] = [];
  const moved: (AddressUse & { from: string })[] = [];
  for (const use of after) {
    const key = former.get(use.key) ?? use.key;
    const old = before.get(key);
    if (!old) {
      taken.push(use);
      continue;
    }
    kept.add(key);
    if (old.prefix !== use.prefix) moved.push({ ...use, from: old.prefix });
  }
  return { taken, freed: [...before.values()].filter(({ key }) => !kept.has(key)), moved };
}

/** The plan says more than the resources; a program without one still has its networks' ranges. */
function addressUses(resources: readonly RecordedResource[]): readonly AddressUse[] {
  const planned = plannedPrefixes(resources).filter((use) => use.status !== "container");
  return planned.length > 0 ? planned : takenRanges(resources);
}

function verdictChanges(
  base: readonly Verdict[],
  head: readonly Verdict[],
  former: ReadonlyMap<string, string>,
): Changes["verdicts"] {
  const keyOf = (verdict: Verdict, urn: string) =>
    `${verdict.control}\n${urn}\n${isWhole(verdict) ? verdict.message : ""}`;
  const before = new Map(base.map((verdict) => [keyOf(verdict, verdict.urn), verdict]));
  const after = new Map(
    head.map((verdict) => [keyOf(verdict, former.get(verdict.urn) ?? verdict.urn), verdict]),
  );
  const status = (verdicts: ReadonlyMap<string, Verdict>, key: string) => verdicts.get(key)?.status;
  return {
    new: [...after]
      .filter(([key, { status: now }]) => now === "fail" && status(before, key) !== "fail")
      .map(([, v]) => v),
    fixed: [...before]
      .filter(
        ([key, { status: was }]) =>
          was === "fail" && !["fail", "excepted"].includes(status(after, key) ?? ""),
      )
      .map(([, v]) => v),
    excepted: [...after]
      .filter(([key, { status: now }]) => now === "excepted" && status(before, key) !== "excepted")
      .map(([, v]) => v),
  };
}

/** Findings about exceptions all hang on the stack; only their text tells them apart. */
function isWhole(verdict: Verdict): boolean {
  return verdict.control.startsWith("exception-");
}
