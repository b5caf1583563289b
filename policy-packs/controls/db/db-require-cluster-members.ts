import { control, UNKNOWN } from "../../control.ts";
import { exemptDefaults, exemptSchema, spare } from "../../environment.ts";
import { clusterMembers } from "../../facts/database-placement.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const dbRequireClusterMembers = control({
  id: "db-require-cluster-members",
  title: "Production clusters have an instance to fail over to",
  clauses: ["10.2.1-b", "10.2.1-a"],
  mlps: "8.1.4.9",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "A cluster of one instance is down for the minutes that making another takes, on every failure and every update.",
  sameAs: [
    "rds_cluster_multi_az",
    "documentdb_cluster_multi_az_enabled",
    "neptune_cluster_multi_az",
    "RDS_CLUSTER_MULTI_AZ_ENABLED",
  ],
  fact: clusterMembers,
  settings: {
    defaults: { ...exemptDefaults, minimum: 2 },
    schema: {
      ...exemptSchema,
      minimum: { type: "integer", minimum: 1, description: "fewest instances of a cluster" },
    },
  },
  judge({ count, environment }, { settings }) {
    const judgement =
      count === UNKNOWN
        ? undecided("how many instances it has is known only after deployment")
        : count >= settings.minimum
          ? pass
          : fail(`has ${count} of ${settings.minimum} instances`, "add an instance in another zone");
    return spare(judgement, environment, settings);
  },
});
