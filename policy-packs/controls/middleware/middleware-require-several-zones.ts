import { control } from "../../control.ts";
import { brokerZones } from "../../facts/broker.ts";
import { requireTrue } from "../../judgement.ts";

export const middlewareRequireSeveralZones = control({
  id: "middleware-require-several-zones",
  title: "Brokers go on when one machine or zone is lost",
  clauses: ["11.2.1-b", "11.2.3-a", "8.4.1-a"],
  mlps: "8.1.4.9",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "With one broker, the loss of one machine stops every till that waits for an answer.",
  sameAs: [],
  fact: brokerZones,
  judge: (value) =>
    requireTrue(
      value,
      "where it stands",
      "it stands on one machine or in one zone",
      "spread it over two zones at least",
    ),
});
