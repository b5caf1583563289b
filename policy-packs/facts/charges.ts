import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { type Reader, resourceFact } from "../fact.ts";
import { anyOf, at, flag, integer, orDefault, text } from "../reading.ts";
import { environmentOf } from "./tags.ts";

/** How something is paid for, and what it runs for. */
export interface Charge {
  readonly holds: Known<boolean>;
  readonly environment: Known<string> | undefined;
}

type Question = (props: Readonly<Record<string, unknown>>) => Known<boolean> | undefined;

function charges(name: string, questions: Readonly<Record<string, Question>>): ResourceFact<Charge> {
  const readers = Object.entries(questions).map(([type, ask]): readonly [string, Reader<Charge>] => [
    type,
    (props, resource) => {
      const holds = ask(props);
      return holds === undefined ? undefined : { holds, environment: environmentOf(resource) };
    },
  ]);
  return resourceFact(name, Object.fromEntries(readers));
}

const is =
  (wanted: string, byDefault: string, ...inputs: readonly string[]): Question =>
  (props) => {
    const found = inputs
      .map((input) => text(props, ...input.split(".")))
      .find((value) => value !== undefined);
    const value = orDefault(found, byDefault);
    // Providers take PrePaid and Prepaid alike.
    return value === UNKNOWN ? UNKNOWN : value.toLowerCase() === wanted.toLowerCase();
  };

const not =
  (question: Question): Question =>
  (props) => {
    const answer = question(props);
    return answer === UNKNOWN || answer === undefined ? answer : !answer;
  };

/** Capacity that the provider takes back when others pay more. Defaults: typings of aws 7.48 and alicloud 3.108. */
export const spot: ResourceFact<Charge> = charges("spot", {
  "aws:ec2/instance:Instance": is("spot", "", "instanceMarketOptions.marketType"),
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest": () => true,
  "aws:ec2/launchTemplate:LaunchTemplate": is("spot", "", "instanceMarketOptions.marketType"),
  "aws:eks/nodeGroup:NodeGroup": is("SPOT", "ON_DEMAND", "capacityType"),
  "aws:autoscaling/group:Group": (props) => {
    const distribution = at(props, "mixedInstancesPolicy", "instancesDistribution");
    if (distribution === undefined) return false;
    // All above the base is on demand where nothing else is said.
    const share = orDefault(integer(distribution, "onDemandPercentageAboveBaseCapacity"), 100);
    return distribution === UNKNOWN || share === UNKNOWN ? UNKNOWN : share < 100;
  },
  "alicloud:ecs/instance:Instance": not(is("NoSpot", "NoSpot", "spotStrategy")),
  "alicloud:ecs/ecsLaunchTemplate:EcsLaunchTemplate": not(is("NoSpot", "NoSpot", "spotStrategy")),
  "alicloud:ess/scalingConfiguration:ScalingConfiguration": not(is("NoSpot", "NoSpot", "spotStrategy")),
  "alicloud:cs/nodePool:NodePool": not(is("NoSpot", "NoSpot", "spotStrategy")),
});

const PREPAID: Readonly<Record<string, Question>> = {
  "alicloud:ecs/instance:Instance": is("PrePaid", "PostPaid", "instanceChargeType"),
  "alicloud:rds/instance:Instance": is("PrePaid", "PostPaid", "instanceChargeType"),
  "alicloud:kvstore/instance:Instance": is("PrePaid", "PostPaid", "paymentType", "instanceChargeType"),
  "alicloud:polardb/cluster:Cluster": is("PrePaid", "PostPaid", "payType"),
  "alicloud:mongodb/instance:Instance": is("PrePaid", "PostPaid", "instanceChargeType"),
  "alicloud:ecs/eipAddress:EipAddress": subscribed,
  "alicloud:slb/loadBalancer:LoadBalancer": is("Subscription", "PayAsYouGo", "paymentType"),
};

/** The older name of the input says PrePaid where the newer one says Subscription. */
function subscribed(props: Readonly<Record<string, unknown>>): Known<boolean> {
  return anyOf([
    is("Subscription", "PayAsYouGo", "paymentType")(props) ?? false,
    is("PrePaid", "PostPaid", "instanceChargeType")(props) ?? false,
  ]);
}

/** What is paid for months ahead, used or not. */
export const prepaid: ResourceFact<Charge> = charges("prepaid", {
  "aws:rds/reservedInstance:ReservedInstance": () => true,
  "aws:savingsplans/savingsPlan:SavingsPlan": () => true,
  "aws:ec2/capacityReservation:CapacityReservation": () => true,
  ...PREPAID,
});

const RENEWS: Readonly<Record<string, Question>> = {
  "alicloud:ecs/instance:Instance": is("AutoRenewal", "Normal", "renewalStatus"),
  "alicloud:rds/instance:Instance": (props) => flag(props, "autoRenew") ?? false,
  "alicloud:kvstore/instance:Instance": (props) => flag(props, "autoRenew") ?? false,
  "alicloud:polardb/cluster:Cluster": is("AutoRenewal", "NotRenewal", "renewalStatus"),
  "alicloud:mongodb/instance:Instance": (props) => flag(props, "autoRenew") ?? false,
};

/** Whether what is paid ahead is paid again in time. What is paid by use never ends. */
export const renewal: ResourceFact<Charge> = charges(
  "renewal",
  Object.fromEntries(
    Object.entries(RENEWS).map(([type, renews]): readonly [string, Question] => [
      type,
      (props) => {
        const ahead = PREPAID[type]?.(props);
        if (ahead === false) return true;
        const again = renews(props);
        return again === true ? true : ahead === UNKNOWN || again === UNKNOWN ? UNKNOWN : again;
      },
    ]),
  ),
);
