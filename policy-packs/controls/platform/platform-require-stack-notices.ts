import { control } from "../../control.ts";
import { stackNotices } from "../../facts/platform.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireStackNotices = control({
  id: "platform-require-stack-notices",
  title: "Stacks made by templates say what becomes of them",
  clauses: ["8.5.3-b", "8.5.2-b"],
  mlps: "8.1.5.4",
  severity: "low",
  packs: { baseline: "disabled", strict: "advisory" },
  why: "A stack that rolled back at night is found in the morning by whoever misses what it should have made.",
  sameAs: ["CKV_AWS_124"],
  absent: { alicloud: "stacks of ROS there are reported by event rules, not at the stack" },
  fact: stackNotices,
  judge: (value) =>
    requireTrue(value, "who hears of it", "nobody hears what becomes of it", "name a topic for its events"),
});
