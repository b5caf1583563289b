import fc from "fast-check";
import { expect, test } from "vitest";
import { UNKNOWN } from "../control.ts";
import { networkNoPublicSsh } from "../controls/network/network-no-public-ssh.ts";
import { judge } from "../judge.ts";
import { EXAMPLE_NOW, exampleStack, packOf, type ResourceSpec, ref } from "../testing.ts";
import { membersOf, securityGroups } from "./security-group.ts";

/** Blocks of the internet that share no address, each wider than what counts as a named source. */
const BLOCKS = ["3.0.0.0/8", "13.0.0.0/8", "23.0.0.0/8", "44.0.0.0/8"] as const;
const EVERYBODY = "0.0.0.0/0";

interface Line {
  readonly policy: "accept" | "drop";
  readonly priority: number;
  readonly portRange: string;
  readonly ipProtocol: string;
  readonly cidrIp: string;
  readonly type: "ingress" | "egress";
}

const line: fc.Arbitrary<Line> = fc.record({
  policy: fc.constantFrom("accept", "drop"),
  priority: fc.integer({ min: 1, max: 4 }),
  portRange: fc.constantFrom("22/22", "1/65535", "443/443", "20/30", "-1/-1"),
  ipProtocol: fc.constantFrom("tcp", "udp", "all"),
  cidrIp: fc.constantFrom(...BLOCKS, EVERYBODY),
  type: fc.constantFrom("ingress", "ingress", "ingress", "egress"),
});

const carries = ({ ipProtocol, portRange }: Line) => {
  const [from = 0, to = 0] = portRange.split("/").map(Number);
  return ipProtocol !== "udp" && (from === -1 || (from <= 22 && 22 <= to));
};
const holds = (rule: Line, block: string) => rule.cidrIp === EVERYBODY || rule.cidrIp === block;

/** Asked packet by packet: does this rule let somebody of the internet in on port 22? */
function letsIn(rule: Line, group: readonly Line[]): boolean {
  const drops = group.filter(
    (other) =>
      other.policy === "drop" &&
      other.type === "ingress" &&
      other.priority <= rule.priority &&
      carries(other),
  );
  // What no block holds stands for all the rest of the internet.
  return [...BLOCKS, "elsewhere"].some(
    (block) => holds(rule, block) && !drops.some((drop) => holds(drop, block)),
  );
}

test("a rule of Alibaba Cloud lets in what no refusal of its group keeps out before it", () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (group) => {
      const specs = group.map(
        (props, n): ResourceSpec => ({
          name: `rule-${n}`,
          type: "alicloud:ecs/securityGroupRule:SecurityGroupRule",
          props: { ...props, securityGroupId: "sg-1" },
        }),
      );
      const verdicts = judge(packOf(networkNoPublicSsh), exampleStack(specs), { now: EXAMPLE_NOW });
      const failed = verdicts
        .filter(({ status }) => status === "fail")
        .map(({ urn }) => urn.split("::").at(-1));
      const wanted = group.flatMap((rule, n) =>
        rule.policy === "accept" && rule.type === "ingress" && carries(rule) && letsIn(rule, group)
          ? [`rule-${n}`]
          : [],
      );
      expect(failed.sort()).toEqual(wanted.sort());
    }),
    { numRuns: 300 },
  );
});

test("inline rules, rules of their own and rules of the legacy kind are one group", () => {
  const stack = exampleStack([
    {
      name: "group",
      type: "aws:ec2/securityGroup:SecurityGroup",
      props: { ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["10.0.0.0/8"] }] },
    },
    {
      name: "legacy",
      type: "aws:ec2/securityGroupRule:SecurityGroupRule",
      props: { type: "egress", securityGroupId: ref("group"), protocol: "-1" },
    },
    {
      name: "split",
      type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      props: { securityGroupId: ref("group"), ipProtocol: "tcp" },
    },
    {
      name: "elsewhere",
      type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      props: { securityGroupId: UNKNOWN, ipProtocol: "tcp" },
    },
    {
      name: "machine",
      type: "aws:ec2/instance:Instance",
      props: { vpcSecurityGroupIds: [ref("group")] },
    },
  ]);
  const [group, other] = securityGroups(stack);
  expect(group?.rules.map(({ writer }) => writer.name)).toEqual(["group", "legacy", "split"]);
  expect(group && membersOf(group, stack).map(({ name }) => name)).toEqual(["machine"]);
  expect(other?.resource).toBeUndefined();
  expect(securityGroups(stack)).toHaveLength(2);
});
