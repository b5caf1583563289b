import { type Known, type ResourceView, type StackFact, type StackView, UNKNOWN } from "../control.ts";
import { allOf, anyOf, text } from "../reading.ts";

/** Is the traffic of a network recorded? */
export interface FlowLogs {
  /** A flow log of the network, whatever it records. */
  readonly any: Known<boolean>;
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
      fact: (resource.type.startsWith("aws:") ? aws : alicloud)(resource),
    }));
  },
};

/** For each network, what the flow logs that could be its own record. */
function covered(stack: StackView, type: string, input: string, ...networks: string[]) {
  const byNetwork = new Map<ResourceView, ResourceView[]>();
  const unattached: ResourceView[] = [];
  for (const log of stack.ofType(type)) {
    const targets = stack.referencedBy(log, input, ...networks);
    for (const target of targets) byNetwork.set(target, [...(byNetwork.get(target) ?? []), log]);
    // Attached to something nobody in this stack can name: it may be any of them.
    if (targets.length === 0 && text(log.props, input) === UNKNOWN) unattached.push(log);
  }
  return (network: ResourceView): FlowLogs => {
    const own = byNetwork.get(network) ?? [];
    const doubtful = unattached.map((): Known<boolean> => UNKNOWN);
    return {
      any: anyOf([...own.map(isOn), ...doubtful]),
      all: anyOf([...own.map((log) => allOf([isOn(log), isComplete(log)])), ...doubtful]),
    };
  };
}

function isOn({ props, type }: ResourceView): Known<boolean> {
  const kind = text(props, "resourceType");
  const status = text(props, "status");
  if (type.startsWith("alicloud:") && typeof kind === "string" && kind !== "VPC") return false;
  if (status === "Inactive") return false;
  return status === UNKNOWN || kind === UNKNOWN ? UNKNOWN : true;
}

function isComplete({ props }: ResourceView): Known<boolean> {
  const traffic = text(props, "trafficType");
  return traffic === UNKNOWN ? UNKNOWN : traffic?.toUpperCase() === "ALL";
}
