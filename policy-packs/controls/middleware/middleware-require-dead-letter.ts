import { control } from "../../control.ts";
import { deadLetters } from "../../facts/dead-letters.ts";
import { requireTrue } from "../../judgement.ts";

export const middlewareRequireDeadLetter = control({
  id: "middleware-require-dead-letter",
  title: "Queues keep what could not be handled",
  clauses: ["11.2.1-b", "12.3.3-a"],
  mlps: "8.1.4.9",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "A message that no service can handle is tried again and again, and then it is gone, and with it an order that nobody misses until the customer calls.",
  sameAs: ["AwsSolutions-SQS3"],
  fact: deadLetters,
  judge: (value) =>
    requireTrue(
      value,
      "where failed messages go",
      "messages that cannot be handled are lost",
      "send them to a queue of their own after some tries",
    ),
});
