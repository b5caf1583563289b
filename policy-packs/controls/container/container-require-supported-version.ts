import { control, UNKNOWN } from "../../control.ts";
import { clusterVersion } from "../../facts/versions.ts";
import { fail, pass, undecided } from "../../judgement.ts";
import { ACK_ENDS, EKS_ENDS, hasEnded, minor, newest } from "../../versions.ts";

export const containerRequireSupportedVersion = control({
  id: "container-require-supported-version",
  title: "Clusters run a version of Kubernetes that is still mended",
  clauses: ["4.6.2-a", "11.4.3-b"],
  mlps: "8.1.10.5",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "Flaws of Kubernetes are published with the mend; a cluster that no longer gets the mend has only the publication.",
  sameAs: ["CKV_AWS_339", "eks_cluster_uses_a_supported_version"],
  fact: clusterVersion,
  settings: {
    defaults: { endsAws: EKS_ENDS, endsAlicloud: ACK_ENDS },
    schema: {
      endsAws: { type: "object", description: "last day of support by version of EKS, YYYY-MM-DD" },
      endsAlicloud: { type: "object", description: "last day of support by version of ACK, YYYY-MM-DD" },
    },
  },
  judge({ cloud, version }, { settings, now }) {
    if (version === UNKNOWN) return undecided("its version is known only after deployment");
    const ends = cloud === "aws" ? settings.endsAws : settings.endsAlicloud;
    const end = ends[minor(version)];
    if (end === undefined) {
      // Newer than the table is newer than its ends; older than the table ended long ago.
      return newest(ends, version)
        ? pass
        : fail(`version ${version} has no support any more`, "move to a version that is supported");
    }
    return hasEnded(end, now)
      ? fail(`version ${version} has had no support since ${end}`, "move to a version that is supported")
      : pass;
  },
});
