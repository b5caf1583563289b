import { physicalName } from "../naming/layout.ts";
import { accountSteps } from "./account-steps.ts";
import type { Access, AccountRotation, DatabaseArgs } from "./contract.ts";
import { alicloudEngine } from "./engines.ts";
import { PASSWORD_DAYS } from "./limits.ts";

/** An application's account and the secret that holds its password. @clause 10.4.1-a @clause 1.1.9-b */
export interface PlannedAccount {
  /** Application, and name of the account. */
  readonly key: string;
  readonly secretName: string;
  readonly purpose: string;
  readonly databases: readonly string[];
  readonly access: Access;
  readonly rotation: AccountRotation;
  readonly days: number;
  /** Changing it makes a new password. */
  readonly since: string;
  /** What an administrator runs. */
  readonly steps?: string;
  /** Alibaba Cloud: right that its own interface gives; undefined where SQL has to. */
  readonly grant?: string;
}

export function plannedAccounts(
  name: string,
  cloud: "aws" | "alicloud",
  args: DatabaseArgs,
): readonly PlannedAccount[] {
  const { engine, kind, applications } = args;
  const type = cloud === "aws" ? "aws:secretsmanager/secret:Secret" : "alicloud:kms/secret:Secret";
  const grants = cloud === "alicloud" ? alicloudEngine(kind, engine.family)?.grants : undefined;
  const forced = cloud === "aws" || alicloudEngine(kind, engine.family)?.tls !== "accounts";
  return Object.entries(applications).map(([key, { purpose, databases, access, rotation }]) => {
    const grant = access === "schema" ? undefined : grants?.[access];
    const secretName = physicalName(type, `atrium/${name}/${key}`);
    const needs = {
      user: cloud === "aws",
      databases: cloud === "aws" || engine.family === "postgresql",
      grants: grant === undefined,
      tls: !forced,
    };
    const steps = accountSteps(
      engine.family,
      { key, databases, access, secretName, makers: makersOf(args, key) },
      needs,
    );
    return {
      key,
      secretName,
      purpose,
      databases,
      access,
      rotation,
      days: rotation.days ?? PASSWORD_DAYS,
      since: rotation.by === "deployment" ? rotation.since : "rotated by the store",
      ...(steps === undefined ? {} : { steps }),
      ...(grant === undefined ? {} : { grant }),
    };
  });
}

/**
 * Four classes of characters; the signs are those that the engines of both clouds take without quoting.
 * @clause 1.1.9-a @clause 1.1.1-c
 */
export function accountPassword(since: string) {
  return {
    length: 20,
    minUpper: 1,
    minLower: 1,
    minNumeric: 1,
    minSpecial: 1,
    overrideSpecial: "!#$%*()-_=+",
    keepers: { since },
  };
}

/** Database → accounts that make its tables, and so own them. */
function makersOf(
  { applications, databases }: DatabaseArgs,
  except: string,
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    databases.map((database) => [
      database,
      Object.entries(applications).flatMap(([key, each]) =>
        key !== except && each.access === "schema" && each.databases.includes(database) ? [key] : [],
      ),
    ]),
  );
}
