import { type Judgement, UNKNOWN } from "../control.ts";
import { fail, pass, undecided } from "../judgement.ts";
import { type Grantee, type Grants, grants } from "../views/bucket-access.ts";

/** Fails an ACL that gives one of these permissions to one of these grantees. */
export function refuseGrants(
  found: Grants,
  {
    grantees,
    permissions,
    words,
  }: {
    readonly grantees: readonly Grantee[];
    readonly permissions: readonly string[];
    readonly words: string;
  },
): Judgement {
  const open = grants(found, grantees, permissions);
  if (open === UNKNOWN) return undecided("its ACL is known only after deployment");
  return open ? fail(`its ACL ${words}`, "make it private and name who may in a policy") : pass;
}
