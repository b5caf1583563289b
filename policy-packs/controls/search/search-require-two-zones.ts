import { control, UNKNOWN } from "../../control.ts";
import { exemptDefaults, exemptSchema, spare } from "../../environment.ts";
import { searchNodes } from "../../facts/search-domain.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const searchRequireTwoZones = control({
  id: "search-require-two-zones",
  title: "Production search engines span zones under three masters",
  clauses: ["8.4.1-a", "10.2.1-a"],
  mlps: "8.1.4.9",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "In one zone, or with two masters that disagree, one failure stops the search or tears the index in two.",
  sameAs: [
    "CKV_AWS_318",
    "AwsSolutions-OS7",
    "opensearch_service_domains_fault_tolerant_data_nodes",
    "OPENSEARCH_DATA_NODE_FAULT_TOLERANCE",
  ],
  fact: searchNodes,
  settings: {
    defaults: { ...exemptDefaults, masters: 3 },
    schema: {
      ...exemptSchema,
      masters: { type: "integer", minimum: 1, description: "fewest dedicated masters" },
    },
  },
  judge({ zones, masters, environment }, { settings }) {
    const judgement =
      (zones !== UNKNOWN && zones < 2) || (masters !== UNKNOWN && masters < settings.masters)
        ? fail(
            zones !== UNKNOWN && zones < 2
              ? "runs in a single availability zone"
              : `has ${masters as number} of ${settings.masters} dedicated masters`,
            `spread it over two zones or more with ${settings.masters} dedicated masters`,
          )
        : zones === UNKNOWN || masters === UNKNOWN
          ? undecided("its zones or masters are known only after deployment")
          : pass;
    return spare(judgement, environment, settings);
  },
});
