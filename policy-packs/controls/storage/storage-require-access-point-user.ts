import { control } from "../../control.ts";
import { fileAccessPoints } from "../../facts/file-access-points.ts";
import { requireTrue } from "../../judgement.ts";

export const storageRequireAccessPointUser = control({
  id: "storage-require-access-point-user",
  title: "Access points of file systems say who comes through them",
  clauses: ["4.6.3-a"],
  mlps: "8.1.4.2",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Without one a client says who it is, and says root.",
  sameAs: ["CKV_AWS_330"],
  fact: fileAccessPoints,
  judge: ({ user }) =>
    requireTrue(
      user,
      "how it lets in",
      "takes whatever user its clients say they are",
      "state user and group",
    ),
});
