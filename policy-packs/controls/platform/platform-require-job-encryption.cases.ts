import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { platformRequireJobEncryption } from "./platform-require-job-encryption.ts";

const SECURITY_CONFIGURATION = "aws:glue/securityConfiguration:SecurityConfiguration";

export const cases: ControlCases = {
  control: platformRequireJobEncryption,
  aws: {
    pass: [
      example(SECURITY_CONFIGURATION, {
        encryptionConfiguration: {
          cloudwatchEncryption: { cloudwatchEncryptionMode: "SSE-KMS", kmsKeyArn: "k" },
          jobBookmarksEncryption: { jobBookmarksEncryptionMode: "CSE-KMS", kmsKeyArn: "k" },
          s3Encryption: { s3EncryptionMode: "SSE-KMS", kmsKeyArn: "k" },
        },
      }),
      example(SECURITY_CONFIGURATION, {
        encryptionConfiguration: {
          cloudwatchEncryption: { cloudwatchEncryptionMode: "SSE-KMS", kmsKeyArn: "k" },
          jobBookmarksEncryption: { jobBookmarksEncryptionMode: "CSE-KMS", kmsKeyArn: "k" },
          s3Encryption: { s3EncryptionMode: "SSE-S3" },
        },
      }),
    ],
    fail: [
      example(SECURITY_CONFIGURATION, {}),
      example(SECURITY_CONFIGURATION, {
        encryptionConfiguration: {
          cloudwatchEncryption: { cloudwatchEncryptionMode: "DISABLED" },
          jobBookmarksEncryption: { jobBookmarksEncryptionMode: "CSE-KMS", kmsKeyArn: "k" },
          s3Encryption: { s3EncryptionMode: "SSE-KMS", kmsKeyArn: "k" },
        },
      }),
      example(SECURITY_CONFIGURATION, {
        encryptionConfiguration: {
          cloudwatchEncryption: { cloudwatchEncryptionMode: "SSE-KMS" },
          jobBookmarksEncryption: { jobBookmarksEncryptionMode: "CSE-KMS", kmsKeyArn: "k" },
          s3Encryption: { s3EncryptionMode: "SSE-KMS", kmsKeyArn: "k" },
        },
      }),
      example(SECURITY_CONFIGURATION, {
        encryptionConfiguration: {
          cloudwatchEncryption: { cloudwatchEncryptionMode: "SSE-KMS", kmsKeyArn: "k" },
          jobBookmarksEncryption: {},
          s3Encryption: { s3EncryptionMode: "SSE-KMS", kmsKeyArn: "k" },
        },
      }),
      example(SECURITY_CONFIGURATION, {
        encryptionConfiguration: {
          cloudwatchEncryption: { cloudwatchEncryptionMode: "SSE-KMS", kmsKeyArn: "k" },
          jobBookmarksEncryption: { jobBookmarksEncryptionMode: "CSE-KMS", kmsKeyArn: "k" },
          s3Encryption: { s3EncryptionMode: "DISABLED" },
        },
      }),
      example(SECURITY_CONFIGURATION, {
        encryptionConfiguration: {
          cloudwatchEncryption: { cloudwatchEncryptionMode: "SSE-KMS", kmsKeyArn: "k" },
          jobBookmarksEncryption: { jobBookmarksEncryptionMode: "CSE-KMS", kmsKeyArn: "k" },
          s3Encryption: {},
        },
      }),
    ],
    unknown: [
      example(SECURITY_CONFIGURATION, { encryptionConfiguration: UNKNOWN }),
      example(SECURITY_CONFIGURATION, {
        encryptionConfiguration: {
          cloudwatchEncryption: UNKNOWN,
          jobBookmarksEncryption: { jobBookmarksEncryptionMode: "CSE-KMS", kmsKeyArn: "k" },
          s3Encryption: { s3EncryptionMode: "SSE-KMS", kmsKeyArn: "k" },
        },
      }),
    ],
  },
};
