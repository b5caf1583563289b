import { describe, expect, test } from "vitest";
import { type ResourceView, UNKNOWN } from "../control.ts";
import { stackView } from "../stack-view.ts";
import { exampleStack, type Phase, type ResourceSpec, ref } from "../testing.ts";
import { bucketOf, buckets, mayMean, namedBuckets } from "./bucket.ts";
import { switchOf } from "./bucket-access.ts";
import { copiesOf } from "./bucket-copies.ts";
import { deletesAfter, deletesAll, lifecycleOf, lockOf, versioned } from "./bucket-retention.ts";
import { rolesOf } from "./bucket-roles.ts";
import { readsRecorded } from "./data-events.ts";

const S3 = "aws:s3/bucket:Bucket";
const OSS = "alicloud:oss/bucket:Bucket";
const BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";

const one = (phase: Phase, ...specs: readonly ResourceSpec[]) => {
  const stack = exampleStack(specs, phase);
  const [bucket] = buckets(stack);
  if (!bucket) throw new Error("no bucket in the example");
  return { stack, bucket };
};
const versions = (name: string, bucket: unknown, status: string): ResourceSpec => ({
  name,
  type: VERSIONING,
  props: { bucket, versioningConfiguration: { status } },
});

/** Resources as a state has them that records dependencies, but not by input. */
const coarse = (
  ...resources: readonly (Partial<ResourceView> & { readonly name: string; readonly type: string })[]
) =>
  stackView(
    resources.map((resource) => ({
      urn: resource.name,
      custom: true,
      props: {},
      dependencies: [],
      propertyDependencies: {},
      protect: false,
      ...resource,
    })),
  );

describe("a setting belongs to the bucket that it names", () => {
  test.each([
    ["its name", "orders"],
    ["its ARN", "arn:aws-cn:s3:::orders"],
    ["an ARN of objects in it", "arn:aws-cn:s3:::orders/*"],
    ["its endpoint", "orders.s3.cn-north-1.amazonaws.com.cn"],
    ["a place in it", "s3://orders/answers/"],
  ])("by %s", (_, name) => {
    const { bucket } = one(
      "preview",
      { name: "a", type: S3, props: { bucket: "orders" } },
      versions("v", name, "Enabled"),
    );
    expect(versioned(bucket)).toBe(true);
  });

  test("by way of another setting of it, however many there are between", () => {
    const { bucket } = one(
      "preview",
      { name: "a", type: S3 },
      { name: "block", type: BLOCK, props: { bucket: ref("a") } },
      { name: "second", type: BLOCK, props: { bucket: ref("block") } },
      versions("v", ref("second"), "Enabled"),
    );
    expect(versioned(bucket)).toBe(true);
  });

  test("and not by way of anything else", () => {
    const { bucket } = one(
      "preview",
      { name: "a", type: S3 },
      { name: "object", type: "aws:s3/bucketObject:BucketObject", props: { bucket: ref("a") } },
      versions("v", ref("object"), "Enabled"),
    );
    expect(versioned(bucket)).toBe(UNKNOWN);
  });

  test("of its own cloud alone", () => {
    const { stack, bucket } = one(
      "preview",
      { name: "a", type: S3, props: { bucket: "orders" } },
      { name: "b", type: OSS, props: { bucket: "orders" } },
      {
        name: "v",
        type: "alicloud:oss/bucketVersioning:BucketVersioning",
        props: { bucket: "orders", status: "Enabled" },
      },
    );
    expect(versioned(bucket)).toBe(false);
    expect(buckets(stack, "alicloud").map(versioned)).toEqual([true]);
  });

  test("the last of several wins", () => {
    const { bucket } = one(
      "preview",
      { name: "a", type: S3 },
      versions("v1", ref("a"), "Enabled"),
      versions("v2", ref("a"), "Suspended"),
    );
    expect(versioned(bucket)).toBe(false);
  });

  test("an empty name is nobody's", () => {
    const { bucket } = one(
      "preview",
      { name: "a", type: S3, props: { bucket: "" } },
      versions("v", "", "Enabled"),
    );
    expect(versioned(bucket)).toBe(false);
  });

  test("settings of one bucket that another stack makes know each other", () => {
    const stack = exampleStack([
      { name: "block", type: BLOCK, props: { bucket: "elsewhere", blockPublicAcls: true } },
      { name: "acl", type: "aws:s3/bucketAcl:BucketAcl", props: { bucket: "elsewhere", acl: "public-read" } },
    ]);
    const [acl] = stack.ofType("aws:s3/bucketAcl:BucketAcl");
    const bucket = acl && bucketOf(stack, acl);
    expect(bucket?.resource).toBeUndefined();
    expect(bucket && switchOf(stack, bucket, "blockPublicAcls")).toBe(true);
    expect(buckets(stack)).toEqual([]);
  });
});

