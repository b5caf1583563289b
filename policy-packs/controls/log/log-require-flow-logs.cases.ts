import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { logRequireFlowLogs } from "./log-require-flow-logs.ts";

const VPC = "aws:ec2/vpc:Vpc";
const NETWORK = "alicloud:vpc/network:Network";
const aws = (props: Record<string, unknown>) => ({ name: "log", type: "aws:ec2/flowLog:FlowLog", props });
const ali = (props: Record<string, unknown>) => ({
  name: "log",
  type: "alicloud:vpc/flowLog:FlowLog",
  props,
});

export const cases: ControlCases = {
  control: logRequireFlowLogs,
  aws: {
    pass: [
      example(VPC, {}, aws({ vpcId: ref("subject"), trafficType: "ALL" })),
      example(VPC, {}, aws({ vpcId: ref("subject"), trafficType: "REJECT" })),
    ],
    fail: [
      example(VPC, {}),
      example(VPC, {}, aws({ vpcId: ref("other"), trafficType: "ALL" }), { name: "other", type: VPC }),
      example("aws:ec2/defaultVpc:DefaultVpc", {}),
    ],
    unknown: [example(VPC, {}, aws({ vpcId: UNKNOWN, trafficType: "ALL" }))],
  },
  alicloud: {
    pass: [
      example(NETWORK, {}, ali({ resourceId: ref("subject"), resourceType: "VPC", trafficType: "All" })),
      example(NETWORK, {}, ali({ resourceId: ref("subject"), resourceType: "VPC", trafficType: "Drop" })),
    ],
    fail: [
      example(NETWORK, {}),
      example(
        NETWORK,
        {},
        ali({ resourceId: ref("subject"), resourceType: "VPC", trafficType: "All", status: "Inactive" }),
      ),
      example(NETWORK, {}, ali({ resourceId: ref("subject"), resourceType: "VSwitch", trafficType: "All" })),
    ],
    unknown: [
      example(NETWORK, {}, ali({ resourceId: UNKNOWN, resourceType: "VPC", trafficType: "All" })),
      example(
        NETWORK,
        {},
        ali({ resourceId: ref("subject"), resourceType: "VPC", trafficType: "All", status: UNKNOWN }),
      ),
    ],
  },
};
