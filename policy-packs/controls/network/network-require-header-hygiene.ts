import { control } from "../../control.ts";
import { dropsInvalidHeaders } from "../../facts/balancer-settings.ts";
import { requireTrue } from "../../judgement.ts";

export const networkRequireHeaderHygiene = control({
  id: "network-require-header-hygiene",
  title: "Application load balancers drop malformed header fields",
  clauses: ["8.3.2-c"],
  mlps: "8.1.3.3",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "Servers behind read such fields in different ways, which lets requests be smuggled past checks.",
  sameAs: ["CKV_AWS_131"],
  absent: {
    alicloud: "its application balancers refuse malformed requests by themselves and have no switch for it",
  },
  fact: dropsInvalidHeaders,
  judge: (fact) =>
    requireTrue(
      fact,
      "whether it drops malformed fields",
      "hands malformed header fields on",
      "set dropInvalidHeaderFields",
    ),
});
