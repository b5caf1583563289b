import { control } from "../../control.ts";
import { apiTracing } from "../../facts/api-gateways.ts";
import { requireTrue } from "../../judgement.ts";

export const logRequireApiTracing = control({
  id: "log-require-api-tracing",
  title: "REST APIs trace calls through what they call",
  clauses: ["11.3.1-b"],
  mlps: "8.1.5.4",
  severity: "low",
  packs: { baseline: "disabled", strict: "advisory" },
  why: "A slow checkout cannot be followed through the services behind the gateway.",
  sameAs: ["CKV_AWS_73"],
  absent: { alicloud: "its API gateway has no such setting" },
  fact: apiTracing,
  judge: (fact) => requireTrue(fact, "whether calls are traced", "traces no calls", "switch tracing on"),
});
