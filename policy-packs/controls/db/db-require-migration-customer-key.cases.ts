import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { dbRequireMigrationCustomerKey } from "./db-require-migration-customer-key.ts";

const INSTANCE = "aws:dms/replicationInstance:ReplicationInstance";
const ENDPOINT = "aws:dms/endpoint:Endpoint";
const CONFIG = "aws:dms/replicationConfig:ReplicationConfig";

export const cases: ControlCases = {
  control: dbRequireMigrationCustomerKey,
  aws: {
    pass: [
      example(INSTANCE, { kmsKeyArn: ref("key") }, { name: "key", type: "aws:kms/key:Key" }),
      example(ENDPOINT, { engineName: "aurora", kmsKeyArn: "k" }),
      example(ENDPOINT, { engineName: "s3", s3Settings: { serverSideEncryptionKmsKeyId: "k" } }),
      example(ENDPOINT, { engineName: "s3", s3Settings: [{ serverSideEncryptionKmsKeyId: ["k"] }] }),
      example("aws:dms/s3Endpoint:S3Endpoint", { kmsKeyArn: "k" }),
      example(ENDPOINT, {
        engineName: UNKNOWN,
        kmsKeyArn: "k",
        s3Settings: { serverSideEncryptionKmsKeyId: "k" },
      }),
      example(CONFIG, { computeConfig: { kmsKeyId: "k" } }),
    ],
    fail: [
      example(INSTANCE, {}),
      example(ENDPOINT, { engineName: "aurora" }),
      example(ENDPOINT, { engineName: "s3", kmsKeyArn: "k" }),
      example(ENDPOINT, { engineName: "s3", s3Settings: {} }),
      example(ENDPOINT, { engineName: UNKNOWN }),
      example("aws:dms/s3Endpoint:S3Endpoint", {}),
      example(CONFIG, { computeConfig: {} }),
    ],
    unknown: [
      example(CONFIG, { computeConfig: UNKNOWN }),
      example(ENDPOINT, { engineName: UNKNOWN, kmsKeyArn: "k" }),
      example(ENDPOINT, { engineName: UNKNOWN, s3Settings: { serverSideEncryptionKmsKeyId: "k" } }),
    ],
  },
};