describe("where only dependencies are recorded", () => {
  const setting = (dependencies: readonly string[]) => ({
    name: "v",
    type: VERSIONING,
    props: { bucket: UNKNOWN, versioningConfiguration: { status: "Enabled" } },
    dependencies,
  });

  test("the one bucket among them is meant", () => {
    const stack = coarse(
      { name: "a", type: S3 },
      { name: "k", type: "aws:kms/key:Key" },
      setting(["k", "a"]),
    );
    expect(buckets(stack).map(versioned)).toEqual([true]);
  });

  test("two leave it open", () => {
    const stack = coarse({ name: "a", type: S3 }, { name: "b", type: S3 }, setting(["a", "b"]));
    expect(buckets(stack).map(versioned)).toEqual([UNKNOWN, UNKNOWN]);
  });

  test("a rule that names no target does not name its own bucket", () => {
    const stack = coarse(
      { name: "a", type: S3, props: { bucket: "orders" } },
      {
        name: "r",
        type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
        props: { bucket: "orders", rules: [{ status: "Enabled", destination: { bucket: UNKNOWN } }] },
        dependencies: ["a"],
      },
    );
    const [bucket] = buckets(stack);
    expect(bucket && rolesOf(stack, bucket).has("replica")).toBe(false);
    expect(bucket && rolesOf(stack, bucket).mayHave("replica")).toBe(true);
    expect(bucket && copiesOf(stack, bucket)).toEqual([{ on: true, region: UNKNOWN }]);
  });
});

describe("a name that only the deployment knows", () => {
  const nameless = { name: "a", type: S3, props: { bucket: UNKNOWN } };

  test("may be the one that a setting gives", () => {
    const { bucket } = one("preview", nameless, versions("v", "orders", "Enabled"));
    expect(versioned(bucket)).toBe(UNKNOWN);
  });

  test("is settled once deployed", () => {
    const { bucket } = one("deployed", nameless, versions("v", "orders", "Enabled"));
    expect(bucket.nameless).toBe(false);
    expect(versioned(bucket)).toBe(false);
  });

  test("may be meant by whatever names none of this stack", () => {
    const { stack, bucket } = one("preview", nameless, { name: "b", type: S3, props: { bucket: "b" } });
    const [, known] = buckets(stack);
    expect(mayMean(bucket, "aws", [], ["orders"])).toBe(true);
    expect(mayMean(bucket, "aws", [], [undefined])).toBe(false);
    expect(mayMean(bucket, "alicloud", [], ["orders"])).toBe(false);
    expect(mayMean(bucket, "aws", [bucket], ["orders"])).toBe(false);
    expect(known && mayMean(known, "aws", [], ["orders"])).toBe(false);
    expect(known && mayMean(known, "aws", [], [UNKNOWN])).toBe(true);
  });
});

