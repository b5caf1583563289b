import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkNoAutoAcceptedAttachments } from "./network-no-auto-accepted-attachments.ts";

const TGW = "aws:ec2transitgateway/transitGateway:TransitGateway";

export const cases: ControlCases = {
  control: networkNoAutoAcceptedAttachments,
  aws: {
    pass: [example(TGW, {}), example(TGW, { autoAcceptSharedAttachments: "disable" })],
    fail: [example(TGW, { autoAcceptSharedAttachments: "enable" })],
    unknown: [example(TGW, { autoAcceptSharedAttachments: UNKNOWN })],
  },
};
