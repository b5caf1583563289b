import { control } from "../../control.ts";
import { originFailover } from "../../facts/edge.ts";
import { requireTrue } from "../../judgement.ts";

export const availabilityRequireOriginFailover = control({
  id: "availability-require-origin-failover",
  title: "Content delivery networks have an origin to fall back to",
  clauses: ["8.4.1-a", "4.5.1-a"],
  mlps: "8.1.4.9",
  severity: "low",
  packs: { baseline: "disabled", strict: "advisory" },
  why: "Where the one origin fails, whatever is not cached is gone.",
  sameAs: ["CKV_AWS_310"],
  fact: originFailover,
  judge: (fact) =>
    requireTrue(
      fact,
      "its origins",
      "has no origin to fall back to",
      "group two origins, or name a second one",
    ),
});
