import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { platformRequireClusterObjectKey } from "./platform-require-cluster-object-key.ts";

const SECURITY_CONFIGURATION = "aws:emr/securityConfiguration:SecurityConfiguration";

export const cases: ControlCases = {
  control: platformRequireClusterObjectKey,
  aws: {
    pass: [
      example(SECURITY_CONFIGURATION, {
        configuration: JSON.stringify({
          EncryptionConfiguration: {
            EnableAtRestEncryption: true,
            AtRestEncryptionConfiguration: { S3EncryptionConfiguration: { EncryptionMode: "SSE-KMS" } },
          },
        }),
      }),
      example(SECURITY_CONFIGURATION, {
        configuration: JSON.stringify({
          EncryptionConfiguration: {
            EnableAtRestEncryption: true,
            AtRestEncryptionConfiguration: { S3EncryptionConfiguration: { EncryptionMode: "CSE-KMS" } },
          },
        }),
      }),
    ],
    fail: [
      example(SECURITY_CONFIGURATION, {
        configuration: JSON.stringify({
          EncryptionConfiguration: {
            EnableAtRestEncryption: true,
            AtRestEncryptionConfiguration: { S3EncryptionConfiguration: { EncryptionMode: "SSE-S3" } },
          },
        }),
      }),
      example(SECURITY_CONFIGURATION, { configuration: "{}" }),
      example(SECURITY_CONFIGURATION, {
        configuration: JSON.stringify({
          EncryptionConfiguration: {
            EnableAtRestEncryption: false,
            AtRestEncryptionConfiguration: { S3EncryptionConfiguration: { EncryptionMode: "SSE-KMS" } },
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
