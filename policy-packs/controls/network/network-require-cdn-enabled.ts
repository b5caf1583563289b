import { control } from "../../control.ts";
import { edgeEnabled } from "../../facts/edge.ts";
import { requireTrue } from "../../judgement.ts";

export const networkRequireCdnEnabled = control({
  id: "network-require-cdn-enabled",
  title: "Content delivery networks that are kept are in use",
  clauses: ["8.1.5-b"],
  mlps: "8.1.10.2",
  severity: "low",
  packs: { baseline: "disabled", strict: "advisory" },
  why: "One that is off keeps names and certificates that nobody watches.",
  sameAs: ["CKV_AWS_216"],
  absent: { alicloud: "a domain there is stopped by the service and has no switch that a program keeps" },
  fact: edgeEnabled,
  judge: (fact) => requireTrue(fact, "whether it is in use", "is switched off", "switch it on, or remove it"),
});
