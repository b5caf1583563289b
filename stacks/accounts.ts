import type { Diagnostic, Source } from "../ipam/index.ts";
import type { Estate, EstateNetwork } from "./estate.ts";
import type { EstateDocument } from "./schema.ts";

/** What no network can see by itself: the accounts that several of them share. */
export function accountFaults(
  document: EstateDocument,
  source: Source,
  networks: Estate["networks"],
): readonly Diagnostic[] {
  return [...foreignRoles(document, source), ...sharedDefaultKeys(source, networks)];
}

/** A role of another account would deploy there, and key policies would name the wrong one. */
function foreignRoles({ networks }: EstateDocument, source: Source): readonly Diagnostic[] {
  return Object.entries(networks).flatMap(([name, { account, assumeRole }]) => {
    if (assumeRole === undefined || assumeRole.split(":").includes(account)) return [];
    const path = ["networks", name, "assumeRole"];
    return [
      source.fault(
        { path },
        {
          code: "estate.foreign-role",
          message: `is no role of the account ${account}`,
          hint: "write a role of that account, or correct account",
        },
      ),
    ];
  });
}

/**
 * Outside a KMS instance an Alibaba Cloud account has one default key a region, so a second network there finds
 * it taken ("Manage keys", KMS user guide).
 */
function sharedDefaultKeys(source: Source, networks: Estate["networks"]): readonly Diagnostic[] {
  const users = Object.entries(networks).filter(([, network]) => usesDefaultKey(network));
  const byPlace = Map.groupBy(users, ([, { args }]) => `${args.account} ${args.addresses.region}`);
  return [...byPlace.values()].flatMap(([first, ...others]) =>
    others.map(([name, { args }]) =>
      source.fault(
        { path: ["networks", name, "flowLogs"] },
        {
          code: "estate.default-key",
          message: `needs the default key of account ${args.account} in ${args.addresses.region}, which ${first?.[0]} takes`,
          hint: "name a KMS instance: flowLogs: { kmsInstance: kst-… }",
        },
      ),
    ),
  );
}

function usesDefaultKey({ args }: EstateNetwork): boolean {
  const { flowLogs } = args;
  if (args.addresses.provider !== "alicloud") return false;
  return flowLogs === undefined || !("off" in flowLogs || flowLogs.kmsInstance !== undefined);
}
