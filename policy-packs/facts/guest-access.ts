import type { Known, ResourceFact } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { flag } from "../reading.ts";

/** Does a pool of identities give credentials to people who have not signed in? */
export const guestAccess: ResourceFact<Known<boolean>> = resourceFact("guest-access", {
  // Off where nothing is said (cognito.IdentityPool, typings of aws 7.48).
  "aws:cognito/identityPool:IdentityPool": (props) => flag(props, "allowUnauthenticatedIdentities") ?? false,
});
