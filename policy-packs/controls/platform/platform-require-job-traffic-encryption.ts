import { control } from "../../control.ts";
import { jobTraffic } from "../../facts/platform.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireJobTrafficEncryption = control({
  id: "platform-require-job-traffic-encryption",
  title: "Machines of one job speak to each other encrypted",
  clauses: ["8.3.3-a"],
  mlps: "8.1.2.2",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "A job that runs on several machines sends your data between them.",
  sameAs: ["CKV_AWS_369", "sagemaker_training_jobs_intercontainer_encryption_enabled"],
  absent: {
    alicloud: "notebooks and jobs of PAI are set up in its own console, beyond the provider's reach",
  },
  fact: jobTraffic,
  judge: (value) =>
    requireTrue(
      value,
      "how its machines speak to each other",
      "its machines speak to each other in the clear",
      "switch encryption between containers on",
    ),
});
