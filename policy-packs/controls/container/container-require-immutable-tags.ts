import { control } from "../../control.ts";
import { immutableTags } from "../../facts/image-registry.ts";
import { requireTrue } from "../../judgement.ts";

export const containerRequireImmutableTags = control({
  id: "container-require-immutable-tags",
  title: "Tags of images stay with their image",
  clauses: ["11.5.1-a", "1.3.2-a"],
  mlps: "8.2.4.4",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Where a tag can be moved, what was tested is not what runs, and a rollback may bring back something else.",
  sameAs: ["CKV_AWS_51", "ecr_repositories_tag_immutability"],
  fact: immutableTags,
  judge: (value) =>
    requireTrue(
      value,
      "whether tags can be moved",
      "tags can be moved to another image",
      "make tags immutable",
    ),
});
