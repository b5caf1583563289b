import { didYouMean } from "../../ipam/suggest.ts";
import type { Faults } from "../faults.ts";
import { type Cloud, checkWhole } from "../workload/check.ts";
import { type DatabaseArgs, FAMILIES, KINDS } from "./contract.ts";
import { alicloudEngine, awsEngine, defaultSize, isSize } from "./engines.ts";
import { GROWTH_PERCENT, NODES, STORAGE } from "./limits.ts";

export function checkEngine(faults: Faults, cloud: Cloud, args: DatabaseArgs): void {
  const { engine, kind } = args;
  if (!FAMILIES.includes(engine.family)) {
    const hint = didYouMean(engine.family, FAMILIES, "family");
    faults.add("database.family", "engine.family", engine.family, "is no family of engines here", hint);
    return;
  }
  if (!KINDS.includes(kind)) {
    const hint = didYouMean(kind, KINDS, "kind");
    faults.add("database.kind", "kind", kind, "is neither an instance nor a cluster", hint);
    return;
  }
  const known = cloud === "aws" ? awsEngine(kind, engine.family) : alicloudEngine(kind, engine.family);
  if (known === undefined) {
    const hint = "neither cloud clusters it: take kind: instance, whose standby is in a second zone";
    faults.add("database.kind", "kind", `${kind} of ${engine.family}`, "is offered by neither cloud", hint);
    return;
  }
  const releases = Object.keys(known.releases);
  if (!releases.includes(engine.version)) {
    const hint = `one of ${releases.join(", ")}: older releases get no more repairs, others are not offered here`;
    faults.add(
      "database.version",
      "engine.version",
      engine.version,
      `is no release of ${engine.family}`,
      hint,
    );
  }
  checkEdition(faults, cloud, args);
  checkSize(faults, cloud, args);
  checkStorage(faults, cloud, args);
  checkWhole(faults, "database.port", "port", args.port, PORT_RANGE[cloud]);
}

/** CreateDBInstance: 1150 to 65535. rds.Connection and polardb.Endpoint of Alibaba Cloud: 3000 to 5999 fits both. */
const PORT_RANGE = { aws: { least: 1150, most: 65_535 }, alicloud: { least: 3000, most: 5999 } } as const;

function checkEdition(faults: Faults, cloud: Cloud, { engine, kind }: DatabaseArgs): void {
  const { family, edition } = engine;
  if (edition === undefined) return;
  if (family !== "sqlserver") {
    const hint = "leave it out: this engine has one edition";
    faults.add("database.edition", "engine.edition", edition, "is for SQL Server alone", hint);
    return;
  }
  const release = cloud === "alicloud" ? alicloudEngine(kind, family)?.releases[engine.version] : undefined;
  if (
    edition === "enterprise" &&
    cloud === "alicloud" &&
    release !== undefined &&
    release.enterprise === undefined
  ) {
    const hint = "take the standard edition";
    faults.add("database.edition", "engine.edition", edition, "is not offered for this release", hint);
  }
}

function checkSize(
  faults: Faults,
  cloud: Cloud,
  { size, kind, nodes, elsewhere, engine }: DatabaseArgs,
): void {
  if (size !== undefined && !isSize(cloud, kind, engine.family, size)) {
    const hint = `write one that the engine runs on, such as ${defaultSize(cloud, kind, engine.family, "production")}`;
    faults.add("database.size", "size", size, `is no class for ${engine.family} here`, hint);
  } else if (size !== undefined && cloud === "aws" && /\.(?:micro|small)$/.test(size)) {
    const hint = "take medium or larger: smaller ones record nothing of what statements wait for [§10.1.2-c]";
    faults.add("database.size", "size", size, "is too small to be watched", hint);
  } else if (
    cloud === "aws" &&
    kind === "cluster" &&
    elsewhere?.mode === "replica" &&
    size?.startsWith("db.t")
  ) {
    const hint = "take db.r6g.large or larger; a cluster over two regions takes no burstable class";
    faults.add("database.size", "size", size, "cannot be part of a cluster over two regions", hint);
  }
  if (kind === "instance" && nodes !== undefined) {
    const hint = "leave it out: an instance has itself and its standby";
    faults.add(
      "database.nodes",
      "nodes",
      nodes,
      `is for clusters, and this is an instance of ${engine.family}`,
      hint,
    );
  } else if (kind === "cluster") {
    checkWhole(faults, "database.nodes", "nodes", nodes, NODES);
  }
}

/** @clause 2.6.1-b @clause 10.3.2-b */
function checkStorage(faults: Faults, cloud: Cloud, { kind, storage, engine }: DatabaseArgs): void {
  if (kind === "cluster") {
    if (storage === undefined) return;
    const hint = "leave it out: a cluster's storage grows by itself";
    faults.add("database.storage", "storage", storage.gb, "is for instances", hint);
    return;
  }
  if (storage === undefined) {
    const hint = "say how many GB to begin with";
    faults.add("database.storage", "storage", undefined, "is missing", hint);
    return;
  }
  const { [engine.family]: least, most: bounds } = STORAGE[cloud];
  const range = { least, most: bounds[engine.family], unit: "GB" };
  checkWhole(faults, "database.storage", "storage.gb", storage.gb, range);
  checkWhole(faults, "database.storage", "storage.mostGb", storage.mostGb, range);
  const most = Math.ceil((storage.gb * (100 + GROWTH_PERCENT)) / 100);
  if (storage.mostGb !== undefined && storage.mostGb < most) {
    const hint = `${most} or more, so that it can grow before it is full [§10.3.2-b]`;
    faults.add("database.storage", "storage.mostGb", storage.mostGb, "leaves no room to grow", hint);
  }
  for (const [key, value] of Object.entries(storage)) {
    if (cloud !== "alicloud" || value % 5 === 0) continue;
    const hint = `take ${Math.ceil(value / 5) * 5}: it is sold in steps of 5 GB`;
    faults.add("database.storage", `storage.${key}`, value, "is no step of the service", hint);
  }
}