describe("the block of an account", () => {
  const account = (id: string): ResourceSpec => ({
    name: "account",
    type: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
    props: { blockPublicAcls: true },
    providerProps: { region: "cn-north-1", allowedAccountIds: [id] },
  });
  const bucketOfAccount = {
    name: "a",
    type: S3,
    providerProps: { region: "cn-northwest-1", allowedAccountIds: ["1"] },
  };

  test("holds for its buckets in every region", () => {
    const { stack, bucket } = one("preview", bucketOfAccount, account("1"));
    expect(switchOf(stack, bucket, "blockPublicAcls")).toBe(true);
    expect(switchOf(stack, bucket, "ignorePublicAcls")).toBe(false);
  });

  test("and for nobody else's", () => {
    const { stack, bucket } = one("preview", bucketOfAccount, account("2"));
    expect(switchOf(stack, bucket, "blockPublicAcls")).toBe(false);
  });
});

describe("lifecycles and locks", () => {
  const lifecycle = (rules: unknown) =>
    lifecycleOf(one("preview", { name: "a", type: S3, props: { lifecycleRules: rules } }).bucket);

  test("none deletes nothing, and an unknown one may", () => {
    expect([deletesAfter(undefined), deletesAfter(UNKNOWN)]).toEqual([Number.POSITIVE_INFINITY, UNKNOWN]);
    expect([deletesAll(undefined), deletesAll(UNKNOWN)]).toEqual([false, UNKNOWN]);
  });

  test("the shortest of the rules that are on counts", () => {
    const rules = [
      { enabled: true, expiration: { days: 30 } },
      { enabled: true, expiration: { days: 7 }, prefix: "tmp/" },
      { enabled: false, expiration: { days: 1 } },
    ];
    expect(deletesAfter(lifecycle(rules))).toBe(7);
    expect(deletesAll(lifecycle(rules))).toBe(true);
    expect(deletesAll(lifecycle(rules.slice(1)))).toBe(false);
  });

  test("rules of two lifecycles are taken together", () => {
    const part = (name: string, days: number): ResourceSpec => ({
      name,
      type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
      props: { bucket: ref("a"), rules: [{ id: name, status: "Enabled", expiration: { days } }] },
    });
    const { bucket } = one("preview", { name: "a", type: S3 }, part("x", 30), part("y", 90));
    expect(deletesAfter(lifecycleOf(bucket))).toBe(30);
  });

  test("years are days, and are added to them", () => {
    const rule = { defaultRetention: { days: 5, years: 2 } };
    const { bucket } = one("preview", {
      name: "a",
      type: S3,
      props: { objectLockEnabled: true, objectLockConfiguration: { rule } },
    });
    expect(lockOf(bucket)).toEqual({ written: true, on: true, days: 735 });
  });

  test("a bucket of OSS without a rule is not locked", () => {
    const { bucket } = one("preview", { name: "a", type: OSS });
    expect(lockOf(bucket)).toEqual({ written: false, on: false, days: 0 });
  });
});

test("a rule of a replication without a status copies nothing", () => {
  const { stack, bucket } = one(
    "preview",
    {
      name: "a",
      type: S3,
      props: { replicationConfiguration: { rules: [{ destination: { bucket: "b" } }] } },
    },
    { name: "b", type: S3, props: { bucket: "b", region: "cn-north-1" } },
  );
  expect(copiesOf(stack, bucket)).toEqual([{ on: false, region: "cn-north-1" }]);
});

test("a trail that records the reads of one bucket says nothing of others, nor of another cloud's", () => {
  const { stack, bucket } = one(
    "preview",
    { name: "a", type: S3, props: { bucket: "a" } },
    { name: "b", type: OSS, props: { bucket: "b" } },
    {
      name: "trail",
      type: "aws:cloudtrail/trail:Trail",
      props: {
        s3BucketName: "t",
        eventSelectors: [{ dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws-cn:s3"] }] }],
      },
    },
  );
  expect(readsRecorded(stack, bucket)).toBe(true);
  expect(buckets(stack, "alicloud").map((each) => readsRecorded(stack, each))).toEqual([false]);
});

test("names of buckets that this stack does not make are no buckets of it", () => {
  const { stack } = one(
    "preview",
    { name: "a", type: S3, props: { bucket: "a" } },
    versions("v", "b", "Enabled"),
  );
  const [setting] = stack.ofType(VERSIONING);
  expect(setting && namedBuckets(stack, setting, "bucket", ["b"])).toEqual([]);
});
