import { control } from "../../control.ts";
import { diskBandwidth } from "../../facts/machine.ts";
import { requireTrue } from "../../judgement.ts";

export const computeRequireDiskBandwidth = control({
  id: "compute-require-disk-bandwidth",
  title: "Machines reach their disks over bandwidth of their own",
  clauses: ["8.2.3-a"],
  mlps: "8.1.2.1",
  severity: "low",
  packs: { baseline: "disabled", strict: "advisory" },
  why: "Where disks and visitors share a line, a busy sale slows the database that it depends on.",
  sameAs: ["CKV_AWS_135"],
  fact: diskBandwidth,
  judge: (value) =>
    requireTrue(
      value,
      "whether disks have bandwidth of their own",
      "disks share the network's bandwidth",
      "switch the optimisation for disks on",
    ),
});
