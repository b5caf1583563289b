import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare } from "./diff.ts";
import { propertyChanges } from "./property-diff.ts";
import type { RecordedResource, RecordValue } from "./record.ts";
import { record, resource, verdict } from "./testing.ts";

const vpc = (name: string, cidrBlock: string, more: Partial<RecordedResource> = {}) =>
  resource("aws:ec2/vpc:Vpc", name, { cidrBlock, tags: { owner: "network" } }, more);
const judged = (
  resources: readonly RecordedResource[],
  verdicts: Parameters<typeof compare>[0]["verdicts"] = [],
) => ({
  record: record(...resources),
  verdicts,
});
const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);

describe("resources", () => {
  test("names what is added, removed and changed, with the paths of the changed inputs", () => {
    const owned = resource("alicloud:vpc/network:Network", "kept", { tags: { owner: "a", site: "sh" } });
    const moved = { ...owned, inputs: { tags: { owner: "b" }, vpcName: "kept" } };
    const changes = compare(
      judged([vpc("old", "10.1.0.0/16"), owned]),
      judged([vpc("new", "10.2.0.0/16"), moved]),
    );
    expect(names(changes.added)).toEqual(["new"]);
    expect(names(changes.removed)).toEqual(["old"]);
    expect(changes.changed).toEqual([
      {
        urn: owned.urn,
        type: owned.type,
        name: "kept",
        replaced: false,
        properties: [
          { path: "tags.owner", before: "a", after: "b" },
          { path: "tags.site", before: "sh" },
          { path: "vpcName", after: "kept" },
        ],
      },
    ]);
    expect(changes.unchanged).toBe(1);
  });

  test("says that a changed range replaces a network, and that asked-for replacements do", () => {
    const bucket = (name: string) =>
      resource("aws:s3/bucket:Bucket", "b", { bucket: name }, { replaceOnChanges: ["bucket"] });
    const changes = compare(
      judged([vpc("v", "10.1.0.0/16"), bucket("one")]),
      judged([vpc("v", "10.2.0.0/16"), bucket("two")]),
    );
    expect(changes.changed.map(({ name, replaced }) => [name, replaced])).toEqual([
      ["v", true],
      ["b", true],
    ]);
  });

  test("follows aliases, also from a renamed component to its children", () => {
    const component = (name: string, aliases: readonly string[] = []) =>
      resource("mall:index:Site", name, {}, { custom: false, aliases });
    const child = (parent: RecordedResource, name: string) => ({
      ...vpc(name, "10.1.0.0/16"),
      urn: `urn:pulumi:dev::mall::mall:index:Site$aws:ec2/vpc:Vpc::${name}`,
      parent: parent.urn,
    });
    const before = component("north");
    const after = component("south", [before.urn]);
    const changes = compare(
      judged([before, child(before, "north-vpc")]),
      judged([after, child(after, "south-vpc")]),
    );
    expect([changes.added, changes.removed]).toEqual([[], []]);
    expect(changes.changed.map(({ name, formerUrn }) => [name, formerUrn?.split("::").at(-1)])).toEqual([
      ["south", "north"],
      ["south-vpc", "north-vpc"],
    ]);
  });

  test("shows that protection is taken off", () => {
    const changes = compare(
      judged([vpc("v", "10.1.0.0/16", { protect: true })]),
      judged([vpc("v", "10.1.0.0/16")]),
    );
    expect(changes.changed[0]?.properties).toEqual([{ path: "(protect)", before: true, after: false }]);
  });
});

