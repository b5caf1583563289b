import { control } from "../../control.ts";
import { apiTls } from "../../facts/tls-versions.ts";
import { judgeVersion, oldestTls } from "../../tls-floor.ts";

export const tlsRequireApiVersion = control({
  id: "tls-require-api-version",
  title: "API gateways speak TLS 1.2 or later only",
  clauses: ["11.4.2-a", "8.3.3-a", "1.1.5-b"],
  mlps: "8.1.2.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "TLS 1.0 and 1.1 have known weaknesses and were withdrawn (RFC 8996): whoever is between can break or downgrade them.",
  sameAs: ["CKV_AWS_206"],
  fact: apiTls,
  settings: oldestTls,
  judge: (fact, { settings }) => judgeVersion(fact, settings.oldest),
});
