import { control } from "../../control.ts";
import { healthPages } from "../../facts/listeners.ts";
import { requireTrue } from "../../judgement.ts";

export const availabilityRequireHealthPage = control({
  id: "availability-require-health-page",
  title: "Groups of web servers say which page tells that they are well",
  clauses: ["11.1.1-d", "4.5.1-a"],
  mlps: "8.1.4.9",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "The balancer takes a server for well that answers its bare name while the shop behind it fails.",
  sameAs: ["CKV_AWS_261"],
  fact: healthPages,
  judge: (fact) =>
    requireTrue(
      fact,
      "how its health is checked",
      "names no page that tells its health",
      "name a path of the application in its health check",
    ),
});
