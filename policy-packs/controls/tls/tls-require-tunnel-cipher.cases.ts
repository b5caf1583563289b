import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { tlsRequireTunnelCipher } from "./tls-require-tunnel-cipher.ts";

const VPN = "aws:ec2/vpnConnection:VpnConnection";
const ALI = "alicloud:vpn/connection:Connection";
const ATT = "alicloud:vpn/gatewayVpnAttachment:GatewayVpnAttachment";
/** Both tunnels alike. */
const tunnels = (inputs: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    [1, 2].flatMap((n) => Object.entries(inputs).map(([input, value]) => [`tunnel${n}${input}`, value])),
  );

export const cases: ControlCases = {
  control: tlsRequireTunnelCipher,
  aws: {
    pass: [
      example(
        VPN,
        tunnels({ Phase1EncryptionAlgorithms: ["AES256-GCM-16"], Phase2EncryptionAlgorithms: ["AES256"] }),
      ),
    ],
    fail: [
      example(VPN, {}),
      example(VPN, tunnels({ Phase1EncryptionAlgorithms: ["AES256"] })),
      example(
        VPN,
        tunnels({ Phase1EncryptionAlgorithms: ["AES256", "AES128"], Phase2EncryptionAlgorithms: ["AES256"] }),
      ),
      example(VPN, {
        ...tunnels({ Phase1EncryptionAlgorithms: ["AES256-GCM-16"], Phase2EncryptionAlgorithms: ["AES256"] }),
        tunnel2Phase2EncryptionAlgorithms: ["AES128-GCM-16"],
      }),
    ],
    unknown: [
      example(VPN, tunnels({ Phase1EncryptionAlgorithms: UNKNOWN, Phase2EncryptionAlgorithms: ["AES256"] })),
      example(
        VPN,
        tunnels({ Phase1EncryptionAlgorithms: [UNKNOWN], Phase2EncryptionAlgorithms: ["AES256"] }),
      ),
    ],
  },
  alicloud: {
    pass: [
      example(ALI, { ikeConfig: { ikeEncAlg: "aes256" }, ipsecConfig: { ipsecEncAlg: "aes256" } }),
      example(ATT, { ikeConfig: { ikeEncAlg: "sm4" }, ipsecConfig: { ipsecEncAlg: "SM4" } }),
      example(ALI, {
        tunnelOptionsSpecifications: [
          { tunnelIkeConfig: { ikeEncAlg: "aes256" }, tunnelIpsecConfig: { ipsecEncAlg: "aes256" } },
        ],
      }),
    ],
    fail: [
      example(ALI, {}),
      example(ALI, { ikeConfig: { ikeEncAlg: "aes256" } }),
      example(ALI, { ikeConfig: { ikeEncAlg: "aes192" }, ipsecConfig: { ipsecEncAlg: "aes256" } }),
      example(ATT, { ikeConfig: { ikeEncAlg: "3des" }, ipsecConfig: { ipsecEncAlg: "des" } }),
      example(ALI, {
        tunnelOptionsSpecifications: [
          { tunnelIkeConfig: { ikeEncAlg: "aes256" }, tunnelIpsecConfig: { ipsecEncAlg: "aes256" } },
          { tunnelIkeConfig: { ikeEncAlg: "aes" } },
        ],
      }),
    ],
    unknown: [
      example(ALI, { ikeConfig: UNKNOWN, ipsecConfig: { ipsecEncAlg: "aes256" } }),
      example(ALI, { tunnelOptionsSpecifications: UNKNOWN }),
      example(ALI, { tunnelOptionsSpecifications: [UNKNOWN] }),
    ],
  },
};
