import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { searchRequireNodeTls } from "./search-require-node-tls.ts";

const OPENSEARCH = "aws:opensearch/domain:Domain";
const ELASTICSEARCH = "aws:elasticsearch/domain:Domain";
const two = { clusterConfig: { instanceCount: 2 } };

export const cases: ControlCases = {
  control: searchRequireNodeTls,
  aws: {
    pass: [
      example(OPENSEARCH, { ...two, nodeToNodeEncryption: { enabled: true } }),
      example(ELASTICSEARCH, { ...two, nodeToNodeEncryption: { enabled: true } }),
    ],
    fail: [
      example(OPENSEARCH, two),
      example(OPENSEARCH, { ...two, nodeToNodeEncryption: { enabled: false } }),
      example(ELASTICSEARCH, two),
    ],
    unknown: [
      example(OPENSEARCH, { ...two, nodeToNodeEncryption: UNKNOWN }),
      example(ELASTICSEARCH, { ...two, nodeToNodeEncryption: { enabled: UNKNOWN } }),
      example(OPENSEARCH, { clusterConfig: UNKNOWN, nodeToNodeEncryption: UNKNOWN }),
    ],
    silent: [example(OPENSEARCH, {}), example(ELASTICSEARCH, { clusterConfig: { instanceCount: 1 } })],
  },
};
