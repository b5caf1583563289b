import { Faults } from "../faults.ts";
import { physicalName } from "../naming/layout.ts";
import { checkPlace } from "./check-fields.ts";
import { checkSecrets } from "./check-secrets.ts";
import type { GeneratedSecretsArgs, IdentityArgs } from "./contract.ts";
import { GENERATED_PASSWORD, PASSWORD } from "./limits.ts";
import type { Cloud } from "./policy-writer.ts";
import { ROLE_PREFIX } from "./roles.ts";

/** A generated password and the store that keeps it. @clause 1.1.9-b @clause 1.1.5-a */
export interface PlannedSecret {
  readonly key: string;
  readonly name: string;
  readonly purpose: string;
  readonly username: string;
  readonly length: number;
  /** Changing it makes a new password. */
  readonly since: string;
  readonly days: number;
  readonly rotation:
    | { readonly by: "function"; readonly functionArn: string }
    | { readonly by: "rds"; readonly instance: string }
    | { readonly by: "deployment" };
}

/**
 * @param now a password that is too old by then is refused
 * @throws BadInput with every fault of the arguments at once, before any resource exists.
 */
export function layoutSecrets(
  name: string,
  cloud: Cloud,
  args: GeneratedSecretsArgs,
  now: Date = new Date(),
): readonly PlannedSecret[] {
  const faults = new Faults(`secrets "${name}"`);
  checkPlace(faults, cloud, args);
  checkSecrets(faults, cloud, args, now);
  faults.throwIfAny();
  const type = cloud === "aws" ? "aws:secretsmanager/secret:Secret" : "alicloud:kms/secret:Secret";
  return Object.entries(args.secrets).map(([key, { purpose, username, length, rotation }]) => ({
    key,
    name: physicalName(type, `${ROLE_PREFIX}/${key}`),
    purpose,
    username,
    length: length ?? GENERATED_PASSWORD.most,
    since: rotation.by === "deployment" ? rotation.since : "rotated by the store",
    days: rotation.days ?? PASSWORD.privilegedAgeDays,
    rotation: rotation.by === "deployment" ? { by: rotation.by } : rotation,
  }));
}

/**
 * Four classes of characters; the signs are those that databases of both clouds take.
 * @clause 1.1.9-a @clause 1.1.1-c
 */
export function passwordShape({ length, since }: PlannedSecret) {
  return {
    length,
    minUpper: 1,
    minLower: 1,
    minNumeric: 1,
    minSpecial: 1,
    overrideSpecial: "!#$%*()-_=+",
    keepers: { since },
  };
}

/** What an identity hands on to the secrets inside it; undefined where there are none. */
export function ownSecrets(args: IdentityArgs): GeneratedSecretsArgs | undefined {
  const { account, region, tags, secrets = {}, key, kmsInstance, deletion } = args;
  if (key === undefined || Object.keys(secrets).length === 0) return undefined;
  return {
    account,
    region,
    tags,
    secrets,
    key,
    ...(kmsInstance === undefined ? {} : { kmsInstance }),
    ...(deletion === undefined ? {} : { deletion }),
  };
}
