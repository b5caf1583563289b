import { control } from "../../control.ts";
import { originVersions } from "../../facts/edge.ts";
import { requireTrue } from "../../judgement.ts";

export const tlsNoCdnOriginSsl = control({
  id: "tls-no-cdn-origin-ssl",
  title: "Content delivery networks speak no SSL to their origins",
  clauses: ["11.4.2-a", "8.3.3-a"],
  mlps: "8.1.2.2",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "SSL 3.0 can be read by whoever is between cache and shop (RFC 7568).",
  sameAs: ["CKV2_AWS_54"],
  absent: {
    alicloud:
      "functions of a domain there name the scheme of fetching and no TLS version: tls-require-cdn-origin-https asks for the scheme",
  },
  fact: originVersions,
  judge: (fact) =>
    requireTrue(
      fact,
      "which versions it speaks to its origins",
      "speaks SSL 3.0 to an origin",
      "leave TLSv1.2 alone in originSslProtocols",
    ),
});
