import { control, UNKNOWN } from "../../control.ts";
import { imageSharing } from "../../facts/image-sharing.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const storageNoSharedImage = control({
  id: "storage-no-shared-image",
  title: "Images and snapshots are given to own accounts alone",
  clauses: ["8.3.3-d", "8.1.2-b"],
  mlps: "8.2.4.4",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "An image is a whole disk, with the configuration, keys and data that were on it; whoever it is given to keeps a copy after the permission is taken back.",
  sameAs: ["CKV_AWS_205"],
  fact: imageSharing,
  settings: {
    defaults: { allowedAccounts: [] as readonly string[] },
    schema: {
      allowedAccounts: {
        type: "array",
        items: { type: "string" },
        description:
          "account numbers, and ARNs of organisations and their units, that images may be given to",
      },
    },
  },
  judge({ everybody, recipient }, { settings }) {
    const remedy = "take the permission away, or name the account in allowedAccounts";
    if (everybody === true) return fail("is given to everybody", remedy);
    if (recipient === "own") return pass;
    if (everybody === UNKNOWN || recipient === UNKNOWN) {
      return undecided("whom it is given to is known only after deployment");
    }
    if (recipient === undefined) return undecided("names nobody that it is given to");
    return settings.allowedAccounts.includes(recipient) ? pass : fail(`is given to ${recipient}`, remedy);
  },
});
