import { control } from "../../control.ts";
import { guestAccess } from "../../facts/guest-access.ts";
import { forbid } from "../../judgement.ts";

export const identityNoGuests = control({
  id: "identity-no-guests",
  title: "Nobody gets credentials of the cloud without signing in",
  clauses: ["8.3.1-a"],
  mlps: "8.1.4.1",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "The pool hands credentials of this account to anybody who asks; what their role may do, the whole internet may do.",
  sameAs: ["CKV_AWS_366"],
  absent: { alicloud: "RAM hands no credentials to people who have not signed in" },
  fact: guestAccess,
  judge: (guests) =>
    forbid(
      guests,
      "whether guests get credentials",
      "gives credentials to people who have not signed in",
      "set allowUnauthenticatedIdentities to false",
    ),
});
