import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { tlsRequireTunnelHash } from "./tls-require-tunnel-hash.ts";

const VPN = "aws:ec2/vpnConnection:VpnConnection";
const ALI = "alicloud:vpn/connection:Connection";
const ATT = "alicloud:vpn/gatewayVpnAttachment:GatewayVpnAttachment";
/** Both tunnels alike. */
const tunnels = (inputs: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    [1, 2].flatMap((n) => Object.entries(inputs).map(([input, value]) => [`tunnel${n}${input}`, value])),
  );

export const cases: ControlCases = {
  control: tlsRequireTunnelHash,
  aws: {
    pass: [
      example(
        VPN,
        tunnels({ Phase1IntegrityAlgorithms: ["SHA2-256"], Phase2IntegrityAlgorithms: ["SHA2-512"] }),
      ),
    ],
    fail: [
      example(VPN, {}),
      example(
        VPN,
        tunnels({ Phase1IntegrityAlgorithms: ["SHA2-256"], Phase2IntegrityAlgorithms: ["SHA2-256", "SHA1"] }),
      ),
    ],
    unknown: [
      example(VPN, tunnels({ Phase1IntegrityAlgorithms: UNKNOWN, Phase2IntegrityAlgorithms: ["SHA2-256"] })),
    ],
  },
  alicloud: {
    pass: [
      example(ALI, { ikeConfig: { ikeAuthAlg: "sha256" }, ipsecConfig: { ipsecAuthAlg: "sha384" } }),
      example(ATT, { ikeConfig: { ikeAuthAlg: "sm3" }, ipsecConfig: { ipsecAuthAlg: "sm3" } }),
    ],
    fail: [
      example(ALI, {}),
      example(ATT, { ikeConfig: { ikeAuthAlg: "sha1" }, ipsecConfig: { ipsecAuthAlg: "sha256" } }),
    ],
    unknown: [example(ALI, { ikeConfig: { ikeAuthAlg: UNKNOWN }, ipsecConfig: { ipsecAuthAlg: "sha256" } })],
  },
};
