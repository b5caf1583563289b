import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkNoOpenBastion } from "./network-no-open-bastion.ts";

const INSTANCE = "alicloud:bastionhost/instance:Instance";
const BASTION_HOST_INSTANCE = "alicloud:yundun/bastionHostInstance:BastionHostInstance";

export const cases: ControlCases = {
  control: networkNoOpenBastion,
  alicloud: {
    pass: [
      example(INSTANCE, {}),
      example(INSTANCE, { enablePublicAccess: false }),
      example(BASTION_HOST_INSTANCE, { enablePublicAccess: true, publicWhiteLists: ["192.0.2.0/24"] }),
    ],
    fail: [
      example(INSTANCE, { enablePublicAccess: true }),
      example(INSTANCE, { enablePublicAccess: true, publicWhiteLists: ["0.0.0.0/0"] }),
      example(BASTION_HOST_INSTANCE, {
        enablePublicAccess: true,
        publicWhiteLists: ["0.0.0.0/1", "128.0.0.0/1"],
      }),
    ],
    unknown: [
      example(INSTANCE, { enablePublicAccess: UNKNOWN }),
      example(INSTANCE, { enablePublicAccess: true, publicWhiteLists: UNKNOWN }),
    ],
  },
};
