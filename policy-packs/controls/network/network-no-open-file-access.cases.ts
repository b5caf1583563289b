import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkNoOpenFileAccess } from "./network-no-open-file-access.ts";

const RULE = "alicloud:nas/accessRule:AccessRule";

export const cases: ControlCases = {
  control: networkNoOpenFileAccess,
  alicloud: {
    pass: [example(RULE, { sourceCidrIp: "10.0.0.0/24" })],
    fail: [example(RULE, { sourceCidrIp: "0.0.0.0/0" }), example(RULE, { ipv6SourceCidrIp: "::/0" })],
    unknown: [example(RULE, { sourceCidrIp: UNKNOWN })],
  },
};
