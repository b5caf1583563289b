import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkNoOpenRegistryAccess } from "./network-no-open-registry-access.ts";

const RULE = "alicloud:cr/endpointAclPolicy:EndpointAclPolicy";

export const cases: ControlCases = {
  control: networkNoOpenRegistryAccess,
  alicloud: {
    pass: [example(RULE, { entry: "203.0.113.0/24" })],
    fail: [example(RULE, { entry: "0.0.0.0/0" })],
    unknown: [example(RULE, { entry: UNKNOWN })],
  },
};
