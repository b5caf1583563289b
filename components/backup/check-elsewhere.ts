import { type Provider, placeOf } from "../../ipam/index.ts";
import type { Faults } from "../faults.ts";
import { checkWaiver } from "./check-waiver.ts";
import type { BackupArgs, DeclaredCopyArgs, ObjectCopyArgs } from "./contract.ts";

const S3 = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const KEY = /^[a-z][a-z0-9-]{0,30}$/;

/** @clause 1.6.6-b */
export function checkElsewhere(faults: Faults, cloud: Provider, { elsewhere, classes }: BackupArgs): void {
  for (const [name, copy] of Object.entries(elsewhere)) {
    const path = `elsewhere.${name}`;
    if (!KEY.test(name)) {
      const hint = "lower-case letters, digits and hyphens, 31 at most: it names resources";
      faults.add("backup.name", path, name, "is no name of a copy", hint);
    }
    if (classes[copy.class] === undefined) {
      faults.add("backup.class", `${path}.class`, copy.class, "is not made here", "add it to classes");
    }
    for (const field of ["everyDays", "keptDays"] as const) {
      if (!Number.isInteger(copy[field]) || copy[field] < 1) {
        faults.add("backup.days", `${path}.${field}`, copy[field], "is no number of days", "write 1 or more");
      }
    }
    if (copy.kind === "objects") checkObjects(faults, cloud, path, copy);
    else checkDeclared(faults, cloud, path, copy);
  }
}

function checkObjects(faults: Faults, cloud: Provider, path: string, copy: ObjectCopyArgs): void {
  const { other, bucket } = copy;
  if (other.provider === cloud) {
    const hint = "name the other cloud; a second region of this one is offSite";
    faults.add("backup.elsewhere", `${path}.other.provider`, other.provider, "is this provider", hint);
  }
  if (placeOf(other) === undefined) {
    const hint = `write a region of ${other.provider}`;
    faults.add("backup.region", `${path}.other.region`, other.region, "is no region of that cloud", hint);
  }
  for (const [at, name] of [
    ["bucket", bucket],
    ["other.bucket", other.bucket],
  ] as const) {
    if (!S3.test(name)) {
      faults.add("backup.bucket", `${path}.${at}`, name, "is no name of a bucket", "write its name alone");
    }
  }
  if (cloud === "aws" && (other.accessKeyId === undefined || other.accessKeySecret === undefined)) {
    const hint = "give the door's key: doors of the other cloud's backup component";
    faults.add("backup.door", `${path}.other`, undefined, "has no access key", hint);
  }
}

function checkDeclared(faults: Faults, cloud: Provider, path: string, copy: DeclaredCopyArgs): void {
  checkWaiver(faults, path, copy);
  if (copy.how.trim() === "") {
    faults.add("backup.waiver", `${path}.how`, copy.how, "is empty", "say how it is done");
  }
  const { to } = copy;
  if ("site" in to) {
    if (!(Math.abs(to.latitude) <= 90) || !(Math.abs(to.longitude) <= 180)) {
      const hint = "write degrees, north and east positive";
      faults.add("backup.site", `${path}.to`, `${to.latitude}, ${to.longitude}`, "is no place", hint);
    }
  } else if (placeOf(to) === undefined) {
    const hint = `write a region of ${to.provider}`;
    faults.add("backup.region", `${path}.to.region`, to.region, "is no region of that cloud", hint);
  } else if (to.provider === cloud) {
    const hint = "name another provider or a site of the group's own [§1.6.6-b]";
    faults.add("backup.elsewhere", `${path}.to.provider`, to.provider, "is this provider", hint);
  }
}
