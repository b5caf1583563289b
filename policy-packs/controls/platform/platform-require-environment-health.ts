import { control } from "../../control.ts";
import { healthStreaming } from "../../facts/platform.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireEnvironmentHealth = control({
  id: "platform-require-environment-health",
  title: "Application environments report their health in full",
  clauses: ["8.1.3-a"],
  mlps: "8.1.5.4",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "An environment that fails for one visitor in ten looks green until somebody counts.",
  sameAs: ["CKV_AWS_312"],
  absent: {
    alicloud: "application environments of SAE there report health and are updated by the service itself",
  },
  fact: healthStreaming,
  judge: (value) =>
    requireTrue(
      value,
      "how the environment is set up",
      "its health is not streamed",
      "switch HealthStreamingEnabled on",
    ),
});
