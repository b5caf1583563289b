import { type CloudRegion, regionDistanceKm } from "../../ipam/region-places.ts";
import { type Known, type ResourceView, UNKNOWN } from "../control.ts";
import { text } from "../reading.ts";

/**
 * Where a resource is made: its own `region` (regional resources of aws 7 have one), else its provider's.
 * Unknown where a default provider takes it from the environment.
 */
export function regionOf({ props, providerProps, type }: ResourceView): Known<string> {
  const own = type.startsWith("aws:") ? text(props, "region") : undefined;
  return own ?? text(providerProps, "region") ?? UNKNOWN;
}

/** Kilometres between two regions; unknown where one of them is, or where no table places it. */
export function kilometres(
  provider: CloudRegion["provider"],
  from: Known<string>,
  to: Known<string>,
): Known<number> {
  if (from === UNKNOWN || to === UNKNOWN) return UNKNOWN;
  if (from === to) return 0;
  return regionDistanceKm({ provider, region: from }, { provider, region: to }) ?? UNKNOWN;
}

/** Inputs of a provider that say as whom it works; regions of one account differ in none of them. */
const CREDENTIALS = [
  "accessKey",
  "accountId",
  "allowedAccountIds",
  "assumeRole",
  "assumeRoles",
  "assumeRoleWithWebIdentity",
  "profile",
] as const;

/** Are two resources made in one account, as far as their providers tell? */
export function sameAccount(one: ResourceView, other: ResourceView): boolean {
  const [a, b] = [accountKey(one), accountKey(other)];
  return a === undefined || b === undefined || a === b;
}

const keys = new WeakMap<object, string>();

function accountKey({ providerProps }: ResourceView): string | undefined {
  if (!providerProps) return undefined;
  const key =
    keys.get(providerProps) ?? JSON.stringify(CREDENTIALS.map((name) => providerProps[name] ?? null));
  keys.set(providerProps, key);
  return key;
}
