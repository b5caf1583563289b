import { control, UNKNOWN } from "../../control.ts";
import { exposureDefaults, exposureSchema, letsInInternet } from "../../exposure.ts";
import { dataClusters } from "../../facts/data-cluster.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const platformNoOpenCluster = control({
  id: "platform-no-open-cluster",
  title: "Data clusters let in nobody from the internet",
  clauses: ["8.3.2-b", "1.9.2-a"],
  mlps: "8.1.3.1",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "A data cluster runs whatever it is sent. Open to the internet, it works for strangers, with your data at hand.",
  sameAs: ["CKV2_AWS_7", "emr_cluster_publicly_accesible", "emr_cluster_master_nodes_no_public_ip"],
  fact: dataClusters,
  settings: { defaults: exposureDefaults, schema: exposureSchema },
  judge(cluster, { settings }) {
    if (cluster.public === true)
      return fail("its machines have addresses on the internet", "set withPublicIp to false");
    if (!cluster.groupsNamed)
      return fail(
        "it names no security groups for its machines",
        "name groups that let in the network alone",
      );
    if (letsInInternet(cluster.sources, settings))
      return fail("its groups let in the internet", "limit them to the network");
    return cluster.public === UNKNOWN
      ? undecided("whether its machines are public is known only after deployment")
      : pass;
  },
});
