import type { Known, ResourceFact } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { flag, given, integer, text } from "../reading.ts";

/** What an account asks of its users' passwords. Zero stands for "not at all". */
export interface PasswordPolicy {
  readonly length: Known<number>;
  readonly classes: Readonly<Record<CharacterClass, RequiredClass>>;
  readonly expiresAfterDays: Known<number>;
  readonly remembered: Known<number>;
  /** Wrong passwords before the account locks; undefined where the cloud has no lock. */
  readonly attempts: Known<number> | undefined;
  /** Different characters that a password must have; undefined where the policy cannot say. */
  readonly different: Known<number> | undefined;
  /** Is a password that holds the user's name refused? Undefined where the policy cannot say. */
  readonly withoutName: Known<boolean> | undefined;
}

export type CharacterClass = keyof typeof CLASSES;

export interface RequiredClass {
  readonly required: Known<boolean>;
  /** Or is it left to a default? */
  readonly written: boolean;
}

const CLASSES = {
  lowercase: "requireLowercaseCharacters",
  uppercase: "requireUppercaseCharacters",
  digit: "requireNumbers",
  symbol: "requireSymbols",
} as const;

interface Defaults {
  readonly length: number;
  readonly classes: boolean;
  readonly attempts: number | undefined;
}

/** Fields left out of UpdateAccountPasswordPolicy: six characters, no class, never expires. */
const AWS: Defaults = { length: 6, classes: false, attempts: undefined };
/** The older type of alicloud 3.108 asks for much where it is empty, the newer one for nothing (typings). */
const ALICLOUD: Defaults = { length: 12, classes: true, attempts: 5 };
const ALICLOUD_NEWER: Defaults = { length: 8, classes: false, attempts: 0 };

export const passwordPolicy: ResourceFact<PasswordPolicy> = resourceFact("password-policy", {
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": (props) => read(props, AWS),
  "alicloud:ram/accountPasswordPolicy:AccountPasswordPolicy": (props, { type }) => {
    const isNewer = type === "alicloud:ram/passwordPolicy:PasswordPolicy";
    const defaults = isNewer ? ALICLOUD_NEWER : ALICLOUD;
    return {
      ...read(props, defaults),
      // The newer type spells the attempts in its own way.
      attempts: integer(props, isNewer ? "maxLoginAttemps" : "maxLoginAttempts") ?? defaults.attempts,
      ...(isNewer && {
        different: integer(props, "minimumPasswordDifferentCharacter") ?? 0,
        withoutName: flag(props, "passwordNotContainUserName") ?? false,
      }),
    };
  },
});

function read(props: unknown, defaults: Defaults): PasswordPolicy {
  const required = (input: string): RequiredClass => ({
    required: flag(props, input) ?? defaults.classes,
    written: given(props, input) && text(props, input) !== undefined,
  });
  return {
    length: integer(props, "minimumPasswordLength") ?? defaults.length,
    classes: {
      lowercase: required(CLASSES.lowercase),
      uppercase: required(CLASSES.uppercase),
      digit: required(CLASSES.digit),
      symbol: required(CLASSES.symbol),
    },
    expiresAfterDays: integer(props, "maxPasswordAge") ?? 0,
    remembered: integer(props, "passwordReusePrevention") ?? 0,
    attempts: defaults.attempts,
    different: undefined,
    withoutName: undefined,
  };
}
