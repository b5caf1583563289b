import { control } from "../../control.ts";
import { defaultRoot } from "../../facts/edge.ts";
import { requireTrue } from "../../judgement.ts";

export const networkRequireCdnDefaultRoot = control({
  id: "network-require-cdn-default-root",
  title: "Content delivery networks answer their bare name with a page",
  clauses: ["8.3.2-b"],
  mlps: "8.1.3.2",
  severity: "low",
  packs: { baseline: "disabled", strict: "advisory" },
  why: "Asked for nothing in particular, the origin may list what it holds.",
  sameAs: ["CKV_AWS_305"],
  absent: { alicloud: "a domain there has no such switch; what it answers is the origin's" },
  fact: defaultRoot,
  judge: (fact) => requireTrue(fact, "its page", "has no page for its bare name", "set defaultRootObject"),
});
