import { control } from "../../control.ts";
import { secureTransport } from "../../facts/secure-transport.ts";
import { requireTrue } from "../../judgement.ts";

export const tlsRequireBucketHttps = control({
  id: "tls-require-bucket-https",
  title: "Buckets refuse requests without TLS",
  clauses: ["8.3.3-a"],
  mlps: "8.1.2.2",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "A client that is told http sends the object, and on OSS and S3 its credentials' signature, for everybody on the way to read and to change.",
  sameAs: [
    "AwsSolutions-S10",
    "S3BucketSSLRequestsOnly",
    "S3_BUCKET_SSL_REQUESTS_ONLY",
    "s3_bucket_secure_transport_policy",
    "oss_bucket_secure_transport_enabled",
  ],
  fact: secureTransport,
  judge: ({ refused }) =>
    requireTrue(
      refused,
      "what its policy refuses",
      "takes requests without TLS",
      "deny every action to everybody where the request is not secure, on the bucket and its objects",
    ),
});
