import { control } from "../../control.ts";
import { managedUpdates } from "../../facts/platform.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireEnvironmentUpdates = control({
  id: "platform-require-environment-updates",
  title: "Application environments take updates of their platform by themselves",
  clauses: ["4.6.2-a", "8.5.3-a"],
  mlps: "8.1.10.5",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "The platform below the program has flaws of its own; left alone it keeps them all.",
  sameAs: ["CKV_AWS_340"],
  absent: {
    alicloud: "application environments of SAE there report health and are updated by the service itself",
  },
  fact: managedUpdates,
  judge: (value) =>
    requireTrue(
      value,
      "how the environment is set up",
      "updates of its platform are not installed",
      "switch ManagedActionsEnabled on",
    ),
});