describe("addresses", () => {
  const estate = (...prefixes: readonly { key: string; prefix: string; status: string }[]) =>
    resource("atrium:estate:Estate", "group", { plan: { prefixes } }, { custom: false });

  test("come from the plan: taken, freed, and moved, which the lock exists to prevent", () => {
    const changes = compare(
      judged([
        estate(
          { key: "sh-001/pos", prefix: "10.1.0.0/24", status: "active" },
          { key: "sh-002/pos", prefix: "10.1.1.0/24", status: "active" },
        ),
      ]),
      judged([
        estate(
          { key: "sh-001/pos", prefix: "10.9.0.0/24", status: "active" },
          { key: "sh-003/pos", prefix: "10.1.2.0/24", status: "active" },
        ),
      ]),
    );
    expect(changes.addresses).toMatchObject({
      taken: [{ key: "sh-003/pos" }],
      freed: [{ key: "sh-002/pos" }],
      moved: [{ key: "sh-001/pos", from: "10.1.0.0/24", prefix: "10.9.0.0/24" }],
    });
    // Said once, and not again for every place in the estate's list.
    expect(changes.changed).toEqual([]);
  });

  test("come from the networks themselves where no estate tells of a plan", () => {
    const changes = compare(judged([]), judged([vpc("v", "10.1.0.0/16")]));
    expect(changes.addresses.taken.map(({ prefix }) => prefix)).toEqual(["10.1.0.0/16"]);
  });
});

describe("verdicts", () => {
  const one = vpc("one", "10.1.0.0/16");
  const two = vpc("two", "10.2.0.0/16");

  test("are new, fixed or newly excepted; what failed before and still does is none of these", () => {
    const changes = compare(
      judged([one, two], [verdict("a", one.urn), verdict("b", one.urn), verdict("c", one.urn)]),
      judged(
        [one, two],
        [
          verdict("a", one.urn),
          verdict("b", one.urn, { status: "pass" }),
          verdict("c", one.urn, { status: "excepted" }),
          verdict("a", two.urn),
        ],
      ),
    );
    const brief = (list: typeof changes.verdicts.new) => list.map(({ control, urn }) => `${control} ${urn}`);
    expect(brief(changes.verdicts.new)).toEqual([`a ${two.urn}`]);
    expect(brief(changes.verdicts.fixed)).toEqual([`b ${one.urn}`]);
    expect(brief(changes.verdicts.excepted)).toEqual([`c ${one.urn}`]);
  });

  test("count as fixed when the resource is gone, and as the same when it was only renamed", () => {
    const renamed = vpc("new-one", "10.1.0.0/16", { aliases: [one.urn] });
    const kept = compare(
      judged([one], [verdict("a", one.urn)]),
      judged([renamed], [verdict("a", renamed.urn)]),
    );
    expect([kept.verdicts.new, kept.verdicts.fixed]).toEqual([[], []]);
    const gone = compare(judged([one], [verdict("a", one.urn)]), judged([]));
    expect(gone.verdicts.fixed).toHaveLength(1);
  });
});

const value: fc.Arbitrary<RecordValue> = fc.letrec<{ value: RecordValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<RecordValue>(null, true, 0, "a", "", { $unknown: true }, { $secret: true }),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("x", "y.z", "tags"), tie("value"), { maxKeys: 3 }),
  ),
})).value;
const fields = fc.dictionary(fc.constantFrom("a", "b", "c d"), value, { maxKeys: 3 });

test("nothing changes against itself, and each change is the mirror of the way back", () => {
  fc.assert(
    fc.property(fields, fields, (before, after) => {
      expect(propertyChanges(before, before)).toEqual([]);
      const there = propertyChanges(before, after);
      const back = propertyChanges(after, before);
      const mirrored = back.map(({ path, ...sides }) => ({
        path,
        ...("after" in sides ? { before: sides.after } : {}),
        ...("before" in sides ? { after: sides.before } : {}),
      }));
      const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
      expect([...there].sort(byPath)).toEqual([...mirrored].sort(byPath));
      expect(new Set(there.map(({ path }) => path)).size).toBe(there.length);
    }),
  );
});

test("added, removed, changed and unchanged account for every resource of both sides", () => {
  const some = fc.uniqueArray(fc.tuple(fc.constantFrom("a", "b", "c", "d"), fc.constantFrom("1", "2")), {
    selector: ([name]) => name,
  });
  fc.assert(
    fc.property(some, some, (before, after) => {
      const of = (list: typeof before) => list.map(([name, second]) => vpc(name, `10.${second}.0.0/16`));
      const changes = compare(judged(of(before)), judged(of(after)));
      const kept = changes.changed.length + changes.unchanged;
      expect(changes.added.length + kept).toBe(after.length + 1);
      expect(changes.removed.length + kept).toBe(before.length + 1);
    }),
  );
});
