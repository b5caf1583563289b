import { describe, expect, test } from "vitest";
import { type ResourceView, UNKNOWN } from "../control.ts";
import { stackView } from "../stack-view.ts";
import { dependedOn, isOpenEnded, namedWithin, namersOf, names } from "./references.ts";

const BUCKET = "aws:s3/bucket:Bucket";
const TOPIC = "aws:sns/topic:Topic";

function resource(name: string, type: string, more: Partial<ResourceView> = {}): ResourceView {
  return {
    urn: `urn:pulumi:test::test::${type}::${name}`,
    type,
    name,
    custom: true,
    props: {},
    dependencies: [],
    propertyDependencies: {},
    protect: false,
    ...more,
  };
}
const told = (found: readonly ResourceView[]) => found.map(({ name }) => name);
const bucket = resource("bucket", BUCKET, { id: "bucket-id", props: { arn: "arn:aws:s3:::mall" } });
const topic = resource("topic", TOPIC, { props: { id: "topic-id" } });

describe("an input names", () => {
  const within = (more: Partial<ResourceView>, ...types: readonly string[]) => {
    const from = resource("from", "aws:x/y:Y", more);
    return told(namedWithin(stackView([bucket, topic, from]), from, "blocks", ...types));
  };

  test("what it holds the identifier or ARN of, at any depth", () => {
    expect(within({ props: { blocks: "bucket-id" } })).toEqual(["bucket"]);
    expect(within({ props: { blocks: [{ a: [{ b: "arn:aws:s3:::mall" }] }, "topic-id"] } })).toEqual([
      "bucket",
      "topic",
    ]);
    expect(within({ props: { blocks: ["bucket", ""], other: "bucket-id" } })).toEqual([]);
    expect(within({ props: { blocks: null } })).toEqual([]);
  });

  test("what it depends on by that input", () => {
    const propertyDependencies = { blocks: [bucket.urn, "urn:gone"], other: [topic.urn] };
    expect(within({ props: { blocks: UNKNOWN }, propertyDependencies })).toEqual(["bucket"]);
  });

  test("only what is of the types asked for, by whichever name", () => {
    const props = { blocks: ["bucket-id", "topic-id"] };
    expect(within({ props }, TOPIC)).toEqual(["topic"]);
    expect(within({ props }, "aws:s3/bucketV2:BucketV2")).toEqual(["bucket"]);
  });

  test("never the resource itself", () => {
    expect(within({ id: "self", props: { blocks: ["self", "bucket-id"] } })).toEqual(["bucket"]);
  });

  test("as deep as blocks go, and no further", () => {
    const deep = (levels: number): unknown => (levels === 0 ? "bucket-id" : [deep(levels - 1)]);
    expect(within({ props: { blocks: deep(12) } })).toEqual(["bucket"]);
    expect(within({ props: { blocks: deep(13) } })).toEqual([]);
  });
});

test("an input names something where it says so, or is told by another resource", () => {
  const asked = (props: Readonly<Record<string, unknown>>, propertyDependencies = {}) =>
    names(resource("from", "aws:x/y:Y", { props, propertyDependencies }), "input");
  expect(asked({ input: "a" })).toBe(true);
  expect(asked({ input: "" })).toBe(false);
  expect(asked({})).toBe(false);
  expect(asked({ input: UNKNOWN })).toBe(UNKNOWN);
  expect(asked({ input: UNKNOWN }, { input: [] })).toBe(UNKNOWN);
  expect(asked({ input: UNKNOWN }, { other: [bucket.urn] })).toBe(UNKNOWN);
  expect(asked({ input: UNKNOWN }, { input: [bucket.urn] })).toBe(true);
});

test("what a resource depends on as a whole counts where no input tells more", () => {
  const asked = (more: Partial<ResourceView>, ...types: readonly string[]) => {
    const from = resource("from", "aws:x/y:Y", {
      dependencies: [bucket.urn, topic.urn, "urn:gone"],
      ...more,
    });
    return told(dependedOn(stackView([bucket, topic, from]), from, ...types));
  };
  expect(asked({})).toEqual(["bucket", "topic"]);
  expect(asked({}, TOPIC)).toEqual(["topic"]);
  expect(asked({ propertyDependencies: { a: [], b: [] } })).toEqual(["bucket", "topic"]);
  expect(asked({ propertyDependencies: { a: [], b: [topic.urn] } })).toEqual([]);
});

describe("a resource is named", () => {
  const by = (target: ResourceView, more: Partial<ResourceView>, ...types: readonly string[]) => {
    const from = resource("from", "aws:x/y:Y", more);
    return told(namersOf(stackView([bucket, topic, from]), target, ...types));
  };

  test("by what holds its identifier, or depends on it", () => {
    expect(by(bucket, { props: { a: [{ b: "bucket-id" }] } })).toEqual(["from"]);
    expect(by(bucket, { propertyDependencies: { a: [bucket.urn, "urn:gone"] } })).toEqual(["from"]);
    expect(by(bucket, { dependencies: [bucket.urn] })).toEqual(["from"]);
    expect(by(bucket, { dependencies: [bucket.urn], propertyDependencies: { a: [] } })).toEqual(["from"]);
    expect(by(bucket, { dependencies: [bucket.urn], propertyDependencies: { a: [topic.urn] } })).toEqual([]);
    expect(by(topic, { props: { a: "bucket-id" } })).toEqual([]);
  });

  test("only by the types asked for", () => {
    expect(by(bucket, { props: { a: "bucket-id" } }, "aws:x/y:Y")).toEqual(["from"]);
    expect(by(bucket, { props: { a: "bucket-id" } }, TOPIC)).toEqual([]);
  });

  test("not by itself: its own ARN stands in its inputs", () => {
    expect(by(bucket, {})).toEqual([]);
  });

  test("by everything that holds an identifier which two resources share", () => {
    const twin = resource("twin", TOPIC, { props: { id: "bucket-id" } });
    const from = resource("from", "aws:x/y:Y", { props: { a: "bucket-id" } });
    const stack = stackView([bucket, twin, from]);
    expect(told(namersOf(stack, bucket))).toEqual(["twin", "from"]);
    expect(told(namersOf(stack, twin))).toEqual(["from"]);
  });
});

test("a value is open where it, or anything inside it, is not known", () => {
  expect(isOpenEnded(UNKNOWN)).toBe(true);
  expect(isOpenEnded({ a: [{ b: UNKNOWN }] })).toBe(true);
  for (const value of ["a", null, undefined, 7, { a: [{ b: "c" }] }, []])
    expect(isOpenEnded(value)).toBe(false);
  const deep = (levels: number): unknown => (levels === 0 ? UNKNOWN : [deep(levels - 1)]);
  expect(isOpenEnded(deep(12))).toBe(true);
  expect(isOpenEnded(deep(13))).toBe(false);
});
