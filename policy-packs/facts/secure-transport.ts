import { type Known, UNKNOWN } from "../control.ts";
import { anyOf, flag } from "../reading.ts";
import { applies } from "../statements/decide.ts";
import type { Statement } from "../statements/document.ts";
import { both, type Extent, either } from "../statements/truth.ts";
import type { Bucket } from "../views/bucket.ts";
import { bucketFact } from "./bucket-fact.ts";
import { documentsOf, type PolicyDocument } from "./policy-documents.ts";

/** Whether a bucket refuses requests without TLS. */
export interface SecureTransport {
  readonly refused: Known<boolean>;
}

export const secureTransport = bucketFact<SecureTransport>("secure-transport", (bucket) => ({
  refused: plainRefused(bucket),
}));

/** Does a bucket, by its policy or its switch, refuse requests without TLS? */
export function plainRefused(bucket: Bucket): Known<boolean> {
  const holders = [...(bucket.resource ? [bucket.resource] : []), ...bucket.settings("policy")];
  const refused: readonly Known<boolean>[] = [
    ...holders.flatMap((holder) => documentsOf(holder, "bucket")).map(refusesPlain),
    // A bucket's own switch, "Only allow HTTPS access", OSS user guide.
    ...bucket.settings("https").map(({ props }) => flag(props, "enable") ?? false),
    bucket.mayBeSet("policy") || bucket.mayBeSet("https") ? UNKNOWN : false,
  ];
  return anyOf(refused);
}

/** Reading and writing of objects, and listing: what a client does without TLS by mistake. */
const PROBES = {
  aws: ["s3:GetObject", "s3:PutObject", "s3:ListBucket"],
  alicloud: ["oss:GetObject", "oss:PutObject", "oss:ListObjects"],
} as const;

/** Is every plain request of everybody refused, whatever else the request carries? */
function refusesPlain({ document, cloud }: PolicyDocument): Known<boolean> {
  if (document.status === "unknown") return UNKNOWN;
  if (document.status === "invalid") return false;
  const denies = document.statements.filter(({ effect }) => effect !== "Allow");
  const key = cloud === "aws" ? "aws:securetransport" : "acs:securetransport";
  const request = {
    cloud,
    principal: { kind: cloud === "aws" ? "AWS" : "*", name: "*" },
    context: { values: { [key]: ["false"] }, open: true },
  } as const;
  const answers = PROBES[cloud].map((action) =>
    either(
      denies.map((statement) =>
        both([
          statement.effect === UNKNOWN ? UNKNOWN : "all",
          standsOn(statement, action),
          applies(statement, { ...request, action }),
        ]),
      ),
    ),
  );
  if (answers.some((answer) => answer !== "all" && answer !== UNKNOWN)) return false;
  return answers.includes(UNKNOWN) ? UNKNOWN : true;
}

/** Whether a statement speaks of all objects, for their actions, or of the bucket itself. Its bucket is this one. */
function standsOn({ resources }: Statement, action: string): Extent {
  if (resources === undefined) return "all";
  if (resources.except) return "none";
  const wanted = action.endsWith("Object") ? /^\*$|^[^/]*\*$|^[^/]+\/\*$/ : /^\*$|^[^/]+$/;
  return either(
    resources.patterns.map((pattern) =>
      pattern === UNKNOWN ? UNKNOWN : wanted.test(pattern) ? "all" : "none",
    ),
  );
}
