import { control, UNKNOWN } from "../../control.ts";
import { tunnels } from "../../facts/tunnels.ts";
import { fail, notApplicable, pass, undecided } from "../../judgement.ts";

export const tlsRequireTunnelSm4 = control({
  id: "tls-require-tunnel-sm4",
  title: "Tunnels between sites and clouds take the commercial cipher SM4",
  clauses: ["3.5.3-c"],
  mlps: "8.1.2.2",
  severity: "low",
  packs: { baseline: "disabled", strict: "advisory" },
  why: "Reviews of commercial cryptography ask for SM4 on these lines.",
  sameAs: [],
  absent: {
    aws: "its VPN has no SM4: it can be had on the devices at the sites, or on an appliance of the market",
  },
  fact: tunnels,
  judge({ ciphers, nationalOffered }) {
    if (!nationalOffered) return notApplicable("its service has no tunnels of the national standard");
    if (ciphers.every((cipher) => cipher === "sm4")) return pass;
    return ciphers.some((cipher) => cipher !== UNKNOWN && cipher !== "sm4")
      ? fail(
          "takes a cipher of another country",
          "take a gateway of the national standard with SM4, where regulators ask for it",
        )
      : undecided("what its tunnels agree on is known only after deployment");
  },
});
