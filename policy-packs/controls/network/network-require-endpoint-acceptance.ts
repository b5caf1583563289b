import { control } from "../../control.ts";
import { endpointAcceptance } from "../../facts/network-settings.ts";
import { requireTrue } from "../../judgement.ts";

export const networkRequireEndpointAcceptance = control({
  id: "network-require-endpoint-acceptance",
  title: "Somebody agrees before another account connects to a private service",
  clauses: ["8.3.2-a", "1.9.2-a"],
  mlps: "8.1.3.2",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "Any account that learns the service's name connects to it.",
  sameAs: ["CKV_AWS_123"],
  fact: endpointAcceptance,
  judge: (fact) =>
    requireTrue(
      fact,
      "whether connections are agreed to",
      "takes connections without anybody agreeing",
      "ask for acceptance of each connection",
    ),
});
