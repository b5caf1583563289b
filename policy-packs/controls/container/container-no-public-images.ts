import { control } from "../../control.ts";
import { publicImages } from "../../facts/image-registry.ts";
import { requireTrue } from "../../judgement.ts";
import { not } from "../../switches.ts";

export const containerNoPublicImages = control({
  id: "container-no-public-images",
  title: "Images are not for everybody",
  clauses: ["8.3.2-b", "11.4.1-a"],
  mlps: "8.2.4.4",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "A public image shows strangers the code, its libraries with their flaws, and whatever was left in it.",
  sameAs: ["ecr_repositories_not_publicly_accessible"],
  fact: publicImages,
  judge: (value) =>
    requireTrue(
      not(value),
      "who may pull its images",
      "anybody may pull its images",
      "keep them in a private repository",
    ),
});
