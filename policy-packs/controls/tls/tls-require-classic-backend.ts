import { control } from "../../control.ts";
import { classicListeners } from "../../facts/listeners.ts";
import { requireTrue } from "../../judgement.ts";

export const tlsRequireClassicBackend = control({
  id: "tls-require-classic-backend",
  title: "Classic load balancers speak TLS to the machines behind them",
  clauses: ["8.3.3-a"],
  mlps: "8.1.2.2",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "Behind the balancer the same requests go on in clear text through the network.",
  sameAs: ["CKV_AWS_376"],
  absent: {
    alicloud:
      "classic balancers are a service of AWS; tls-require-https-listener asks it of those of Alibaba Cloud",
  },
  fact: classicListeners,
  judge: (fact) =>
    requireTrue(
      fact.encryptedBehind,
      "how it speaks to its machines",
      "speaks clear text to the machines behind it",
      "let the machines take HTTPS or SSL, with a certificate on the listener",
    ),
});
