import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { platformRequireClusterTransitEncryption } from "./platform-require-cluster-transit-encryption.ts";

const SECURITY_CONFIGURATION = "aws:emr/securityConfiguration:SecurityConfiguration";

export const cases: ControlCases = {
  control: platformRequireClusterTransitEncryption,
  aws: {
    pass: [
      example(SECURITY_CONFIGURATION, {
        configuration: JSON.stringify({ EncryptionConfiguration: { EnableInTransitEncryption: true } }),
      }),
    ],
    fail: [
      example(SECURITY_CONFIGURATION, {
        configuration: JSON.stringify({ EncryptionConfiguration: { EnableInTransitEncryption: false } }),
      }),
      example(SECURITY_CONFIGURATION, { configuration: "{}" }),
    ],
    unknown: [
      example(SECURITY_CONFIGURATION, { configuration: UNKNOWN }),
      example(SECURITY_CONFIGURATION, { configuration: "no json" }),
    ],
  },
};
