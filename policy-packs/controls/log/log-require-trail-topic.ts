import { control } from "../../control.ts";
import { trailTopic } from "../../facts/log-protection.ts";
import { requireTrue } from "../../judgement.ts";

export const logRequireTrailTopic = control({
  id: "log-require-trail-topic",
  title: "Each delivery of an audit trail is announced",
  clauses: ["8.3.4-b"],
  mlps: "8.1.5.4",
  severity: "low",
  packs: { baseline: "disabled", strict: "advisory" },
  why: "Tools that look through the records as they arrive have to be told that some arrived.",
  sameAs: ["CKV_AWS_252"],
  absent: { alicloud: "ActionTrail announces no files; a log project gets the records as they happen" },
  fact: trailTopic,
  judge: (value) =>
    requireTrue(
      value,
      "whether deliveries are announced",
      "deliveries of the trail are announced to nobody",
      "name a topic for its deliveries",
    ),
});
