import { control } from "../../control.ts";
import { cdnTls } from "../../facts/tls-versions.ts";
import { judgeVersion, oldestTls } from "../../tls-floor.ts";

export const tlsRequireCdnVersion = control({
  id: "tls-require-cdn-version",
  title: "Content delivery networks speak TLS 1.2 or later only",
  clauses: ["11.4.2-a", "8.3.3-a", "1.1.5-b"],
  mlps: "8.1.2.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "TLS 1.0 and 1.1 have known weaknesses and were withdrawn (RFC 8996): whoever is between can break or downgrade them.",
  sameAs: ["CKV_AWS_174", "AwsSolutions-CFR4"],
  fact: cdnTls,
  settings: oldestTls,
  judge: (fact, { settings }) => judgeVersion(fact, settings.oldest),
});
