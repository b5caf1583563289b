import { control, UNKNOWN } from "../../control.ts";
import { tunnels } from "../../facts/tunnels.ts";
import { fail, pass, undecided } from "../../judgement.ts";

const STRONG = /^(aes-?256|sm4)/;
export const tlsRequireTunnelCipher = control({
  id: "tls-require-tunnel-cipher",
  title: "Tunnels between sites and clouds take AES-256 or SM4",
  clauses: ["3.5.3-b", "3.5.3-c"],
  mlps: "8.1.2.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Tills, cameras and offices speak to the cloud through these tunnels; weaker ciphers are what a recording of today is read by tomorrow.",
  sameAs: [],
  fact: tunnels,
  judge({ ciphers }) {
    const weak = ciphers.filter((each) => each !== UNKNOWN && !STRONG.test(each));
    if (weak.length > 0)
      return fail(
        `may agree on ${weak.map(String).join(", ")}`,
        "take AES-256, or SM4 with a gateway of the national standard, in both phases",
      );
    return ciphers.includes(UNKNOWN)
      ? undecided("what its tunnels agree on is known only after deployment")
      : pass;
  },
});
