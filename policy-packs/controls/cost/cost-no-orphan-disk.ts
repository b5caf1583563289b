import { control } from "../../control.ts";
import { diskUse } from "../../facts/unused.ts";
import { judgeUse } from "../../judgements/unused.ts";

export const costNoOrphanDisk = control({
  id: "cost-no-orphan-disk",
  title: "Disks hang on a machine",
  clauses: ["8.2.3-d", "8.1.5-b"],
  mlps: "8.1.10.2",
  severity: "low",
  packs: { baseline: "mandatory", cost: "mandatory" },
  why: "A disk left behind by its machine is billed every month, and holds data that nobody patches, watches or answers for.",
  sameAs: ["ec2-volume-inuse-check"],
  fact: diskUse,
  judge: (unused) => judgeUse(unused, "hangs on no machine", "attach it, or keep a snapshot and delete it"),
});
