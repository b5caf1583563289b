import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { platformRequireDiskCustomerKey } from "./platform-require-disk-customer-key.ts";

const DATA_QUALITY_JOB_DEFINITION = "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition";
const ENTITY_RECOGNIZER = "aws:comprehend/entityRecognizer:EntityRecognizer";
const CLUSTER = "alicloud:emrv2/cluster:Cluster";

export const cases: ControlCases = {
  control: platformRequireDiskCustomerKey,
  aws: {
    pass: [
      example(DATA_QUALITY_JOB_DEFINITION, {
        jobResources: { clusterConfig: { volumeKmsKeyId: "arn:aws:kms:eu-west-1:1:key/1" } },
      }),
      example(ENTITY_RECOGNIZER, { volumeKmsKeyId: "arn:aws:kms:eu-west-1:1:key/1" }),
    ],
    fail: [
      example(DATA_QUALITY_JOB_DEFINITION, {}),
      example(ENTITY_RECOGNIZER, {}),
      example("aws:comprehend/documentClassifier:DocumentClassifier", { volumeKmsKeyId: "" }),
    ],
    unknown: [],
    decided: "an input that is given counts, whatever it will hold",
  },
  alicloud: {
    pass: [example(CLUSTER, { nodeAttributes: [{ dataDiskEncrypted: true, dataDiskKmsKeyId: "key-1" }] })],
    fail: [
      example(CLUSTER, {}),
      example(CLUSTER, { nodeAttributes: [{ dataDiskEncrypted: true }] }),
      example(CLUSTER, { nodeAttributes: [{ dataDiskKmsKeyId: "key-1" }] }),
    ],
    unknown: [
      example(CLUSTER, { nodeAttributes: [{ dataDiskEncrypted: UNKNOWN, dataDiskKmsKeyId: "key-1" }] }),
      example(CLUSTER, { nodeAttributes: [UNKNOWN] }),
    ],
  },
};
