import { control } from "../../control.ts";
import { exposureDefaults, exposureSchema } from "../../exposure.ts";
import { apiSources } from "../../facts/kubernetes.ts";
import { judgeSources } from "../../source-lists.ts";

export const containerNoOpenApi = control({
  id: "container-no-open-api",
  title: "Public cluster APIs answer to named sources alone",
  clauses: ["8.3.2-b", "11.4.1-c", "1.9.2-a"],
  mlps: "8.1.3.1",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "An API that the whole internet may ask is tried by the whole internet, from the hour it exists.",
  sameAs: ["CKV_AWS_38"],
  absent: {
    alicloud:
      "the access list of a cluster API is set on the balancer that the service makes for it, beyond the provider's reach",
  },
  fact: apiSources,
  settings: { defaults: exposureDefaults, schema: exposureSchema },
  judge: (sources, { settings }) => judgeSources(sources, settings, "cluster API"),
});
