import { control } from "../../control.ts";
import { brokerLogin } from "../../facts/broker.ts";
import { requireTrue } from "../../judgement.ts";

export const middlewareRequireAuthentication = control({
  id: "middleware-require-authentication",
  title: "Clients of brokers say who they are",
  clauses: ["11.4.1-b"],
  mlps: "8.1.4.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Where everyone in the network may write to a topic, one careless service can send orders that nobody placed.",
  sameAs: ["kafka_cluster_unrestricted_access_disabled", "kafka_cluster_mutual_tls_authentication_enabled"],
  fact: brokerLogin,
  judge: (value) =>
    requireTrue(
      value,
      "whether clients sign in",
      "clients need not say who they are",
      "demand SASL, TLS certificates or access lists, and let nobody in without",
    ),
});
