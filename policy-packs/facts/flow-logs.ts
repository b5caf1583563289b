import { type Known, type ResourceView, type StackFact, type StackView, UNKNOWN } from "../control.ts";
import { anyOf, text } from "../reading.ts";

/** Is the traffic of a network recorded? */
export interface FlowLogs {
  /** A flow log of the whole network that records accepted and refused traffic. */
  readonly all: Known<boolean>;
}

const VPC = "aws:ec2/vpc:Vpc";
const NETWORK = "alicloud:vpc/network:Network";

export const flowLogs: StackFact<FlowLogs> = {
  name: "flow-logs",
  scope: "stack",
  types: {
    aws: [VPC, "aws:ec2/defaultVpc:DefaultVpc"],
    alicloud: [NETWORK],
  },
  read(stack) {
    const aws = covered(stack, "aws:ec2/flowLog:FlowLog", "vpcId", VPC, "aws:ec2/defaultVpc:DefaultVpc");
    const alicloud = covered(stack, "alicloud:vpc/flowLog:FlowLog", "resourceId", NETWORK);
    return stack.ofType(...this.types.aws, ...this.types.alicloud).map((resource) => ({
      resource,
      fact: { all: anyOf((resource.type.startsWith("aws:") ? aws : alicloud)(resource)) },
    }));
  },
};

/** For each network, whether each flow log that could be its own is complete. */
function covered(stack: StackView, type: string, input: string, ...networks: string[]) {
  const byNetwork = new Map<ResourceView, Known<boolean>[]>();
  const unattached: Known<boolean>[] = [];
  for (const log of stack.ofType(type)) {
    const targets = stack.referencedBy(log, input, ...networks);
    for (const target of targets) byNetwork.set(target, [...(byNetwork.get(target) ?? []), complete(log)]);
    // Attached to something nobody in this stack can name: it may be any of them.
    if (targets.length === 0 && text(log.props, input) === UNKNOWN) unattached.push(UNKNOWN);
  }
  return (network: ResourceView) => [...(byNetwork.get(network) ?? []), ...unattached];
}

function complete({ props, type }: ResourceView): Known<boolean> {
  const traffic = text(props, "trafficType");
  const kind = text(props, "resourceType");
  const status = text(props, "status");
  if (type.startsWith("alicloud:") && typeof kind === "string" && kind !== "VPC") return false;
  if (status === "Inactive") return false;
  if (traffic === UNKNOWN || status === UNKNOWN || kind === UNKNOWN) return UNKNOWN;
  return traffic?.toUpperCase() === "ALL";
}
