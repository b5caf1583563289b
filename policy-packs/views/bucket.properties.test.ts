import fc from "fast-check";
import { expect, test } from "vitest";
import { type AnyControl, UNKNOWN } from "../control.ts";
import { controls } from "../controls/index.ts";
import { judge } from "../judge.ts";
import { EXAMPLE_NOW, exampleStack, packOf, type ResourceSpec, ref } from "../testing.ts";

/** Every control that reads buckets, disks, files, images or snapshots. */
const storage: readonly AnyControl[] = Object.values(controls).filter(({ id }) =>
  /^storage-|^log-.*(bucket|reader)|^tls-.*bucket/.test(id),
);
const TYPES = [
  ...new Set(storage.flatMap(({ fact }) => [...fact.types.aws, ...fact.types.alicloud])),
  ...[
    "BucketVersioning",
    "BucketLifecycleConfiguration",
    "BucketServerSideEncryptionConfiguration",
    "BucketReplicationConfig",
    "BucketObjectLockConfiguration",
    "BucketLogging",
    "BucketPolicy",
    "BucketNotification",
  ].map((type) => `aws:s3/b${type.slice(1)}:${type}`),
  "aws:cloudtrail/trail:Trail",
  "aws:athena/workgroup:Workgroup",
  "aws:ec2/volumeAttachment:VolumeAttachment",
  "alicloud:oss/bucketVersioning:BucketVersioning",
  "alicloud:oss/bucketReplication:BucketReplication",
  "alicloud:oss/bucketWorm:BucketWorm",
  "alicloud:oss/bucketLogging:BucketLogging",
  "alicloud:actiontrail/trail:Trail",
];

/** Names of inputs that some reader asks for, at the top or below it. */
const INPUTS = [
  "accessControlPolicy acl advancedEventSelectors applyServerSideEncryptionByDefault blockDeviceMappings",
  "blockPublicAcls blockPublicPolicy bucket configuration crossRegionCopyRules dataDisks dataResources days",
  "defaultRetention destination destinations ebs ebsBlockDevices enabled encrypted encryption expiration",
  "expirations fieldSelectors filter grantee grants kmsKeyId kmsMasterKeyId lifecycleRules location logging",
  "loggings objectLockConfiguration objectLockEnabled permission permissions policy policyDetails",
  "publicAccessBlockConfiguration region replicationConfiguration retainRule retentionDays rootBlockDevice rule",
  "rules s3BucketName schedules serverSideEncryptionConfiguration serverSideEncryptionRule snapshotId",
  "sseAlgorithm state status systemDisk tags targetBucket uri versioning versioningConfiguration volumeId",
].flatMap((line) => line.split(" "));

const leaf = fc.oneof(
  fc.constantFrom<unknown>(UNKNOWN, null, true, false, "", 0, -1, 7, Number.NaN),
  fc.constantFrom("Enabled", "Suspended", "KMS", "aws:kms", "public-read", "constructor", "__proto__", "all"),
  fc.constantFrom("arn:aws-cn:s3:::orders", "oss-cn-beijing", "{", '{"Statement":[{}]}', "$(status)"),
);
const { shape } = fc.letrec<{ shape: unknown }>((tie) => ({
  shape: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie("shape"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...INPUTS), tie("shape"), { maxKeys: 4 }),
  ),
}));
const props = fc
  .tuple(fc.dictionary(fc.constantFrom(...INPUTS), shape, { maxKeys: 6 }), fc.option(leaf))
  .map(([inputs, acl]) => ({ bucket: "orders", ...(acl !== null && { acl }), ...inputs }));

test("whatever the inputs of storage are, every control has a verdict and none breaks", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...TYPES), props), { minLength: 1, maxLength: 5 }),
      (resources) => {
        const specs = resources.map(([type, inputs], index) => ({ name: `r${index}`, type, props: inputs }));
        const verdicts = judge(packOf(...storage), exampleStack(specs), { now: EXAMPLE_NOW });
        expect(verdicts.filter(({ message }) => message.includes("could not be judged"))).toEqual([]);
      },
    ),
    { numRuns: 1500 },
  );
});

/** A bucket with some of the settings it can have, whole and well-formed. */
const setting = (type: string, more: object): ResourceSpec => ({
  name: type,
  type: `aws:s3/b${type.slice(1)}:${type}`,
  props: { bucket: ref("bucket"), ...more },
});
const settings = fc.subarray([
  setting("BucketAcl", { acl: "private" }),
  setting("BucketVersioning", { versioningConfiguration: { status: "Enabled" } }),
  setting("BucketLogging", { targetBucket: "logs", targetPrefix: "" }),
  setting("BucketPublicAccessBlock", { blockPublicAcls: true, blockPublicPolicy: true }),
  setting("BucketServerSideEncryptionConfiguration", {
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: "k" } }],
  }),
  setting("BucketLifecycleConfiguration", {
    rules: [{ id: "end", status: "Enabled", expiration: { days: 2557 } }],
  }),
  setting("BucketReplicationConfig", {
    role: "r",
    rules: [{ status: "Enabled", destination: { bucket: "arn:aws-cn:s3:::copy" } }],
  }),
]);

test("a setting that names its bucket by its identifier is the same as one that refers to it", () => {
  fc.assert(
    fc.property(settings, (beside) => {
      const specs = [{ name: "bucket", type: "aws:s3/bucket:Bucket" }, ...beside];
      const of = (phase: "preview" | "deployed") =>
        judge(packOf(...storage), exampleStack(specs, phase), { now: EXAMPLE_NOW }).map(
          ({ control, urn, status }) => `${control} ${urn} ${status}`,
        );
      expect(of("deployed")).toEqual(of("preview"));
    }),
  );
});

test("once a setting's bucket is unknown, nothing fails that did not fail before", () => {
  fc.assert(
    fc.property(settings, fc.nat(), (beside, which) => {
      const lost = beside.map((spec, index) =>
        index === which % beside.length ? { ...spec, props: { ...spec.props, bucket: UNKNOWN } } : spec,
      );
      const failures = (others: readonly ResourceSpec[]) =>
        judge(
          packOf(...storage),
          exampleStack([{ name: "bucket", type: "aws:s3/bucket:Bucket" }, ...others]),
          {
            now: EXAMPLE_NOW,
          },
        )
          .filter(({ status }) => status === "fail")
          .map(({ control, urn }) => `${control} ${urn}`);
      const before = new Set(failures(beside));
      expect(failures(lost).filter((each) => !before.has(each))).toEqual([]);
    }),
  );
});

test("a setting changes no other bucket", () => {
  fc.assert(
    fc.property(settings, (beside) => {
      const pair = [
        { name: "bucket", type: "aws:s3/bucket:Bucket" },
        { name: "other", type: "aws:s3/bucket:Bucket" },
      ];
      const ofOther = (specs: readonly ResourceSpec[]) =>
        judge(packOf(...storage), exampleStack(specs), { now: EXAMPLE_NOW })
          .filter(({ urn }) => urn.endsWith("::other"))
          .map(({ control, status }) => `${control} ${status}`);
      expect(ofOther([...pair, ...beside])).toEqual(ofOther(pair));
    }),
  );
});
