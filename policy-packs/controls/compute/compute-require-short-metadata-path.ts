import { control, UNKNOWN } from "../../control.ts";
import { metadataService } from "../../facts/metadata-service.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const computeRequireShortMetadataPath = control({
  id: "compute-require-short-metadata-path",
  title: "Answers of the metadata service stay on the machine",
  clauses: ["8.3.1-a"],
  mlps: "8.1.4.4",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "An answer that may travel two hops reaches the containers of the machine, and with it the machine's credentials.",
  sameAs: ["CKV_AWS_341"],
  fact: metadataService,
  settings: {
    defaults: { mostHops: 1 },
    schema: {
      mostHops: { type: "integer", minimum: 1, description: "most network hops that an answer may travel" },
    },
  },
  judge({ reachable, hops }, { settings }) {
    // Left out, it is one hop: typings of aws 7.48 and alicloud 3.108.
    if (reachable === false || hops === undefined) return pass;
    if (hops !== UNKNOWN && hops <= settings.mostHops) return pass;
    return hops === UNKNOWN || reachable === UNKNOWN
      ? undecided("how far its answers travel is known only after deployment")
      : fail(`metadata answers travel ${hops} hops`, `set httpPutResponseHopLimit to ${settings.mostHops}`);
  },
});
