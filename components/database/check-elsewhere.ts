import { type CloudRegion, placeOf, regionDistanceKm, regionsBeyondKm } from "../../ipam/index.ts";
import { Faults } from "../faults.ts";
import { sideOf } from "../partition/alicloud.ts";
import { partitionOf } from "../partition/aws.ts";
import { type Cloud, checkClients, checkPlacement, checkWhole } from "../workload/check.ts";
import { checkClientCount } from "./check-client-count.ts";
import type { DatabaseArgs, ElsewhereArgs } from "./contract.ts";
import { NODES, OFF_SITE_KM } from "./limits.ts";

/** @clause 10.2.2-c @clause 1.6.3-e */
export function checkElsewhere(faults: Faults, cloud: Cloud, args: DatabaseArgs): void {
  const { elsewhere, region } = args;
  if (elsewhere === undefined) {
    if (args.backup.class === "ordinary" || args.environment !== "production") return;
    const hint = `name a second region, such as ${offered({ provider: cloud, region })} [§10.2.2-c]`;
    faults.add(
      "database.elsewhere",
      "elsewhere",
      undefined,
      "is missing: core data has a copy off site",
      hint,
    );
    return;
  }
  checkDistance(faults, { provider: cloud, region }, elsewhere.region);
  checkOffer(faults, cloud, args, elsewhere);
  if (elsewhere.mode === "replica") checkReplica(faults, cloud, args, elsewhere);
}

function checkDistance(faults: Faults, from: CloudRegion, to: string): void {
  const path = "elsewhere.region";
  const other: CloudRegion = { provider: from.provider, region: to };
  if (to === from.region) {
    const hint = `name another, such as ${offered(from)}`;
    faults.add("database.elsewhere-region", path, to, "is the database's own region", hint);
    return;
  }
  const away = regionDistanceKm(from, other);
  if (away === undefined) {
    const hint = `take one whose place is known, such as ${offered(from)}`;
    faults.add("database.elsewhere-region", path, to, "is no region whose distance can be proved", hint);
  } else if (away < OFF_SITE_KM) {
    const text = `(${placeOf(other)?.metro}) lies ${away} km away, less than ${OFF_SITE_KM} km`;
    const hint = `take one further away, such as ${offered(from)} [§1.6.3-e]`;
    faults.add("database.elsewhere-near", path, to, text, hint);
  } else if (sideText(from) !== sideText(other)) {
    const hint = `take one of ${sideText(from)}, such as ${offered(from)}`;
    faults.add(
      "database.elsewhere-side",
      path,
      to,
      `is of ${sideText(other)}, where this data may not go`,
      hint,
    );
  }
}

/** What the services do not offer; the README says it with the sources. */
function checkOffer(
  faults: Faults,
  cloud: Cloud,
  { kind, engine, singleZone }: DatabaseArgs,
  { mode }: ElsewhereArgs,
): void {
  const add = (message: string, hint: string): void =>
    faults.add("database.elsewhere-mode", "elsewhere.mode", mode, message, hint);
  const { family } = engine;
  if (cloud === "aws" && kind === "cluster" && mode === "backups") {
    add("is nothing that Aurora does", "take mode: replica, or let the backup component copy its snapshots");
  } else if (cloud === "aws" && family === "sqlserver" && mode === "replica") {
    add("is nothing that encrypted SQL Server does between regions", "take mode: backups");
  } else if (cloud === "alicloud" && kind === "instance" && mode === "replica") {
    add(
      "is nothing that ApsaraDB RDS does",
      "take mode: backups, or kind: cluster, which follows into other regions",
    );
  } else if (cloud === "alicloud" && kind === "instance" && family === "postgresql") {
    add(
      "is refused for PostgreSQL with encrypted disks",
      "take kind: cluster, or let the backup component copy it; the disks stay encrypted [§10.4.2-b]",
    );
  } else if (
    cloud === "alicloud" &&
    family === "postgresql" &&
    mode === "replica" &&
    singleZone === undefined
  ) {
    add("takes no cluster of PostgreSQL that has a standby in a second zone", "take mode: backups");
  } else if (
    cloud === "alicloud" &&
    family === "postgresql" &&
    mode === "replica" &&
    engine.version !== "14"
  ) {
    add("takes PostgreSQL 14 alone", "take version 14, or mode: backups");
  }
}

function checkReplica(
  faults: Faults,
  cloud: Cloud,
  args: DatabaseArgs,
  there: Extract<ElsewhereArgs, { mode: "replica" }>,
): void {
  const part = new Faults("elsewhere");
  const { account, environment, tags } = args;
  const place = {
    account,
    environment,
    tags,
    region: there.region,
    vpcId: there.vpcId,
    subnets: there.subnets,
  };
  checkPlacement(part, cloud, place, cloud === "aws" ? 2 : 1);
  checkClients(part, there.clients);
  checkClientCount(part, cloud, "clients", there.clients);
  checkWhole(part, "database.nodes", "nodes", there.nodes, { least: 1, most: NODES.most });
  if (args.kind === "instance" && there.nodes !== undefined) {
    part.add("database.nodes", "nodes", there.nodes, "is for clusters", "leave it out");
  }
  // Told of the first region already.
  for (const { code, path, value, message, hint } of part.found) {
    if (/^(?:account|environment|tags|region)\b/.test(path)) continue;
    faults.add(code, `elsewhere.${path}`, value, message, hint);
  }
}

/** The nearest regions on the same side that are far enough. */
function offered(from: CloudRegion): string {
  return regionsBeyondKm(from, OFF_SITE_KM)
    .filter(
      (region) => sideText({ ...from, region }) === sideText(from) && !/-(?:finance|gov|lr|jva)/.test(region),
    )
    .slice(0, 2)
    .join(" or ");
}

function sideText({ provider, region }: CloudRegion): string {
  return provider === "aws"
    ? `partition ${partitionOf(region) ?? "unknown"}`
    : `the ${sideOf(region) ?? "unknown"} side`;
}
