import { control } from "../../control.ts";
import { latestPlatform } from "../../facts/workload.ts";
import { requireTrue } from "../../judgement.ts";

export const containerRequireLatestPlatform = control({
  id: "container-require-latest-platform",
  title: "Services without machines run on the newest platform",
  clauses: ["4.6.2-a", "11.4.3-b"],
  mlps: "8.1.10.5",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "A platform that is nailed to a version gets no mended kernel and no mended runtime.",
  sameAs: ["CKV_AWS_332"],
  absent: { alicloud: "container groups there have no versions of their platform to choose from" },
  fact: latestPlatform,
  judge: (value) =>
    requireTrue(
      value,
      "which platform it runs on",
      "the platform is nailed to a version",
      "set platformVersion to LATEST or leave it out",
    ),
});
