import { type PolicyResource, unknownCheckingProxy } from "@pulumi/policy";
import { describe, expect, test } from "vitest";
import { type ResourceView, UNKNOWN } from "../control.ts";
import { controls } from "../controls/index.ts";
import { EXAMPLE_NOW, exampleResources, packOf, ref } from "../testing.ts";
import { askAsEngine } from "./requests.ts";
import { sdkPolicies } from "./sdk-policies.ts";
import { UNKNOWN_SENTINEL } from "./values.ts";

const SSH = controls["network-no-public-ssh"];
const PEERS = [SSH, controls["network-no-public-rdp"], controls["compute-require-metadata-tokens"]];

const group = (cidr: unknown) => ({
  name: "group",
  type: "aws:ec2/securityGroup:SecurityGroup",
  props: { ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: [cidr] }] },
});
const machine = {
  name: "machine",
  type: "aws:ec2/instance:Instance",
  props: { metadataOptions: { httpTokens: "optional" }, vpcSecurityGroupIds: [ref("group")] },
};

interface Report {
  readonly policy: string;
  readonly urn: string;
  readonly message: string;
}

/** As the SDK asks: every policy in turn, each with objects of its own. */
function reports(
  resources: readonly ResourceView[],
  config: Readonly<Record<string, object>> = {},
): readonly Report[] {
  const found: Report[] = [];
  for (const policy of sdkPolicies(packOf(...PEERS), () => EXAMPLE_NOW)) {
    policy.validateStack(
      {
        resources: sdkResources(resources),
        stackTags: new Map(),
        getConfig: <T extends object>() => (config[policy.name] ?? {}) as T,
        notApplicable: () => {
          throw new Error("not applicable");
        },
      },
      (message, urn) => found.push({ policy: policy.name, urn: urn ?? "", message }),
    );
  }
  return found;
}

function sdkResources(resources: readonly ResourceView[]): PolicyResource[] {
  const made = resources.map(
    (resource): PolicyResource => ({
      type: resource.type,
      name: resource.name,
      urn: resource.urn,
      props: unknownCheckingProxy(sentinels(resource.props) as Record<string, unknown>),
      opts: {
        protect: resource.protect,
        ignoreChanges: [],
        aliases: [],
        customTimeouts: { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 },
        additionalSecretOutputs: [],
      },
      dependencies: [],
      propertyDependencies: {},
      isType: () => false,
      asType: () => undefined,
    }),
  );
  const byUrn = new Map(made.map((resource) => [resource.urn, resource]));
  for (const { urn, propertyDependencies } of resources) {
    for (const [input, urns] of Object.entries(propertyDependencies)) {
      const own = byUrn.get(urn);
      if (own) own.propertyDependencies[input] = urns.flatMap((each) => byUrn.get(each) ?? []);
    }
  }
  return made;
}

function sentinels(value: unknown): unknown {
  if (value === UNKNOWN) return UNKNOWN_SENTINEL;
  if (Array.isArray(value)) return value.map(sentinels);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, sentinels(part)]));
}

describe("controls among the policies of a PolicyPack", () => {
  test.each([["0.0.0.0/0"], ["10.0.0.0/8"], [UNKNOWN]])("say of %s what the served pack says", (cidr) => {
    const resources = exampleResources([group(cidr), machine], "preview");
    const served = askAsEngine(packOf(...PEERS), resources, { now: EXAMPLE_NOW });
    const decided = served.filter(({ policy }) => PEERS.some(({ id }) => id === policy));
    expect(
      reports(resources)
        .map(({ policy, urn }) => `${policy} ${urn}`)
        .sort(),
    ).toEqual(decided.map(({ policy, urn }) => `${policy} ${urn}`).sort());
  });

  test("take settings and exceptions from their own configuration", () => {
    const resources = exampleResources([group("203.0.0.0/8")], "preview");
    expect(reports(resources)).toHaveLength(1);
    expect(reports(resources, { [SSH.id]: { widestIpv4: 8 } })).toEqual([]);
    const exception = {
      resource: "group",
      reason: "a vendor without a fixed address",
      owner: "pos-team",
      approver: "security",
      ticket: "OPS-1",
      expires: "2026-12-31",
    };
    // What is critical may be excused by a file or a configuration, and by nobody in code.
    expect(reports(resources, { [SSH.id]: { exceptions: [exception] } })).toEqual([]);
    expect(() => reports(resources, { [SSH.id]: { widest: 8 } })).toThrow(/widest/);
  });

  test("judge the next round anew", () => {
    const policies = sdkPolicies(packOf(SSH), () => EXAMPLE_NOW);
    const ask = (cidr: string) => {
      const found: string[] = [];
      for (const policy of policies) {
        policy.validateStack(
          {
            resources: sdkResources(exampleResources([group(cidr)], "preview")),
            stackTags: new Map(),
            getConfig: <T extends object>() => ({}) as T,
            notApplicable: () => {
              throw new Error("not applicable");
            },
          },
          (message) => found.push(message),
        );
      }
      return found.length;
    };
    expect([ask("0.0.0.0/0"), ask("10.0.0.0/8"), ask("0.0.0.0/0")]).toEqual([1, 0, 1]);
  });

  test("carry level, severity and settings of the pack", () => {
    const [policy] = sdkPolicies(packOf(SSH));
    expect(policy).toMatchObject({ name: SSH.id, enforcementLevel: "mandatory", severity: "critical" });
    expect(policy?.configSchema?.properties).toHaveProperty("widestIpv4");
  });
});
