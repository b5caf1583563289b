import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { searchRequireDedicatedMasters } from "./search-require-dedicated-masters.ts";

const OPENSEARCH = "aws:opensearch/domain:Domain";
const ELASTICSEARCH = "aws:elasticsearch/domain:Domain";
const ALI = "alicloud:elasticsearch/instance:Instance";

export const cases: ControlCases = {
  control: searchRequireDedicatedMasters,
  aws: {
    pass: [
      example(OPENSEARCH, { clusterConfig: { dedicatedMasterEnabled: true } }),
      example(ELASTICSEARCH, { clusterConfig: { dedicatedMasterEnabled: "true" } }),
    ],
    fail: [
      example(OPENSEARCH, {}),
      example(OPENSEARCH, { clusterConfig: { dedicatedMasterCount: 3 } }),
      example(ELASTICSEARCH, { clusterConfig: { dedicatedMasterEnabled: false } }),
    ],
    unknown: [example(OPENSEARCH, { clusterConfig: UNKNOWN })],
    notApplicable: [example(OPENSEARCH, { tags: { environment: "test" } })],
  },
  alicloud: {
    pass: [example(ALI, { masterConfiguration: { amount: 3 } }), example(ALI, { masterNodeSpec: "s" })],
    fail: [example(ALI, {}), example(ALI, { masterConfiguration: { amount: 0 } })],
    unknown: [example(ALI, { masterConfiguration: { amount: UNKNOWN } })],
    notApplicable: [example(ALI, { tags: { environment: "test" } })],
  },
};
