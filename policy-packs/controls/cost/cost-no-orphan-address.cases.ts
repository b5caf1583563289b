import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, type ResourceSpec, ref } from "../../testing.ts";
import { costNoOrphanAddress } from "./cost-no-orphan-address.ts";

const EIP = "aws:ec2/eip:Eip";
const ALI = "alicloud:ecs/eipAddress:EipAddress";
const machine: ResourceSpec = { name: "machine", type: "aws:ec2/instance:Instance" };
const nic = (props: Readonly<Record<string, unknown>> = {}): ResourceSpec => ({
  name: "nic",
  type: "aws:ec2/networkInterface:NetworkInterface",
  props,
});
const by = (type: string, props: Readonly<Record<string, unknown>>): ResourceSpec => ({
  name: "by",
  type,
  props,
});

/** What another tool left unfilled. */
const PLACEHOLDER = ["$", "{eip.id}"].join("");

export const cases: ControlCases = {
  control: costNoOrphanAddress,
  aws: {
    pass: [
      example(EIP, { instance: ref("machine") }, machine),
      example(EIP, { instance: "i-0123456789abcdef0" }),
      example(
        EIP,
        {},
        machine,
        by("aws:ec2/eipAssociation:EipAssociation", {
          allocationId: ref("subject"),
          instanceId: ref("machine"),
        }),
      ),
      example(EIP, {}, by("aws:ec2/natGateway:NatGateway", { allocationId: ref("subject") })),
      example(
        EIP,
        {},
        by("aws:lb/loadBalancer:LoadBalancer", {
          subnetMappings: [{ subnetId: "subnet-1", allocationId: ref("subject") }],
        }),
      ),
      example(
        EIP,
        {},
        by("aws:transfer/server:Server", { endpointDetails: { addressAllocationIds: [ref("subject")] } }),
      ),
      example(
        EIP,
        { networkInterface: ref("nic") },
        nic({ attachments: [{ instance: "i-1", deviceIndex: 1 }] }),
      ),
      example(
        EIP,
        { networkInterface: ref("nic") },
        nic(),
        by("aws:ec2/networkInterfaceAttachment:NetworkInterfaceAttachment", {
          networkInterfaceId: ref("nic"),
          instanceId: "i-1",
        }),
      ),
    ],
    fail: [
      example(EIP, {}),
      example(EIP, { domain: "vpc", tags: { "kept-idle": "yes" } }),
      // A name or a rule that knows the address does not hold it.
      example(EIP, {}, by("aws:route53/record:Record", { records: [ref("subject")] })),
      example(
        EIP,
        {},
        by("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", { cidrIpv4: ref("subject") }),
      ),
      example(EIP, { networkInterface: ref("nic") }, nic()),
      example(EIP, {}, by("aws:ec2/natGateway:NatGateway", { allocationId: "eipalloc-0another" })),
    ],
    unknown: [
      // An interface of another stack.
      example(EIP, { networkInterface: "eni-0123456789abcdef0" }),
      example(EIP, {}, by("aws:ec2/natGateway:NatGateway", { allocationId: UNKNOWN })),
      example(
        EIP,
        {},
        by("aws:transfer/server:Server", { endpointDetails: { addressAllocationIds: [PLACEHOLDER] } }),
      ),
      example(EIP, { tags: UNKNOWN }),
    ],
    notApplicable: [example(EIP, { tags: { "kept-idle": "fallback of the payment partner" } })],
  },
  alicloud: {
    pass: [
      example(
        ALI,
        {},
        by("alicloud:ecs/eipAssociation:EipAssociation", { allocationId: ref("subject"), instanceId: "i-1" }),
      ),
      example(
        ALI,
        {},
        by("alicloud:nlb/loadBalancer:LoadBalancer", {
          zoneMappings: [{ zoneId: "cn-shanghai-b", allocationId: ref("subject") }],
        }),
      ),
    ],
    fail: [
      example(ALI, {}),
      example(
        ALI,
        {},
        by("alicloud:vpc/commonBandwithPackageAttachment:CommonBandwithPackageAttachment", {
          instanceId: ref("subject"),
        }),
      ),
    ],
    unknown: [
      example(ALI, {}, by("alicloud:ecs/eipAssociation:EipAssociation", { allocationId: UNKNOWN })),
      example(ALI, { tags: UNKNOWN }),
    ],
    notApplicable: [example(ALI, { tags: { "kept-idle": "known to the bank's firewall" } })],
  },
};
