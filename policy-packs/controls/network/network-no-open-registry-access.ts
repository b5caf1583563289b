import { control } from "../../control.ts";
import { exposureDefaults, exposureSchema, judgeSources } from "../../exposure.ts";
import { registryLists } from "../../facts/network-settings.ts";

export const networkNoOpenRegistryAccess = control({
  id: "network-no-open-registry-access",
  title: "Image registries name the addresses that use them",
  clauses: ["1.9.2-a", "8.3.2-b"],
  mlps: "8.1.3.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Stolen credentials of the registry work from anywhere.",
  sameAs: [],
  absent: {
    aws: "registries there are limited by their policies, which identity-no-public-resource-policy reads",
  },
  fact: registryLists,
  settings: { defaults: exposureDefaults, schema: exposureSchema },
  judge: (entries, { settings }) =>
    judgeSources(entries, settings, "registry", "name the addresses that use it"),
});
