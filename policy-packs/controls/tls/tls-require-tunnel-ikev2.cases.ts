import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { tlsRequireTunnelIkev2 } from "./tls-require-tunnel-ikev2.ts";

const VPN = "aws:ec2/vpnConnection:VpnConnection";
const ALI = "alicloud:vpn/connection:Connection";
const ATT = "alicloud:vpn/gatewayVpnAttachment:GatewayVpnAttachment";
/** Both tunnels alike. */
const tunnels = (inputs: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    [1, 2].flatMap((n) => Object.entries(inputs).map(([input, value]) => [`tunnel${n}${input}`, value])),
  );

export const cases: ControlCases = {
  control: tlsRequireTunnelIkev2,
  aws: {
    pass: [example(VPN, tunnels({ IkeVersions: ["ikev2"] }))],
    fail: [
      example(VPN, {}),
      example(VPN, tunnels({ IkeVersions: ["ikev1", "ikev2"] })),
      example(
        VPN,
        tunnels({
          Phase1EncryptionAlgorithms: UNKNOWN,
          Phase2EncryptionAlgorithms: UNKNOWN,
          IkeVersions: ["ikev1"],
        }),
      ),
    ],
    unknown: [example(VPN, tunnels({ IkeVersions: UNKNOWN }))],
  },
  alicloud: {
    pass: [example(ALI, { ikeConfig: { ikeVersion: "ikev2" } })],
    fail: [
      example(ALI, {}),
      example(ATT, { ikeConfig: { ikeVersion: "IKEv1" } }),
      example(ATT, { ikeConfig: { ikeEncAlg: UNKNOWN }, ipsecConfig: { ipsecEncAlg: "aes256" } }),
    ],
    unknown: [
      example(ALI, { ikeConfig: UNKNOWN }),
      // With SM4 it would be a tunnel of the national standard.
      example(ATT, { ikeConfig: { ikeEncAlg: UNKNOWN }, ipsecConfig: { ipsecEncAlg: "sm4" } }),
    ],
    notApplicable: [example(ATT, { ikeConfig: { ikeEncAlg: "sm4" }, ipsecConfig: { ipsecEncAlg: "sm4" } })],
  },
};
