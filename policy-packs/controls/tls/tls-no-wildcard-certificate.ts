import { control, UNKNOWN } from "../../control.ts";
import { wildcardCertificate } from "../../facts/network-settings.ts";
import { requireTrue } from "../../judgement.ts";

export const tlsNoWildcardCertificate = control({
  id: "tls-no-wildcard-certificate",
  title: "Certificates speak for named hosts",
  clauses: ["8.3.3-a"],
  mlps: "8.1.2.2",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "Whoever gets the key of one small site can stand in for every name of the domain.",
  sameAs: ["CKV2_AWS_71"],
  absent: {
    alicloud: "certificates there are bought and uploaded, and their names stand in the certificate alone",
  },
  fact: wildcardCertificate,
  judge: (fact) =>
    requireTrue(
      fact === UNKNOWN ? UNKNOWN : !fact,
      "its names",
      "speaks for every name of a domain",
      "name the hosts",
    ),
});
