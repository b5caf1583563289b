import { control } from "../../control.ts";
import { exposureDefaults, exposureSchema, judgeSources } from "../../exposure.ts";
import { clusterEndpoint } from "../../facts/network-settings.ts";
import { pass, undecided } from "../../judgement.ts";

export const networkRequireLimitedClusterEndpoint = control({
  id: "network-require-limited-cluster-endpoint",
  title: "Clusters on the internet answer named addresses alone",
  clauses: ["11.4.1-c", "1.9.2-a"],
  mlps: "8.1.3.2",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "One leaked credential or one flaw is enough for anybody to take the cluster.",
  sameAs: ["CKV_AWS_38"],
  fact: clusterEndpoint,
  settings: { defaults: exposureDefaults, schema: exposureSchema },
  judge(fact, { settings }) {
    if (fact.public === false) return pass;
    const open = judgeSources(
      fact.sources,
      settings,
      "management endpoint",
      "limit it to the addresses of the bastion, or switch it off",
    );
    if (open.status === "pass" || fact.public === true) return open;
    return undecided("whether its endpoint is on the internet is known only after deployment");
  },
});
