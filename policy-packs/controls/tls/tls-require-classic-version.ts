import { control } from "../../control.ts";
import { classicTls } from "../../facts/tls-versions.ts";
import { judgeVersion, oldestTls } from "../../tls-floor.ts";

export const tlsRequireClassicVersion = control({
  id: "tls-require-classic-version",
  title: "Classic load balancers speak TLS 1.2 or later only",
  clauses: ["11.4.2-a", "8.3.3-a", "1.1.5-b"],
  mlps: "8.1.2.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "TLS 1.0 and 1.1 have known weaknesses and were withdrawn (RFC 8996): whoever is between can break or downgrade them.",
  sameAs: ["CKV_AWS_213"],
  absent: {
    alicloud:
      "classic balancers are a service of AWS; tls-require-balancer-version asks it of those of Alibaba Cloud",
  },
  fact: classicTls,
  settings: oldestTls,
  judge: (fact, { settings }) => judgeVersion(fact, settings.oldest),
});
