import { control } from "../../control.ts";
import { organizationDetection } from "../../facts/recorder.ts";
import { requireTrue } from "../../judgement.ts";

export const monitoringRequireOrganizationDetection = control({
  id: "monitoring-require-organization-detection",
  title: "Threat detectors take in the accounts that join",
  clauses: ["8.3.5-a"],
  mlps: "8.1.3.3",
  severity: "medium",
  packs: { baseline: "disabled", strict: "advisory" },
  why: "The account that joins tomorrow is the one that nobody has set up. It should be watched from its first day.",
  sameAs: ["CKV2_AWS_3"],
  absent: {
    alicloud: "Security Center takes in members by the multi-account console, beyond the provider's reach",
  },
  fact: organizationDetection,
  judge: (value) =>
    requireTrue(
      value,
      "which accounts it takes in",
      "accounts that join are not taken in",
      "let the organization's configuration enrol all members",
    ),
});
