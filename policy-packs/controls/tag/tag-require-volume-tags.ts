import { control } from "../../control.ts";
import { volumeTags } from "../../facts/tag-propagation.ts";
import { requireTrue } from "../../judgement.ts";

export const tagRequireVolumeTags = control({
  id: "tag-require-volume-tags",
  title: "Disks that come with a machine carry tags",
  clauses: ["8.2.1-b", "8.1.2-c"],
  mlps: "8.1.10.2",
  severity: "low",
  packs: { baseline: "advisory", cost: "mandatory" },
  why: "Disks are billed by themselves and stay when the machine goes. They do not take over its tags, so their cost belongs to nobody.",
  sameAs: [],
  fact: volumeTags,
  judge: (tagged) =>
    requireTrue(
      tagged,
      "which tags its disks carry",
      "its disks carry no tags",
      "set volumeTags, or default tags of the provider where the cloud has them",
    ),
});
