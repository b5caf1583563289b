import * as pulumi from "@pulumi/pulumi";
import type { MakeChild } from "../component.ts";

/** An application's account of a service: its password is made here and lies in the secret store alone. */
export interface PlannedAccount {
  readonly key: string;
  readonly username: string;
  readonly purpose: string;
  /** Name of the secret. */
  readonly secret: string;
  /** Another text makes another password. */
  readonly since: string;
}

export interface PasswordRule {
  readonly length: number;
  /** Signs that the service takes; none where it takes none. */
  readonly special: string;
}

/** By which a component makes its children. */
export interface Makers {
  readonly child: MakeChild;
  readonly stateful: MakeChild;
}

/** As the generator of passwords takes it. @clause 1.1.9-a @clause 1.1.1-c */
export function passwordArgs({ since }: Pick<PlannedAccount, "since">, { length, special }: PasswordRule) {
  return {
    length,
    minUpper: 2,
    minLower: 2,
    minNumeric: 2,
    ...(special === "" ? { special: false } : { minSpecial: 2, overrideSpecial: special }),
    keepers: { since },
  };
}

/** What the secret store keeps of an account. @clause 1.1.9-b */
export function inside({ username }: PlannedAccount, password: pulumi.Output<string>): pulumi.Output<string> {
  return pulumi.secret(password.apply((value) => JSON.stringify({ username, password: value })));
}
