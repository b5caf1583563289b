import { control, UNKNOWN } from "../../control.ts";
import { metadataService } from "../../facts/metadata-service.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const computeRequireMetadataTokens = control({
  id: "compute-require-metadata-tokens",
  title: "The metadata service of machines demands session tokens",
  clauses: ["8.3.1-a", "8.1.2-b"],
  mlps: "8.1.4.4",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "A page that fetches addresses for its visitors can be talked into fetching the machine's own credentials. With session tokens it cannot.",
  sameAs: ["CKV_AWS_79", "CKV_AWS_371", "EC2IMDSv2Enabled", "ec2_instance_imdsv2_enabled"],
  fact: metadataService,
  judge({ reachable, tokens }) {
    if (reachable === false || tokens === true) return pass;
    return reachable === UNKNOWN || tokens === UNKNOWN
      ? undecided("whether the metadata service demands tokens is known only after deployment")
      : fail("metadata service answers without a session token", 'set httpTokens to "required" (IMDSv2)');
  },
});
