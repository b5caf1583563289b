import { control } from "../../control.ts";
import { rulesHaveActions } from "../../facts/web-acls.ts";
import { requireTrue } from "../../judgement.ts";

export const networkRequireWafActions = control({
  id: "network-require-waf-actions",
  title: "Every rule of a web application firewall says what happens",
  clauses: ["8.3.2-c"],
  mlps: "8.1.3.3",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "A rule without an action finds attacks and does nothing about them.",
  sameAs: ["CKV_AWS_342"],
  absent: {
    alicloud: "a rule there cannot be made without its action; network-require-waf-blocking asks which one",
  },
  fact: rulesHaveActions,
  judge: (fact) =>
    requireTrue(
      fact,
      "what its rules do",
      "has a rule without an action",
      "give every rule an action, or an override for its group",
    ),
});
