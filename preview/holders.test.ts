import { expect, test } from "vitest";
import { holdersOf } from "./holders.ts";
import type { RecordedResource } from "./record.ts";
import { record, resource } from "./testing.ts";

const bucket = resource("aws:s3/bucket:Bucket", "b", {
  tags: { owner: "web", system: "shop", project: "p" },
});
const policy = resource(
  "aws:s3/bucketPolicy:BucketPolicy",
  "p",
  {},
  {
    propertyDependencies: { bucket: [bucket.urn] },
  },
);
const group = resource("atrium:x:Group", "g", { tags: { owner: "net" } }, { custom: false });
const child = resource(
  "alicloud:vpc/network:Network",
  "n",
  { tags: { project: "lan" } },
  { parent: group.urn },
);
const provider = resource("pulumi:providers:aws", "hk", {
  defaultTags: JSON.stringify({ tags: { owner: "all" } }),
});
const bare = resource("aws:ec2/vpc:Vpc", "v", {}, { provider: provider.urn });

const held = (...resources: readonly RecordedResource[]) => {
  const holders = holdersOf(record(...resources));
  return resources.map(({ urn }) => holders.get(urn));
};

test("a resource is held by its tags; system wins over project", () => {
  expect(held(bucket)).toEqual([{ owner: "web", system: "shop" }]);
});

test("what carries no tag is held by what it depends on, then by what it stands below", () => {
  expect(held(policy, bucket)[0]).toEqual({ owner: "web", system: "shop" });
  expect(held(child, group)[0]).toEqual({ owner: "net", system: "lan" });
});

test("the provider's default tags count, and nobody is said to be nobody", () => {
  expect(held(bare, provider)[0]).toEqual({ owner: "all", system: "no system" });
  expect(held(resource("aws:ec2/vpc:Vpc", "v"))).toEqual([{ owner: "no owner", system: "no system" }]);
});

test("a circle of dependencies ends", () => {
  const a = resource("x:y:Z", "a", {}, { propertyDependencies: { b: ["urn:pulumi:dev::mall::x:y:Z::b"] } });
  const b = resource("x:y:Z", "b", { tags: { owner: "o" } }, { propertyDependencies: { a: [a.urn] } });
  expect(held(a, b).map((holder) => holder?.owner)).toEqual(["o", "o"]);
});
