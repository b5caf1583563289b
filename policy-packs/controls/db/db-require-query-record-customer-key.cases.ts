import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { dbRequireQueryRecordCustomerKey } from "./db-require-query-record-customer-key.ts";

const RDS = "aws:rds/instance:Instance";
const STREAM = "aws:rds/clusterActivityStream:ClusterActivityStream";
const MEMBER = "aws:rds/clusterInstance:ClusterInstance";

export const cases: ControlCases = {
  control: dbRequireQueryRecordCustomerKey,
  aws: {
    pass: [
      example(
        RDS,
        { performanceInsightsEnabled: true, performanceInsightsKmsKeyId: ref("key") },
        { name: "key", type: "aws:kms/key:Key" },
      ),
      example(MEMBER, { performanceInsightsEnabled: true, performanceInsightsKmsKeyId: "k" }),
      example(STREAM, { kmsKeyId: "k" }),
    ],
    fail: [
      example(RDS, { performanceInsightsEnabled: true }),
      example(MEMBER, { performanceInsightsEnabled: "true" }),
      example(STREAM, {}),
      example(STREAM, { kmsKeyId: "alias/aws/rds" }),
    ],
    unknown: [example(RDS, { performanceInsightsEnabled: UNKNOWN })],
    silent: [
      example(RDS, {}),
      example(RDS, { performanceInsightsEnabled: false, performanceInsightsKmsKeyId: "k" }),
      example(MEMBER, {}),
    ],
  },
};
