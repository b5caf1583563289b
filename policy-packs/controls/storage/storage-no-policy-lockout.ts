import { control, type Known, UNKNOWN } from "../../control.ts";
import { bucketPolicies } from "../../facts/placed-policies.ts";
import { byStatement, judgeDocuments } from "../../judgements/document.ts";
import { actionsMatch } from "../../statements/decide.ts";
import type { Statement } from "../../statements/document.ts";
import { namesEverybody } from "../../statements/outsiders.ts";
import { both } from "../../statements/truth.ts";

export const storageNoPolicyLockout = control({
  id: "storage-no-policy-lockout",
  title: "No bucket policy shuts out everybody who could change it",
  clauses: ["8.3.1-a"],
  mlps: "8.1.4.2",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Such a policy binds administrators and the next deployment too: only the root user of the account can take it away.",
  sameAs: ["CKV_AWS_93"],
  absent: { alicloud: "a Deny to everybody without a condition spares the owner of the bucket on OSS" },
  fact: bucketPolicies,
  judge: (documents) =>
    judgeDocuments(documents, {
      find: (statements) =>
        byStatement(statements, locksOut, () => "denies everybody the change of the policy itself"),
      remedy: "leave out s3:PutBucketPolicy, or name those whom it shall not bind",
    }),
});

function locksOut(statement: Statement): Known<boolean> {
  const { effect, conditions, principals, actions } = statement;
  // Everybody but a few, and everything but some, leave somebody who can mend it.
  if (effect === "Allow" || principals?.except || actions.except) return false;
  if (conditions !== UNKNOWN && conditions.length > 0) return false;
  const extent = both([namesEverybody(statement), actionsMatch(statement, "s3:PutBucketPolicy")]);
  if (extent === "none" || extent === "some") return false;
  return extent === UNKNOWN || effect === UNKNOWN || conditions === UNKNOWN ? UNKNOWN : true;
}
