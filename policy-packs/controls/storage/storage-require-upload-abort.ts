import { control } from "../../control.ts";
import { uploadAborts } from "../../facts/bucket-keeping.ts";
import { requireTrue } from "../../judgement.ts";

export const storageRequireUploadAbort = control({
  id: "storage-require-upload-abort",
  title: "Lifecycles give up uploads that were never finished",
  clauses: ["8.2.3-d"],
  severity: "low",
  packs: { baseline: "advisory", cost: "mandatory" },
  why: "Parts of an upload that broke off are invisible in every listing and on every bill.",
  sameAs: ["CKV_AWS_300", "S3_INCOMPLETE_MULTIPART_UPLOAD"],
  fact: uploadAborts,
  judge: (aborts) =>
    requireTrue(
      aborts,
      "whether it gives up unfinished uploads",
      "no rule for the whole bucket gives up unfinished uploads",
      "add a rule without a filter that aborts them after some days",
    ),
});
