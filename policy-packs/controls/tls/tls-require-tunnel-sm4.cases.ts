import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { tlsRequireTunnelSm4 } from "./tls-require-tunnel-sm4.ts";

const ALI = "alicloud:vpn/connection:Connection";

export const cases: ControlCases = {
  control: tlsRequireTunnelSm4,
  alicloud: {
    pass: [example(ALI, { ikeConfig: { ikeEncAlg: "sm4" }, ipsecConfig: { ipsecEncAlg: "sm4" } })],
    fail: [
      example(ALI, {}),
      example(ALI, { ikeConfig: { ikeEncAlg: "sm4" }, ipsecConfig: { ipsecEncAlg: "aes256" } }),
    ],
    unknown: [example(ALI, { ikeConfig: UNKNOWN, ipsecConfig: { ipsecEncAlg: "sm4" } })],
  },
};
