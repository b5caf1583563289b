import { control } from "../../control.ts";
import { fileAccessPoints } from "../../facts/file-access-points.ts";
import { requireTrue } from "../../judgement.ts";

export const storageRequireAccessPointRoot = control({
  id: "storage-require-access-point-root",
  title: "Access points of file systems begin below the root",
  clauses: ["4.6.3-a"],
  mlps: "8.1.4.2",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "A point at the root shows every system the files of all others; a directory of its own keeps a broken system to itself.",
  sameAs: ["CKV_AWS_329"],
  fact: fileAccessPoints,
  judge: ({ below }) =>
    requireTrue(
      below,
      "how it lets in",
      "begins at the root of the file system",
      "give it a directory of its own",
    ),
});
