import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { platformRequireClusterVolumeEncryption } from "./platform-require-cluster-volume-encryption.ts";

const SECURITY_CONFIGURATION = "aws:emr/securityConfiguration:SecurityConfiguration";

export const cases: ControlCases = {
  control: platformRequireClusterVolumeEncryption,
  aws: {
    pass: [
      example(SECURITY_CONFIGURATION, {
        configuration: JSON.stringify({
          EncryptionConfiguration: {
            EnableAtRestEncryption: true,
            AtRestEncryptionConfiguration: {
              LocalDiskEncryptionConfiguration: { EnableEbsEncryption: true },
            },
          },
        }),
      }),
    ],
    fail: [
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
      example(SECURITY_CONFIGURATION, {
        configuration: JSON.stringify({
          EncryptionConfiguration: {
            EnableAtRestEncryption: false,
            AtRestEncryptionConfiguration: {
              LocalDiskEncryptionConfiguration: { EnableEbsEncryption: true },
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
