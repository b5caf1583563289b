import { control } from "../../control.ts";
import { signedZone } from "../../facts/network-settings.ts";
import { requireTrue } from "../../judgement.ts";

export const networkRequireDnssec = control({
  id: "network-require-dnssec",
  title: "Public DNS zones are signed",
  clauses: ["8.3.2-b"],
  mlps: "8.1.2.2",
  severity: "low",
  packs: { baseline: "disabled", strict: "advisory" },
  why: "Readers can be sent to a copy of the shop by whoever answers first.",
  sameAs: ["CKV2_AWS_38"],
  absent: {
    alicloud: "the provider has no resource for it: it is switched on for the domain in the console",
  },
  fact: signedZone,
  judge: (fact) => requireTrue(fact, "whether it is signed", "is not signed", "switch DNSSEC signing on"),
});
