import { control } from "../../control.ts";
import { policyTls } from "../../facts/tls-versions.ts";
import { judgeVersion, oldestTls } from "../../tls-floor.ts";

export const tlsRequirePolicyVersion = control({
  id: "tls-require-policy-version",
  title: "Security policies allow TLS 1.2 or later only",
  clauses: ["11.4.2-a", "8.3.3-a", "1.1.5-b"],
  mlps: "8.1.2.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "TLS 1.0 and 1.1 have known weaknesses and were withdrawn (RFC 8996): whoever is between can break or downgrade them.",
  sameAs: ["CKV_ALI_33"],
  absent: { aws: "balancers there take policies of the service, which tls-require-balancer-version reads" },
  fact: policyTls,
  settings: oldestTls,
  judge: (fact, { settings }) => judgeVersion(fact, settings.oldest),
});
