import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { networkNoAddressOnMachines } from "./network-no-address-on-machines.ts";

const EIP = "aws:ec2/eip:Eip";
const ASSOC = "aws:ec2/eipAssociation:EipAssociation";
const ALI = "alicloud:ecs/eipAssociation:EipAssociation";

export const cases: ControlCases = {
  control: networkNoAddressOnMachines,
  aws: {
    pass: [
      example(EIP, { domain: "vpc" }),
      example(
        EIP,
        { domain: "vpc" },
        { name: "nat", type: "aws:ec2/natGateway:NatGateway", props: { allocationId: ref("subject") } },
      ),
    ],
    fail: [
      example(EIP, { instance: "i-1" }),
      example(
        EIP,
        { networkInterface: ref("eni") },
        { name: "eni", type: "aws:ec2/networkInterface:NetworkInterface" },
      ),
      example(
        ASSOC,
        { allocationId: "eipalloc-1", instanceId: ref("vm") },
        { name: "vm", type: "aws:ec2/instance:Instance" },
      ),
    ],
    unknown: [
      example(EIP, { instance: "i-1", tags: UNKNOWN }),
      example(EIP, { instance: "i-1", tags: { zone: UNKNOWN } }),
    ],
    notApplicable: [
      example(
        EIP,
        { instance: ref("vm") },
        { name: "vm", type: "aws:ec2/instance:Instance", props: { tags: { zone: "Management" } } },
      ),
    ],
  },
  alicloud: {
    pass: [
      example(ALI, { allocationId: "eip-1", instanceId: "ngw-1" }),
      example(ALI, { allocationId: "eip-1", instanceId: "x", instanceType: "Nat" }),
      example(ALI, { instanceId: ref("nat") }, { name: "nat", type: "alicloud:vpc/natGateway:NatGateway" }),
    ],
    fail: [
      example(ALI, { instanceId: "i-1" }),
      example(ALI, { instanceId: ref("vm") }, { name: "vm", type: "alicloud:ecs/instance:Instance" }),
      example(ALI, { instanceId: "eni-1", instanceType: "NetworkInterface" }),
    ],
    unknown: [example(ALI, { instanceId: "i-1", instanceType: UNKNOWN })],
    notApplicable: [
      example(
        ALI,
        { instanceId: ref("vm") },
        { name: "vm", type: "alicloud:ecs/instance:Instance", props: { tags: { zone: "bastion" } } },
      ),
    ],
  },
};
