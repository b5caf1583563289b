import { type Known, type ResourceView, type StackFact, type Subject, UNKNOWN } from "../control.ts";
import { anyOf, list } from "../reading.ts";
import { groupWrittenBy } from "../views/security-group.ts";

/** Do a network's default security group rules still let traffic through? */
export interface DefaultGroup {
  /** The stack takes the group over; the cloud fills it otherwise. */
  readonly managed: boolean;
  readonly hasRules: Known<boolean>;
}

interface ManagedGroup {
  readonly group: ResourceView;
  readonly vpcs: readonly ResourceView[];
  readonly fact: DefaultGroup;
}

const VPC = "aws:ec2/vpc:Vpc";
const GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";

export const defaultGroup: StackFact<DefaultGroup> = {
  name: "default-group",
  scope: "stack",
  types: { aws: [VPC, GROUP], alicloud: [] },
  read(stack) {
    const groups = stack.ofType(GROUP).map((group): ManagedGroup => {
      const counts = ["ingress", "egress"].map((direction): Known<boolean> => {
        const rules = list(group.props, direction);
        return rules === UNKNOWN ? UNKNOWN : rules.length > 0;
      });
      // Rules of their own may be written into it as into any other.
      const separate = groupWrittenBy(group, stack).rules.some(({ writer }) => writer !== group);
      const vpcs = stack.referencedBy(group, "vpcId", VPC);
      return { group, vpcs, fact: { managed: true, hasRules: anyOf([separate, ...counts]) } };
    });
    return [
      ...stack.ofType(VPC).map((resource): Subject<DefaultGroup> => {
        const own = groups.filter(({ vpcs }) => vpcs.includes(resource));
        return {
          resource,
          fact: { managed: own.length > 0, hasRules: anyOf(own.map(({ fact }) => fact.hasRules)) },
        };
      }),
      // A group whose network is outside this stack answers for itself.
      ...groups.filter(({ vpcs }) => vpcs.length === 0).map(({ group, fact }) => ({ resource: group, fact })),
    ];
  },
};
