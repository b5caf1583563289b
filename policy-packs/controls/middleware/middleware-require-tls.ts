import { control } from "../../control.ts";
import { brokerTls } from "../../facts/broker.ts";
import { requireTrue } from "../../judgement.ts";

export const middlewareRequireTls = control({
  id: "middleware-require-tls",
  title: "Kafka speaks TLS alone",
  clauses: ["11.4.1-b", "8.3.3-a", "11.4.2-a"],
  mlps: "8.1.2.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Where brokers take plain text as well, some client will use it, and its messages and passwords can be read on the way.",
  sameAs: [
    "CKV_AWS_81",
    "AwsSolutions-MSK2",
    "AwsSolutions-MSK3",
    "kafka_cluster_in_transit_encryption_enabled",
  ],
  absent: {
    alicloud:
      "instances there offer TLS beside plain text on the endpoint that a client chooses; nothing to set",
  },
  fact: brokerTls,
  judge: (value) =>
    requireTrue(
      value,
      "how brokers are spoken to",
      "brokers take plain text as well",
      'set clientBroker to "TLS" and leave inCluster on',
    ),
});
