import type { Faults } from "../faults.ts";
import { checkKey, within } from "./check-fields.ts";
import type { GeneratedSecretsArgs, SecretArgs } from "./contract.ts";
import { GENERATED_PASSWORD, PASSWORD } from "./limits.ts";
import type { Cloud } from "./policy-writer.ts";

const DAY = 86_400_000;

/** @clause 1.1.9-a @clause 1.1.9-b @clause 1.1.2-c */
export function checkSecrets(
  faults: Faults,
  cloud: Cloud,
  args: Pick<GeneratedSecretsArgs, "secrets" | "key">,
  now: Date,
): void {
  if (!args.key.serves.includes("secretsmanager")) {
    const hint = 'add "secretsmanager" to the serves of its domain';
    faults.add("identity.key-serves", "key.serves", args.key.serves, "leaves the secret store out", hint);
  }
  for (const [key, secret] of Object.entries(args.secrets)) {
    const path = `secrets.${key}`;
    checkKey(faults, path, key);
    const { least, most } = GENERATED_PASSWORD;
    if (secret.length !== undefined && !within(secret.length, least, most)) {
      const hint = `use ${least} to ${most} characters [§1.1.9-a]`;
      faults.add(
        "identity.secret",
        `${path}.length`,
        secret.length,
        "is no length of a generated password",
        hint,
      );
    }
    for (const field of ["purpose", "username"] as const) {
      if (secret[field].trim() !== "") continue;
      faults.add(
        "identity.secret",
        `${path}.${field}`,
        secret[field],
        "is empty",
        "say what it opens, and as whom",
      );
    }
    checkRotation(faults, cloud, path, secret, now);
  }
}

function checkRotation(
  faults: Faults,
  cloud: Cloud,
  path: string,
  { rotation }: SecretArgs,
  now: Date,
): void {
  const at = `${path}.rotation`;
  const days = rotation.days ?? PASSWORD.privilegedAgeDays;
  if (!within(days, 1, PASSWORD.privilegedAgeDays)) {
    const hint = `use 1 to ${PASSWORD.privilegedAgeDays} days [§1.1.2-c]`;
    faults.add("identity.rotation", `${at}.days`, days, "is no age of a privileged password", hint);
    return;
  }
  if (rotation.by === "function" && cloud === "alicloud") {
    const hint = "KMS rotates passwords of RDS by itself (by: rds); others by: deployment";
    faults.add("identity.rotation", `${at}.by`, rotation.by, "is nothing that KMS calls", hint);
  } else if (rotation.by === "rds" && cloud === "aws") {
    const hint = "on AWS let RDS keep its own password (manageMasterUserPassword), or name a function";
    faults.add("identity.rotation", `${at}.by`, rotation.by, "is Alibaba Cloud's", hint);
  } else if (rotation.by === "deployment") {
    const since = /^\d{4}-\d{2}-\d{2}$/.test(rotation.since)
      ? Date.parse(`${rotation.since}T00:00:00Z`)
      : Number.NaN;
    if (Number.isNaN(since)) {
      const hint = "write the day on which it was made: 2026-11-23";
      faults.add("identity.rotation", `${at}.since`, rotation.since, "is no date", hint);
    } else if (since > now.getTime() + DAY) {
      faults.add("identity.rotation", `${at}.since`, rotation.since, "lies ahead", "write today's date");
    } else if (since + (days + 1) * DAY <= now.getTime()) {
      const hint = `write today's date: the next deployment then makes a new one [§1.1.2-c]`;
      faults.add("identity.rotation", `${at}.since`, rotation.since, `is more than ${days} days ago`, hint);
    }
  }
}
