import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, type ResourceSpec, ref } from "../../testing.ts";
import { costNoIdleGateway } from "./cost-no-idle-gateway.ts";

const NAT = "aws:ec2/natGateway:NatGateway";
const ALI = "alicloud:vpc/natGateway:NatGateway";
const by = (type: string, props: Readonly<Record<string, unknown>>): ResourceSpec => ({
  name: "by",
  type,
  props,
});

export const cases: ControlCases = {
  control: costNoIdleGateway,
  aws: {
    pass: [
      example(NAT, {}, by("aws:ec2/route:Route", { natGatewayId: ref("subject") })),
      example(
        NAT,
        {},
        by("aws:ec2/routeTable:RouteTable", {
          routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: ref("subject") }],
        }),
      ),
    ],
    fail: [example(NAT, {}), example(NAT, {}, by("aws:ec2/route:Route", { natGatewayId: "nat-0another" }))],
    unknown: [example(NAT, { tags: UNKNOWN })],
    notApplicable: [example(NAT, { tags: { "kept-idle": "way out of the drill" } })],
  },
  alicloud: {
    pass: [
      example(
        ALI,
        {},
        by("alicloud:vpc/snatEntry:SnatEntry", { snatTableId: ref("subject"), snatIp: "47.0.0.1" }),
      ),
      example(ALI, {}, by("alicloud:vpc/forwardEntry:ForwardEntry", { forwardTableId: ref("subject") })),
      example(
        ALI,
        {},
        by("alicloud:vpc/routeEntry:RouteEntry", { nexthopId: ref("subject"), nexthopType: "NatGateway" }),
      ),
    ],
    fail: [example(ALI, {})],
    unknown: [
      example(ALI, { tags: UNKNOWN }),
      // Whose table this is, nothing in the stack tells.
      example(ALI, {}, by("alicloud:vpc/snatEntry:SnatEntry", { snatTableId: UNKNOWN, snatIp: "47.0.0.1" })),
    ],
    notApplicable: [example(ALI, { tags: { "kept-idle": "way out of the drill" } })],
  },
};
