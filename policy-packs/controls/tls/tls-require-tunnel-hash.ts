import { control, UNKNOWN } from "../../control.ts";
import { tunnels } from "../../facts/tunnels.ts";
import { fail, pass, undecided } from "../../judgement.ts";

const STRONG = /^(sha2|sha-?(256|384|512)|sm3)/;
export const tlsRequireTunnelHash = control({
  id: "tls-require-tunnel-hash",
  title: "Tunnels between sites and clouds take SHA-2 or SM3",
  clauses: ["3.5.3-b"],
  mlps: "8.1.2.2",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "With MD5 or SHA-1 whoever is between can change what passes.",
  sameAs: [],
  fact: tunnels,
  judge({ hashes }) {
    const weak = hashes.filter((each) => each !== UNKNOWN && !STRONG.test(each));
    if (weak.length > 0)
      return fail(
        `may agree on ${weak.map(String).join(", ")}`,
        "take SHA2-256 or stronger, or SM3, in both phases",
      );
    return hashes.includes(UNKNOWN)
      ? undecided("what its tunnels agree on is known only after deployment")
      : pass;
  },
});
