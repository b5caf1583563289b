import { control } from "../../control.ts";
import { exposureDefaults, exposureSchema, judgeSources } from "../../exposure.ts";
import { fileShareRules } from "../../facts/network-settings.ts";

export const networkNoOpenFileAccess = control({
  id: "network-no-open-file-access",
  title: "File shares name the hosts that mount them",
  clauses: ["1.9.2-a", "8.3.2-b"],
  mlps: "8.1.3.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Whoever reaches the share reads the files of everybody.",
  sameAs: [],
  absent: { aws: "file systems there are reached by mount targets alone, which their security groups limit" },
  fact: fileShareRules,
  settings: { defaults: exposureDefaults, schema: exposureSchema },
  judge: (entries, { settings }) =>
    judgeSources(entries, settings, "share", "name the addresses that use it"),
});
