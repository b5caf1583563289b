import { control } from "../../control.ts";
import { metadataService } from "../../facts/metadata-service.ts";
import { pass, requireTrue } from "../../judgement.ts";

export const computeRequireMetadataTokens = control({
  id: "compute-require-metadata-tokens",
  title: "The metadata service of machines demands session tokens",
  // A request forged through the machine cannot fetch its role's credentials. @clause 8.3.1-a
  clauses: ["8.3.1-a", "8.1.2-b"],
  severity: "high",
  packs: { baseline: "mandatory" },
  sameAs: ["CKV_AWS_79", "EC2IMDSv2Enabled"],
  fact: metadataService,
  judge: ({ reachable, tokens }) =>
    reachable === false
      ? pass
      : requireTrue(
          tokens,
          "whether the metadata service demands tokens",
          "metadata service answers without a session token (httpTokens is not required)",
          'set httpTokens to "required"',
        ),
});
