import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { searchRequireEncryption } from "./search-require-encryption.ts";

const OPENSEARCH = "aws:opensearch/domain:Domain";
const ELASTICSEARCH = "aws:elasticsearch/domain:Domain";
const ALI = "alicloud:elasticsearch/instance:Instance";

export const cases: ControlCases = {
  control: searchRequireEncryption,
  aws: {
    pass: [
      example(OPENSEARCH, { encryptAtRest: { enabled: true } }),
      example(ELASTICSEARCH, { encryptAtRest: { enabled: true } }),
    ],
    fail: [
      example(OPENSEARCH, {}),
      example(OPENSEARCH, { encryptAtRest: { enabled: false } }),
      example(ELASTICSEARCH, {}),
      example(ELASTICSEARCH, { encryptAtRest: { kmsKeyId: "k" } }),
    ],
    unknown: [
      example(OPENSEARCH, { encryptAtRest: { enabled: UNKNOWN } }),
      example(ELASTICSEARCH, { encryptAtRest: UNKNOWN }),
    ],
  },
  alicloud: {
    pass: [
      example(ALI, { dataNodeDiskEncrypted: true }),
      example(ALI, { dataNodeConfiguration: { diskEncryption: true } }),
    ],
    fail: [example(ALI, {}), example(ALI, { dataNodeConfiguration: { diskEncryption: false } })],
    unknown: [
      example(ALI, { dataNodeDiskEncrypted: UNKNOWN }),
      example(ALI, { dataNodeConfiguration: UNKNOWN }),
    ],
  },
};
