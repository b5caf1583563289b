import type { Faults } from "../faults.ts";
import { partitionOf } from "../partition/aws.ts";
import { type Cloud, checkWhole } from "../workload/check.ts";
import { ACCESSES, type AccountRotation, type DatabaseArgs } from "./contract.ts";
import {
  ACCOUNT_NAME,
  DATABASE_NAME,
  PASSWORD_DAYS,
  RESERVED_ACCOUNTS,
  RESERVED_DATABASES,
} from "./limits.ts";

const DAY = 86_400_000;

const isReserved = (list: readonly string[], name: string): boolean => list.includes(name);

export function checkDatabases(faults: Faults, { databases }: DatabaseArgs): void {
  if (databases.length === 0) {
    faults.add("database.databases", "databases", "[]", "is empty", "name the databases in it");
  }
  for (const [index, name] of databases.entries()) {
    const path = `databases[${index}]`;
    if (!DATABASE_NAME.test(name)) {
      const hint = "small letters, digits and _, a letter first, 2 to 63";
      faults.add("database.database-name", path, name, "is no name of a database", hint);
    } else if (isReserved(RESERVED_DATABASES, name)) {
      faults.add("database.database-name", path, name, "is the engine's own", "take another name");
    } else if (databases.indexOf(name) !== index) {
      faults.add("database.database-name", path, name, "stands there twice", "leave one out");
    }
  }
}

/** @clause 10.4.1-a */
export function checkApplications(faults: Faults, cloud: Cloud, args: DatabaseArgs, now: Date): void {
  const { applications, databases } = args;
  if (Object.keys(applications).length === 0) {
    const hint = "name each application that signs in, so that nobody uses the administrator's account";
    faults.add("database.applications", "applications", "{}", "is empty", hint);
  }
  for (const [name, application] of Object.entries(applications)) {
    const path = `applications.${name}`;
    if (!ACCOUNT_NAME.test(name)) {
      const hint = "2 to 16 small letters, digits and _, a letter first and no _ last";
      faults.add("database.account-name", path, name, "is no name of an account", hint);
    } else if (isReserved(RESERVED_ACCOUNTS, name)) {
      const hint = "name it after the application";
      faults.add(
        "database.account-name",
        path,
        name,
        "is a name that everybody tries, or the service's own",
        hint,
      );
    }
    if (application.purpose.trim() === "") {
      const hint = "say which program signs in, and what for";
      faults.add("database.purpose", `${path}.purpose`, undefined, "is empty", hint);
    }
    if (!ACCESSES.includes(application.access)) {
      const hint = `one of ${ACCESSES.join(", ")}; nobody owns a database`;
      faults.add("database.access", `${path}.access`, application.access, "is no access", hint);
    }
    if (application.databases.length === 0 && databases.length > 0) {
      faults.add("database.scope", `${path}.databases`, "[]", "is empty", "name what it may open");
    }
    for (const [index, each] of application.databases.entries()) {
      if (databases.includes(each)) continue;
      const hint = `one of ${databases.join(", ")}`;
      faults.add("database.scope", `${path}.databases[${index}]`, each, "is not declared in databases", hint);
    }
    checkRotation(faults, cloud, `${path}.rotation`, application.rotation, args, now);
  }
}

/** @clause 1.1.2-c @clause 1.1.9-b */
function checkRotation(
  faults: Faults,
  cloud: Cloud,
  path: string,
  rotation: AccountRotation,
  { region, kind }: DatabaseArgs,
  now: Date,
): void {
  checkWhole(faults, "database.rotation-days", `${path}.days`, rotation.days, {
    least: 1,
    most: PASSWORD_DAYS,
    unit: "days [§1.1.2-c]",
  });
  if (rotation.by === "service" && cloud === "aws") {
    const hint =
      "RDS changes the administrator's password by itself; for an application name a function, or by: deployment";
    faults.add("database.rotation", `${path}.by`, rotation.by, "is Alibaba Cloud's", hint);
  } else if (rotation.by === "service" && kind === "cluster") {
    const hint = "KMS changes passwords of ApsaraDB RDS: take by: deployment";
    faults.add("database.rotation", `${path}.by`, rotation.by, "is nothing for PolarDB", hint);
  } else if (rotation.by === "function" && cloud === "alicloud") {
    const hint = "KMS changes it by itself: by: service";
    faults.add("database.rotation", `${path}.by`, rotation.by, "is nothing that KMS calls", hint);
  } else if (rotation.by === "function") {
    checkFunction(faults, path, rotation.functionArn, region);
  } else if (rotation.by === "deployment") {
    checkSince(faults, path, rotation, now);
  }
}

function checkFunction(faults: Faults, path: string, functionArn: string, region: string): void {
  const [, partition, own] =
    /^arn:([a-z-]+):lambda:([a-z0-9-]+):\d{12}:function:[\w-]+$/.exec(functionArn) ?? [];
  if (own === region && partition === partitionOf(region)) return;
  const hint = `write the ARN of a rotation function of ${region}`;
  faults.add("database.rotation", `${path}.functionArn`, functionArn, "is no function of the region", hint);
}

function checkSince(
  faults: Faults,
  path: string,
  { since, days = PASSWORD_DAYS }: Extract<AccountRotation, { by: "deployment" }>,
  now: Date,
): void {
  const at = `${path}.since`;
  const made = /^\d{4}-\d{2}-\d{2}$/.test(since) ? Date.parse(`${since}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(made)) {
    const hint = "write the day on which it was made: 2026-11-23";
    faults.add("database.rotation", at, since, "is no date", hint);
  } else if (made > now.getTime() + DAY) {
    faults.add("database.rotation", at, since, "lies ahead", "write today's date");
  } else if (made + (days + 1) * DAY <= now.getTime()) {
    const hint = "write today's date: the next deployment then makes a new one [§1.1.2-c]";
    faults.add("database.rotation", at, since, `is more than ${days} days ago`, hint);
  }
}
