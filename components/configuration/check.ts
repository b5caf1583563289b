import type { Faults } from "../faults.ts";
import { checkServes } from "../keys/serves.ts";
import { type Cloud, checkPlacement } from "../workload/check.ts";
import type { ConfigurationArgs, Json } from "./contract.ts";
import { ALICLOUD_BYTES, ALICLOUD_DOCUMENTS, AWS_BYTES, AWS_DOCUMENTS, SCHEMA_BYTES } from "./limits.ts";

const NAME = /^[a-z][a-z0-9-]{1,40}$/;

/** Words that a setting is called by which is none. */
const SECRET = /passw|secret|token|credential|private[-_]?key|api[-_]?key|access[-_]?key/i;

/** What says where a secret lies, and not what it is. */
const REFERENCE = /^(?:arn:|acs:|secret:|kms:|\/|\$\{)/;

export function checkConfiguration(faults: Faults, cloud: Cloud, args: ConfigurationArgs): void {
  // AppConfig is the region's; Nacos has nodes, and their zones are the service's to choose.
  checkPlacement(faults, cloud, args, cloud === "aws" ? 0 : 1);
  if (cloud === "aws") {
    if (args.key === undefined) {
      const hint = "give the key of the system's data domain";
      faults.add("configuration.key", "key", undefined, "is missing [§8.3.3-c]", hint);
    } else checkServes(faults, "key", args.key, "appconfig");
  } else if (args.size !== undefined && !/^MSE_SC_\d+_\d+_\d+_c$/.test(args.size)) {
    faults.add("configuration.size", "size", args.size, "is no class of a node", "such as MSE_SC_2_4_60_c");
  }
  checkZone(faults, cloud, args);
  checkDocuments(faults, cloud, args);
  checkReaders(faults, args);
}

function checkZone(faults: Faults, cloud: Cloud, { zone, subnets }: ConfigurationArgs): void {
  if (zone === undefined) return;
  if (cloud === "aws") {
    const hint = "leave it out: AppConfig is the region's";
    faults.add("configuration.zone", "zone", zone, "is a setting of Alibaba Cloud", hint);
  } else if (!(zone in subnets)) {
    const hint = `one of ${Object.keys(subnets).join(", ")}`;
    faults.add("configuration.zone", "zone", zone, "has no subnet here", hint);
  }
}

function checkDocuments(faults: Faults, cloud: Cloud, { documents }: ConfigurationArgs): void {
  const names = Object.keys(documents);
  if (names.length === 0) {
    faults.add("configuration.documents", "documents", undefined, "is empty", "name what is set");
  }
  const most = cloud === "aws" ? AWS_DOCUMENTS : ALICLOUD_DOCUMENTS;
  if (names.length > most) {
    const hint = `${most} a system; AppConfig raises it by Service Quotas`;
    faults.add(
      "configuration.quota",
      "documents",
      names.length,
      "are more documents than there is room for",
      hint,
    );
  }
  const bytes = cloud === "aws" ? AWS_BYTES : ALICLOUD_BYTES;
  for (const [name, { content, schema }] of Object.entries(documents)) {
    const path = `documents.${name}`;
    if (!NAME.test(name)) {
      const hint = "small letters, digits and hyphens, a letter first, 2 to 41";
      faults.add("configuration.name", path, name, "is no name of a document", hint);
    }
    const size = Buffer.byteLength(JSON.stringify(content));
    if (size > bytes) {
      const hint = `${bytes} bytes at most: data is no setting`;
      faults.add("configuration.bytes", `${path}.content`, size, "is too long", hint);
    }
    if (schema !== undefined && Buffer.byteLength(JSON.stringify(schema)) > SCHEMA_BYTES) {
      const hint = `${SCHEMA_BYTES} bytes at most`;
      faults.add("configuration.bytes", `${path}.schema`, undefined, "is too long", hint);
    }
    for (const at of secretsIn(content, `${path}.content`)) {
      // The value itself is not shown.
      const hint = "keep it in the secret store, and name here where it lies (secret:<name>) [§1.1.9-b]";
      faults.add("configuration.secret", at, undefined, "looks like a secret", hint);
    }
  }
}

function secretsIn(value: Json, path: string, named = false): readonly string[] {
  if (typeof value === "string") return named && value !== "" && !REFERENCE.test(value) ? [path] : [];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, each]: [string, Json]) =>
    secretsIn(each, `${path}.${key}`, named || SECRET.test(key)),
  );
}

function checkReaders(faults: Faults, { readers, documents }: ConfigurationArgs): void {
  for (const [reader, named] of Object.entries(readers)) {
    if (!NAME.test(reader)) {
      const hint = "small letters, digits and hyphens, a letter first, 2 to 41";
      faults.add("configuration.name", `readers.${reader}`, reader, "is no name of an application", hint);
    }
    if (named.length === 0) {
      const hint = "name the documents that it reads, or leave it out";
      faults.add("configuration.reader", `readers.${reader}`, undefined, "reads nothing", hint);
    }
    for (const [index, document] of named.entries()) {
      if (document in documents) continue;
      const hint = `one of ${Object.keys(documents).join(", ")}`;
      faults.add("configuration.reader", `readers.${reader}[${index}]`, document, "is no document", hint);
    }
  }
}
