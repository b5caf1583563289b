import { type Known, type ResourceView, type StackFact, type StackView, UNKNOWN } from "../control.ts";
import { anyOf, flag } from "../reading.ts";
import { applies, withEffect } from "../statements/decide.ts";
import type { Statement } from "../statements/document.ts";
import { both, type Extent, either } from "../statements/truth.ts";
import { documentsOf, type PolicyDocument } from "./policy-documents.ts";

/** Whether a bucket refuses requests without TLS. */
export interface SecureTransport {
  readonly refused: Known<boolean>;
}

const S3 = "aws:s3/bucket:Bucket";
const S3_POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const OSS = "alicloud:oss/bucket:Bucket";
const OSS_POLICY = "alicloud:oss/bucketPolicy:BucketPolicy";
const OSS_HTTPS = "alicloud:oss/bucketHttpsConfig:BucketHttpsConfig";

export const secureTransport: StackFact<SecureTransport> = {
  name: "secure-transport",
  scope: "stack",
  types: { aws: [S3], alicloud: [OSS] },
  read: (stack) => [
    ...stack.ofType(S3).map((resource) => ({ resource, fact: byS3(stack, resource) })),
    ...stack.ofType(OSS).map((resource) => ({ resource, fact: byOss(stack, resource) })),
  ],
};

function byS3(stack: StackView, bucket: ResourceView): SecureTransport {
  return { refused: byPolicy(stack, bucket, { policy: S3_POLICY, bucket: S3 }) };
}

function byOss(stack: StackView, bucket: ResourceView): SecureTransport {
  const refused = anyOf([
    byPolicy(stack, bucket, { policy: OSS_POLICY, bucket: OSS }),
    // A bucket's own switch, "Only allow HTTPS access", OSS user guide.
    ...settings(stack, OSS_HTTPS, bucket, OSS).map(({ props }) => flag(props, "enable") ?? false),
  ]);
  return { refused };
}

function settings(stack: StackView, type: string, bucket: ResourceView, bucketType: string) {
  return stack.ofType(type).filter((each) => stack.referencedBy(each, "bucket", bucketType).includes(bucket));
}

interface Types {
  readonly policy: string;
  readonly bucket: string;
}

function byPolicy(stack: StackView, bucket: ResourceView, { policy, bucket: type }: Types): Known<boolean> {
  const holders = [bucket, ...settings(stack, policy, bucket, type)];
  return anyOf(holders.flatMap((holder) => documentsOf(holder, "bucket")).map(refusesPlain));
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
  const denies = withEffect(document.statements, "Deny");
  const key = cloud === "aws" ? "aws:securetransport" : "acs:securetransport";
  const request = {
    cloud,
    principal: { kind: cloud === "aws" ? "AWS" : "*", name: "*" },
    context: { values: { [key]: ["false"] }, open: true },
  } as const;
  const answers = PROBES[cloud].map((action) =>
    either(
      denies.map((statement) =>
        both([standsOn(statement, action), applies(statement, { ...request, action })]),
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
