import { control, UNKNOWN } from "../../control.ts";
import { bucketCopies } from "../../facts/bucket-copies.ts";
import { fail, notApplicable, pass, undecided } from "../../judgement.ts";

export const storageRequireDistantCopy = control({
  id: "storage-require-distant-copy",
  title: "The copy of a bucket lies far enough away",
  clauses: ["1.6.3-e", "1.10.2-h", "1.7.3-d"],
  mlps: "8.1.4.9",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "A flood, a power failure or a lost cable takes neighbouring sites together: Shenzhen and Hong Kong are two regions, and 28 km apart.",
  sameAs: [],
  fact: bucketCopies,
  settings: {
    // @clause 1.6.3-e
    defaults: { minimumKilometres: 50 },
    schema: {
      minimumKilometres: {
        type: "integer",
        minimum: 0,
        description: "fewest kilometres between bucket and copy",
      },
    },
  },
  judge({ copied, kilometres }, { settings }) {
    if (copied === false) return notApplicable("has no copy, which storage-require-replication asks for");
    if (kilometres === UNKNOWN) return undecided("where it is copied to is known only after deployment");
    const known = kilometres.filter((distance) => distance !== UNKNOWN);
    const farthest = Math.max(-1, ...known);
    if (farthest >= settings.minimumKilometres && copied === true) return pass;
    if (known.length < kilometres.length) {
      return undecided("the region of the bucket or of its copy is known only after deployment");
    }
    if (copied === UNKNOWN) return undecided("whether its copy is on is known only after deployment");
    return fail(
      farthest === 0 ? "its copy lies in the same place" : `its farthest copy lies ${farthest} km away`,
      `copy it to a region at least ${settings.minimumKilometres} km away`,
    );
  },
});
