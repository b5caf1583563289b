import type { Known, ResourceFact } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { flag, integer } from "../reading.ts";

/** What an account asks of its users' passwords. Zero stands for "not at all". */
export interface PasswordPolicy {
  readonly length: Known<number>;
  readonly classes: readonly Known<boolean>[];
  readonly expiresAfterDays: Known<number>;
  readonly remembered: Known<number>;
  /** Wrong passwords before the account locks; undefined where the cloud has no lock. */
  readonly attempts: Known<number> | undefined;
}

const CLASSES = [
  "requireLowercaseCharacters",
  "requireUppercaseCharacters",
  "requireNumbers",
  "requireSymbols",
] as const;

export const passwordPolicy: ResourceFact<PasswordPolicy> = resourceFact("password-policy", {
  // IAM asks for six characters where the policy names no length (UpdateAccountPasswordPolicy).
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": (props) => read(props, 6, false, undefined),
  // Defaults of RAM: 12 characters, every class, five attempts (typings of alicloud 3.108). The older type
  // spells the attempts in its own way.
  "alicloud:ram/accountPasswordPolicy:AccountPasswordPolicy": (props) =>
    read(props, 12, true, integer(props, "maxLoginAttempts") ?? integer(props, "maxLoginAttemps") ?? 5),
});

function read(
  props: unknown,
  length: number,
  classes: boolean,
  attempts: Known<number> | undefined,
): PasswordPolicy {
  return {
    length: integer(props, "minimumPasswordLength") ?? length,
    classes: CLASSES.map((input) => flag(props, input) ?? classes),
    expiresAfterDays: integer(props, "maxPasswordAge") ?? 0,
    remembered: integer(props, "passwordReusePrevention") ?? 0,
    attempts,
  };
}
