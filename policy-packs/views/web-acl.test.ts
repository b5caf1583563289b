import { describe, expect, test } from "vitest";
import { UNKNOWN } from "../control.ts";
import { exampleStack, type ResourceSpec, ref } from "../testing.ts";
import {
  aclsBefore,
  actionOf,
  BAD_INPUTS,
  holdsGroup,
  isManaged,
  stopsWithGroup,
  WEB_ACL,
} from "./web-acl.ts";

const managed = (name: unknown, more: object = {}) => ({
  overrideAction: { none: {} },
  statement: { managedRuleGroupStatement: { name, ...more } },
});

function acl(...rules: readonly unknown[]) {
  const [resource] = exampleStack([{ name: "acl", type: WEB_ACL, props: { rules } }]).resources;
  if (!resource) throw new Error("no ACL");
  return resource;
}

test("a managed group is held, whatever becomes of what it finds", () => {
  expect(holdsGroup(acl(managed(BAD_INPUTS)), BAD_INPUTS)).toBe(true);
  expect(
    holdsGroup(acl(managed("Other"), { ...managed(BAD_INPUTS), overrideAction: { count: {} } }), BAD_INPUTS),
  ).toBe(true);
  expect(holdsGroup(acl(managed("Other"), { statement: { geoMatchStatement: {} } }), BAD_INPUTS)).toBe(false);
  expect(holdsGroup(acl(), BAD_INPUTS)).toBe(false);
  for (const open of [UNKNOWN, { statement: UNKNOWN }, managed(UNKNOWN)]) {
    expect(holdsGroup(acl(managed("Other"), open), BAD_INPUTS)).toBe(UNKNOWN);
    expect(holdsGroup(acl(managed(BAD_INPUTS), open), BAD_INPUTS)).toBe(true);
  }
});

describe("a managed group stops what it finds", () => {
  const stops = (...rules: readonly unknown[]) => stopsWithGroup(acl(...rules), BAD_INPUTS);

  test("unless its action is overridden, or left out", () => {
    expect(stops(managed(BAD_INPUTS))).toBe(true);
    expect(stops(managed("Other"))).toBe(false);
    for (const overrideAction of [{ count: {} }, {}, undefined, { none: undefined }]) {
      expect(stops({ ...managed(BAD_INPUTS), overrideAction })).toBe(false);
    }
  });

  test("unless a rule against log4j is excluded or only counted", () => {
    expect(stops(managed(BAD_INPUTS, { excludedRules: [{ name: "Log4JRCE_BODY" }] }))).toBe(false);
    expect(stops(managed(BAD_INPUTS, { excludedRules: [{ name: "Other" }] }))).toBe(true);
    const override = (name: string, actionToUse: unknown) =>
      stops(
        managed(BAD_INPUTS, {
          ruleActionOverrides: [
            { name: "Other", actionToUse: { count: {} } },
            { name, actionToUse },
          ],
        }),
      );
    expect(override("Log4JRCE", { count: {} })).toBe(false);
    expect(override("Log4JRCE_HEADER", { allow: {} })).toBe(false);
    expect(override("Log4JRCE", { block: {} })).toBe(true);
    expect(override("Other", { count: {} })).toBe(true);
    expect(override("Log4JRCE", UNKNOWN)).toBe(true);
    expect(override("Log4JRCE", null)).toBe(true);
    expect(stops(managed(BAD_INPUTS, { ruleActionOverrides: UNKNOWN, excludedRules: UNKNOWN }))).toBe(true);
  });

  test("perhaps, where a part of it is not known", () => {
    for (const open of [
      UNKNOWN,
      { statement: UNKNOWN },
      managed(UNKNOWN),
      { ...managed(BAD_INPUTS), overrideAction: UNKNOWN },
    ]) {
      expect(stops(open)).toBe(UNKNOWN);
    }
  });
});

test.each([
  [{ action: { block: {} } }, "stops"],
  [{ action: { block: { customResponse: {} } } }, "stops"],
  [{ action: { count: {} } }, "counts"],
  [{ overrideAction: { count: {} } }, "counts"],
  [{ overrideAction: { none: {} } }, "stops"],
  [{ overrideAction: {} }, "nothing"],
  [{}, "nothing"],
  [{ action: null }, "nothing"],
  [{ action: { type: "BLOCK" } }, "stops"],
  [{ action: { type: "count" } }, "counts"],
  [{ overrideAction: { type: "COUNT" } }, "counts"],
  [{ overrideAction: { type: "NONE" } }, "stops"],
  [{ action: { type: UNKNOWN } }, UNKNOWN],
  [{ action: UNKNOWN }, UNKNOWN],
  [{ overrideAction: UNKNOWN }, UNKNOWN],
  [UNKNOWN, UNKNOWN],
])("what %o does with what it finds: %o", (rule, expected) => {
  expect(actionOf(rule)).toBe(expected);
});

test("a rule of a managed group is told from others", () => {
  expect(isManaged(managed("Other"))).toBe(true);
  expect(isManaged({ statement: { geoMatchStatement: {} } })).toBe(false);
});

describe("before an entrance stands", () => {
  const balancer: ResourceSpec = { name: "entrance", type: "aws:lb/loadBalancer:LoadBalancer", props: {} };
  const firewall: ResourceSpec = { name: "acl", type: WEB_ACL, props: {} };
  const association = (webAclArn: unknown, resourceArn: unknown = ref("entrance")): ResourceSpec => ({
    name: "association",
    type: "aws:wafv2/webAclAssociation:WebAclAssociation",
    props: { webAclArn, resourceArn },
  });
  const standing = (...specs: readonly ResourceSpec[]) => {
    const stack = exampleStack(specs);
    const entrance = stack.resources.find(({ name }) => name === "entrance");
    if (!entrance) throw new Error("no entrance");
    const found = aclsBefore(entrance, stack);
    return found === UNKNOWN ? UNKNOWN : found.map(({ name }) => name);
  };

  test("the ACL that an association joins to it, or that it names", () => {
    expect(standing(balancer, firewall, association(ref("acl")))).toEqual(["acl"]);
    const distribution = { name: "entrance", type: "aws:cloudfront/distribution:Distribution" };
    expect(standing({ ...distribution, props: { webAclId: ref("acl") } }, firewall)).toEqual(["acl"]);
    expect(standing(balancer, firewall)).toEqual([]);
  });

  test("perhaps one of another stack", () => {
    expect(standing(balancer, association("arn:aws:wafv2:eu:1:acl"))).toBe(UNKNOWN);
    const distribution = { name: "entrance", type: "aws:cloudfront/distribution:Distribution" };
    expect(standing({ ...distribution, props: { webAclId: "arn:aws:wafv2:eu:1:acl" } })).toBe(UNKNOWN);
    expect(standing(balancer, firewall, association(ref("acl"), UNKNOWN))).toBe(UNKNOWN);
  });
});
