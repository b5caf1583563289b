import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkNoPublicFileTransfer } from "./network-no-public-file-transfer.ts";

const AWS = "aws:transfer/server:Server";

export const cases: ControlCases = {
  control: networkNoPublicFileTransfer,
  aws: {
    pass: [example(AWS, { endpointType: "VPC" }), example(AWS, { endpointType: "VPC_ENDPOINT" })],
    fail: [example(AWS, {}), example(AWS, { endpointType: "PUBLIC" })],
    unknown: [example(AWS, { endpointType: UNKNOWN })],
  },
};
