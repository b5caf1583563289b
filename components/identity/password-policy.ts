import type { PasswordArgs } from "./contract.ts";
import { PASSWORD } from "./limits.ts";

export interface PasswordPolicy {
  readonly minimumLength: number;
  readonly maxAgeDays: number;
  readonly history: number;
}

/**
 * One account, one policy: where administrators sign in, their rule is everybody's.
 * @clause 1.1.1-a @clause 1.1.1-b @clause 1.1.2-a @clause 1.1.2-c @clause 1.1.3-a
 */
export function passwordPolicy({
  administrators = true,
  minimumLength,
  maxAgeDays,
  history,
}: PasswordArgs = {}): PasswordPolicy {
  return {
    minimumLength: minimumLength ?? (administrators ? PASSWORD.administratorLength : PASSWORD.minimumLength),
    maxAgeDays: maxAgeDays ?? (administrators ? PASSWORD.privilegedAgeDays : PASSWORD.maxAgeDays),
    history: history ?? PASSWORD.history,
  };
}
