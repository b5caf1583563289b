import { control, UNKNOWN } from "../../control.ts";
import { weakPolicies } from "../../facts/tls-versions.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const tlsRequireStrongCiphers = control({
  id: "tls-require-strong-ciphers",
  title: "Listeners take a policy without weak ciphers",
  clauses: ["11.4.2-a", "8.3.3-a"],
  mlps: "8.1.2.2",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "Ciphers without forward secrecy let whoever records the traffic today read it the day the key is lost.",
  sameAs: ["CKV2_AWS_74"],
  fact: weakPolicies,
  judge({ weak, policy }) {
    if (weak === UNKNOWN) return undecided("its ciphers are known only after deployment");
    if (!weak) return pass;
    return fail(
      `takes weak ciphers (${policy})`,
      "name a policy of TLS 1.2 or later whose keys are forward secret",
    );
  },
});
