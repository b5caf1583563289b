import fc from "fast-check";
import { expect, test } from "vitest";
import { type AnyControl, UNKNOWN } from "../control.ts";
import { controls } from "../controls/index.ts";
import { judge } from "../judge.ts";
import { EXAMPLE_NOW, exampleStack, packOf } from "../testing.ts";

/** Names that the facts of networks, balancers and edges look for, so that random shapes meet them. */
const NAMES = [
  "ingress",
  "egress",
  "protocol",
  "fromPort",
  "toPort",
  "cidrBlocks",
  "cidrIp",
  "portRange",
  "policy",
  "priority",
  "listeners",
  "defaultActions",
  "redirect",
  "type",
  "sslPolicy",
  "accessLogs",
  "enabled",
  "origins",
  "domainName",
  "customOriginConfig",
  "viewerCertificate",
  "rules",
  "statement",
  "action",
  "overrideAction",
  "vpcConfig",
  "publicAccessCidrs",
  "ikeConfig",
  "tunnelOptionsSpecifications",
  "policyAttributes",
  "name",
  "value",
  "tags",
  "description",
  "settings",
  "securityGroupId",
  "loadBalancerArn",
  "resourceArn",
  "aliases",
  "records",
  "networkAclId",
] as const;

const leaf = fc.oneof(
  fc.constantFrom<unknown>(
    UNKNOWN,
    null,
    undefined,
    "",
    "-1",
    "tcp",
    "HTTP",
    "0.0.0.0/0",
    "::/0",
    "x",
    true,
    "true",
    22,
  ),
  fc.integer(),
  fc.string({ maxLength: 12 }),
);
const { shape } = fc.letrec<{ shape: unknown }>((tie) => ({
  shape: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie("shape"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie("shape"), { maxKeys: 5 }),
  ),
}));
const props = fc.dictionary(fc.constantFrom(...NAMES), shape, { maxKeys: 8 });

const asked = (Object.values(controls) as AnyControl[]).filter(({ id }) => /^(network|tls)-/.test(id));
const types = [...new Set(asked.flatMap(({ fact }) => [...fact.types.aws, ...fact.types.alicloud]))];

test("whatever the inputs are, no control of network and TLS throws", () => {
  const pack = packOf(...asked);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...types), props), { minLength: 1, maxLength: 5 }),
      (stack) => {
        const specs = stack.map(([type, own], n) => ({ name: `r${n}`, type, props: own }));
        const verdicts = judge(pack, exampleStack(specs), { now: EXAMPLE_NOW });
        expect(verdicts.filter(({ message }) => message.includes("could not be judged"))).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
});
