import { control } from "../../control.ts";
import { publicBroker } from "../../facts/broker.ts";
import { requireTrue } from "../../judgement.ts";
import { not } from "../../switches.ts";

export const middlewareNoPublicAccess = control({
  id: "middleware-no-public-access",
  title: "Brokers and work-flow consoles are not on the internet",
  clauses: ["11.4.1-a", "1.9.2-a"],
  mlps: "8.1.3.1",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "A broker on the internet is found by scanners within the hour; a weak password is then all that stands before every order.",
  sameAs: [
    "CKV_AWS_69",
    "CKV_AWS_291",
    "CKV2_AWS_66",
    "mq_broker_not_publicly_accessible",
    "kafka_cluster_is_public",
  ],
  fact: publicBroker,
  judge: (value) =>
    requireTrue(
      not(value),
      "whether it is on the internet",
      "it has an address on the internet",
      "keep it in the network and reach it by VPN or the bastion",
    ),
});
