import { PrefixSet } from "../../ipam/prefix-set.ts";
import { type Known, type StackFact, type Subject, UNKNOWN } from "../control.ts";
import { anyOf, at, flag, given, list } from "../reading.ts";
import { namedWithin } from "../views/references.ts";
import { GROUP_TYPES, securityGroups } from "../views/security-group.ts";

/** Who may reach the machines of a data cluster. */
export interface DataCluster {
  /** Its machines have addresses on the internet. */
  readonly public: Known<boolean>;
  /** It names the groups of its machines; without, the service makes some that nobody reviews. */
  readonly groupsNamed: boolean;
  readonly sources: PrefixSet;
}

const EMR = "aws:emr/cluster:Cluster";
const ALI = "alicloud:emrv2/cluster:Cluster";

export const dataClusters: StackFact<DataCluster> = {
  name: "data-clusters",
  scope: "stack",
  types: { aws: [EMR], alicloud: [ALI] },
  read(stack) {
    const groups = new Map(securityGroups(stack).map((group) => [group.resource, group]));
    return [
      ...stack.ofType(EMR).map((resource): Subject<DataCluster> => {
        const attributes = at(resource.props, "ec2Attributes");
        const named = namedWithin(stack, resource, "ec2Attributes", ...GROUP_TYPES.aws);
        const rules = named.flatMap((group) => groups.get(group)?.rules ?? []);
        return {
          resource,
          fact: {
            public: false,
            groupsNamed:
              attributes === UNKNOWN ||
              (given(attributes, "emrManagedMasterSecurityGroup") &&
                given(attributes, "emrManagedSlaveSecurityGroup")),
            sources: PrefixSet.of(
              rules.filter((rule) => rule.direction === "ingress").flatMap((rule) => rule.peers),
            ),
          },
        };
      }),
      ...stack.ofType(ALI).map((resource): Subject<DataCluster> => {
        const nodes = list(resource.props, "nodeGroups");
        return {
          resource,
          fact: {
            public:
              nodes === UNKNOWN ? UNKNOWN : anyOf(nodes.map((node) => flag(node, "withPublicIp") ?? false)),
            groupsNamed: true,
            sources: PrefixSet.of([]),
          },
        };
      }),
    ];
  },
};
