import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityRequireLoginNetworks } from "./identity-require-login-networks.ts";

const ALI = "alicloud:ram/securityPreference:SecurityPreference";
const from = (loginNetworkMasks: unknown) => example(ALI, { loginNetworkMasks });

export const cases: ControlCases = {
  control: identityRequireLoginNetworks,
  alicloud: {
    pass: [from("10.0.0.0/8"), from("203.0.113.7"), from("10.0.0.0/8; 203.0.113.0/24")],
    fail: [
      example(ALI, {}),
      from(""),
      from("0.0.0.0/0"),
      from("10.0.0.0/8;0.0.0.0/1;128.0.0.0/1"),
      from("10.0.0.0/7"),
      from("the office"),
    ],
    unknown: [from(UNKNOWN)],
  },
};
