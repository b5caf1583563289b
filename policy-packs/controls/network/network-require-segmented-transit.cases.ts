import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkRequireSegmentedTransit } from "./network-require-segmented-transit.ts";

const TGW = "aws:ec2transitgateway/transitGateway:TransitGateway";
const ATT = "alicloud:cen/transitRouterVpcAttachment:TransitRouterVpcAttachment";

export const cases: ControlCases = {
  control: networkRequireSegmentedTransit,
  aws: {
    pass: [
      example(TGW, { defaultRouteTableAssociation: "disable", defaultRouteTablePropagation: "disable" }),
    ],
    fail: [
      example(TGW, {}),
      example(TGW, { defaultRouteTableAssociation: "disable" }),
      example(TGW, { defaultRouteTablePropagation: "disable" }),
    ],
    unknown: [
      example(TGW, { defaultRouteTableAssociation: UNKNOWN, defaultRouteTablePropagation: "disable" }),
    ],
  },
  alicloud: {
    pass: [example(ATT, {}), example(ATT, { routeTableAssociationEnabled: false })],
    fail: [
      example(ATT, { routeTableAssociationEnabled: true }),
      example("alicloud:cen/transitRouterVbrAttachment:TransitRouterVbrAttachment", {
        routeTablePropagationEnabled: "true",
      }),
    ],
    unknown: [example(ATT, { routeTablePropagationEnabled: UNKNOWN })],
  },
};
