import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { platformRequireClusterDiskEncryption } from "./platform-require-cluster-disk-encryption.ts";

const SECURITY_CONFIGURATION = "aws:emr/securityConfiguration:SecurityConfiguration";

export const cases: ControlCases = {
  control: platformRequireClusterDiskEncryption,
  aws: {
    pass: [
      example(SECURITY_CONFIGURATION, {
        configuration: JSON.stringify({
          EncryptionConfiguration: {
            EnableAtRestEncryption: true,
            AtRestEncryptionConfiguration: {
              LocalDiskEncryptionConfiguration: { EncryptionKeyProviderType: "AwsKms" },
            },
          },
        }),
      }),
    ],
    fail: [
      example(SECURITY_CONFIGURATION, {
        configuration: JSON.stringify({
          EncryptionConfiguration: { EnableAtRestEncryption: true, AtRestEncryptionConfiguration: {} },
        }),
      }),
      example(SECURITY_CONFIGURATION, {
        configuration: JSON.stringify({
          EncryptionConfiguration: {
            AtRestEncryptionConfiguration: {
              LocalDiskEncryptionConfiguration: { EncryptionKeyProviderType: "AwsKms" },
            },
          },
        }),
      }),
    ],
    unknown: [
      example(SECURITY_CONFIGURATION, { configuration: UNKNOWN }),
      example(SECURITY_CONFIGURATION, { configuration: "no json" }),
    ],
  },
};
