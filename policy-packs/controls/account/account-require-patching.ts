import { control } from "../../control.ts";
import { patching } from "../../facts/recorder.ts";
import { askedDefaults, askedSchema, judgePresence } from "../../presence.ts";

export const accountRequirePatching = control({
  id: "account-require-patching",
  title: "Stacks with machines have something that patches them",
  clauses: ["4.6.2-a", "8.5.3-a", "6.2.3-b"],
  mlps: "8.1.10.5",
  severity: "medium",
  packs: { baseline: "advisory", strict: "mandatory" },
  why: "A machine that is never patched collects known flaws, one a week. A baseline and a window make it somebody's task.",
  sameAs: [],
  fact: patching,
  settings: { defaults: askedDefaults, schema: askedSchema },
  judge: (presence, { settings }) =>
    judgePresence(presence, settings, "add one with a window, or say in `asked` that another stack holds it"),
});
