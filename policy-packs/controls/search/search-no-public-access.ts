import { PrefixSet } from "../../../ipam/prefix-set.ts";
import { control, UNKNOWN } from "../../control.ts";
import { exposureDefaults, exposureSchema, letsInInternet, printSources } from "../../exposure.ts";
import { searchExposure } from "../../facts/search-domain.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const searchNoPublicAccess = control({
  id: "search-no-public-access",
  title: "Search engines and their consoles are not on the internet",
  clauses: ["10.4.1-c", "11.4.1-a"],
  mlps: "8.1.3.1",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Open search engines are found and emptied within hours; the console is a sign-in page for the same data.",
  sameAs: [
    "CKV_AWS_137",
    "AwsSolutions-OS1",
    "opensearch_service_domains_not_publicly_accessible",
    "OPENSEARCH_IN_VPC_ONLY",
    "ELASTICSEARCH_IN_VPC_ONLY",
  ],
  fact: searchExposure,
  settings: { defaults: exposureDefaults, schema: exposureSchema },
  judge({ open, whitelist, openEnded }, { settings }) {
    if (open === true) {
      return fail(
        "has an address on the internet",
        "put it into subnets of its network, and its console behind the bastion",
      );
    }
    if (letsInInternet(PrefixSet.of(whitelist), settings)) {
      return fail(`white list lets in ${printSources(whitelist)}`, "list the offices and the bastion only");
    }
    return open === UNKNOWN || openEnded
      ? undecided("where it can be reached from is known only after deployment")
      : pass;
  },
});
