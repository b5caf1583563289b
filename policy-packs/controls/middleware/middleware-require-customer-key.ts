import { control } from "../../control.ts";
import { messageKey } from "../../facts/broker.ts";
import { requireTrue } from "../../judgement.ts";

export const middlewareRequireCustomerKey = control({
  id: "middleware-require-customer-key",
  title: "Queues, brokers and streams are encrypted with a customer key",
  clauses: ["8.3.3-b", "8.3.3-e"],
  mlps: "8.1.4.8",
  severity: "medium",
  packs: { baseline: "disabled", strict: "advisory", payment: "mandatory" },
  why: "The service's own key lets in whoever may use the service. A key of your own says who may read, and every use of it is recorded.",
  sameAs: ["CKV2_AWS_73", "CKV_AWS_209", "CKV_AWS_185", "CKV_AWS_241", "CKV_AWS_177"],
  fact: messageKey,
  judge: (value) =>
    requireTrue(
      value,
      "which key encrypts it",
      "not encrypted with a customer key",
      "name a key of your own from the key service",
    ),
});
