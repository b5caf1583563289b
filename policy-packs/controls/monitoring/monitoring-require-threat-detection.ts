import { control } from "../../control.ts";
import { threatDetection } from "../../facts/platform.ts";
import { requireTrue } from "../../judgement.ts";

export const monitoringRequireThreatDetection = control({
  id: "monitoring-require-threat-detection",
  title: "Threat detectors are switched on",
  clauses: ["8.3.5-a", "8.3.4-b"],
  mlps: "8.1.3.3",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Stolen keys are used, not announced. A detector sees the sign-in from the wrong country and the machine that begins to scan.",
  sameAs: ["CKV_AWS_238", "guardduty_is_enabled", "securitycenter_advanced_or_enterprise_edition"],
  fact: threatDetection,
  judge: (value) =>
    requireTrue(
      value,
      "whether it detects threats",
      "it detects nothing",
      "switch it on, or buy an edition that detects",
    ),
});
