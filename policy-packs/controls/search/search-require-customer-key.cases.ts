import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { searchRequireCustomerKey } from "./search-require-customer-key.ts";

const OPENSEARCH = "aws:opensearch/domain:Domain";
const ELASTICSEARCH = "aws:elasticsearch/domain:Domain";

export const cases: ControlCases = {
  control: searchRequireCustomerKey,
  aws: {
    pass: [
      example(
        OPENSEARCH,
        { encryptAtRest: { enabled: true, kmsKeyId: ref("key") } },
        { name: "key", type: "aws:kms/key:Key" },
      ),
      example(ELASTICSEARCH, { encryptAtRest: { enabled: true, kmsKeyId: "k" } }),
      example(ELASTICSEARCH, { encryptAtRest: { kmsKeyId: "k" } }),
    ],
    fail: [
      example(OPENSEARCH, {}),
      example(OPENSEARCH, { encryptAtRest: { enabled: true } }),
      example(ELASTICSEARCH, { encryptAtRest: { enabled: true, kmsKeyId: "alias/aws/es" } }),
    ],
    unknown: [example(OPENSEARCH, { encryptAtRest: UNKNOWN })],
  },
};
