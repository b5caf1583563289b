import { control, UNKNOWN } from "../../control.ts";
import { tunnels } from "../../facts/tunnels.ts";
import { fail, notApplicable, pass, undecided } from "../../judgement.ts";

export const tlsRequireTunnelIkev2 = control({
  id: "tls-require-tunnel-ikev2",
  title: "Tunnels between sites and clouds agree on keys by IKE version 2",
  clauses: ["3.5.3-b"],
  mlps: "8.1.2.2",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "Version 1 gives away who calls, can be tried offline for weak keys, and was withdrawn (RFC 9395).",
  sameAs: [],
  fact: tunnels,
  judge({ versions, national }) {
    // The national standard has a key exchange of its own, which is of the first kind.
    if (national === true) {
      return notApplicable("tunnels of the national standard agree on keys in their own way");
    }
    if (versions.includes("ikev1") && national === false) {
      return fail("may agree on keys by IKE version 1", "take ikev2 alone");
    }
    return versions.includes(UNKNOWN) || versions.includes("ikev1")
      ? undecided("how its tunnels agree on keys is known only after deployment")
      : pass;
  },
});
