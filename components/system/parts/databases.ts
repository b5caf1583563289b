import type { DatabaseArgs, ElsewhereArgs } from "../../database/contract.ts";
import { layoutAlicloudDatabase, layoutAwsDatabase } from "../../database/layout.ts";
import { recoveries } from "../../database/recovery.ts";
import type { PartKind, PartSite } from "../part.ts";
import { placementOf, zonePair } from "../tiers.ts";

/** What a system does not know of its database by itself. */
export type DatabaseRequest = Pick<
  DatabaseArgs,
  | "engine"
  | "kind"
  | "size"
  | "nodes"
  | "storage"
  | "port"
  | "databases"
  | "applications"
  | "zones"
  | "singleZone"
  | "logRetentionDays"
> & {
  /** Full hour at which it is backed up. */
  readonly backupStart?: string;
  /**
   * What the second network gets: copies of backups and logs, or a database that follows. Default: copies where it
   * is core, nothing elsewhere.
   */
  readonly standby?: "backups" | "replica" | "none";
  /** Nodes of a cluster that follows. */
  readonly standbyNodes?: number;
  /** SQL Server on AWS: bucket of its audit files, and the domain of that bucket's key. Default: `logs`. */
  readonly auditBucket?: { readonly name: string; readonly key?: string };
};

export const databases: PartKind<DatabaseRequest, DatabaseArgs> = {
  noun: "database",
  role: "db",
  args: (request, site) => {
    const { backupStart, standby: _, standbyNodes: __, auditBucket, ...asked } = request;
    const { placement, tags, clients, key, kmsInstance, window, backupClass, deletion, zones } = site;
    const elsewhere = elsewhereOf(request, site);
    return {
      ...placement,
      ...(zones === undefined ? {} : { zones }),
      ...asked,
      tags,
      clients,
      key: key("data"),
      window,
      route: site.route(),
      backup: { class: backupClass, ...(backupStart === undefined ? {} : { start: backupStart }) },
      ...(auditBucket === undefined
        ? {}
        : { auditBucket: { name: auditBucket.name, key: key(auditBucket.key ?? "logs") } }),
      ...(elsewhere === undefined ? {} : { elsewhere }),
      ...(kmsInstance === undefined ? {} : { kmsInstance }),
      ...(deletion === undefined ? {} : { deletion }),
    };
  },
  layout: (name, args, { provider }) => {
    const { port, standby } =
      provider === "aws" ? layoutAwsDatabase(name, args) : layoutAlicloudDatabase(name, args);
    return {
      zones: standby ? 2 : 1,
      ports: [port],
      data: recoveries(provider, args).map(({ by, minutes, region }) => ({ by, minutes, region })),
    };
  },
};

/** The second network, if there is one and the part wants its data there. @clause 10.2.2-c */
function elsewhereOf(
  { standby: mode = "backups", standbyNodes }: DatabaseRequest,
  { standby, key, backupClass, placement, system }: PartSite,
): ElsewhereArgs | undefined {
  if (standby === undefined || mode === "none") return undefined;
  if (mode === "backups") {
    // Office systems of one region owe nobody a second one.
    if (backupClass === "ordinary" || placement.environment !== "production") return undefined;
    return { mode, region: standby.region, key: key("data", standby) };
  }
  const { vpcId, subnets } = placementOf(standby, "db");
  const zone = zonePair(standby, "db")?.home;
  return {
    mode,
    region: standby.region,
    key: key("data", standby),
    vpcId,
    subnets,
    ...(zone === undefined ? {} : { zone }),
    // Hosts there are made when they are needed; until then their subnets are let in.
    clients: { hosts: { reason: `hosts of ${system.name} there`, prefixes: prefixesOf(standby) } },
    ...(standbyNodes === undefined ? {} : { nodes: standbyNodes }),
  };
}

/** Prefixes of the tier whose hosts ask databases. */
function prefixesOf({ tiers }: NonNullable<PartSite["standby"]>): readonly string[] {
  return Object.values(tiers)
    .filter(({ role }) => role === "app")
    .flatMap(({ prefixes }) => Object.values(prefixes))
    .sort();
}
