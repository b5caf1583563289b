import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { searchRequireTwoZones } from "./search-require-two-zones.ts";

const OPENSEARCH = "aws:opensearch/domain:Domain";
const ELASTICSEARCH = "aws:elasticsearch/domain:Domain";
const ALI = "alicloud:elasticsearch/instance:Instance";
const cluster = (dedicatedMasterCount?: unknown, zoneAwarenessEnabled?: unknown) => ({
  clusterConfig: { dedicatedMasterCount, zoneAwarenessEnabled },
});

export const cases: ControlCases = {
  control: searchRequireTwoZones,
  aws: {
    pass: [
      example(OPENSEARCH, cluster(3, true)),
      example(ELASTICSEARCH, cluster(5, "true")),
      example(OPENSEARCH, {
        clusterConfig: {
          dedicatedMasterCount: 3,
          zoneAwarenessEnabled: true,
          zoneAwarenessConfig: { availabilityZoneCount: 3 },
        },
      }),
    ],
    fail: [
      example(OPENSEARCH, {}),
      example(OPENSEARCH, cluster(3)),
      example(OPENSEARCH, cluster(3, false)),
      example(OPENSEARCH, cluster(2, true)),
      example(ELASTICSEARCH, cluster(undefined, true)),
      example(OPENSEARCH, cluster(2, UNKNOWN)),
    ],
    unknown: [
      example(OPENSEARCH, { clusterConfig: UNKNOWN }),
      example(OPENSEARCH, cluster(3, UNKNOWN)),
      example(OPENSEARCH, cluster(UNKNOWN, true)),
    ],
    notApplicable: [example(OPENSEARCH, { tags: { environment: "test" } })],
  },
  alicloud: {
    pass: [
      example(ALI, { zoneCount: 2, masterConfiguration: { amount: 3, spec: "s" } }),
      example(ALI, { zoneCount: 3, masterConfiguration: { spec: "s" } }),
      example(ALI, { zoneCount: 2, masterNodeSpec: "s" }),
    ],
    fail: [
      example(ALI, {}),
      example(ALI, { zoneCount: 2 }),
      example(ALI, { zoneCount: 1, masterNodeSpec: "s" }),
      example(ALI, { masterNodeSpec: "s" }),
    ],
    unknown: [
      example(ALI, { zoneCount: UNKNOWN, masterNodeSpec: "s" }),
      example(ALI, { zoneCount: 2, masterConfiguration: { amount: UNKNOWN } }),
    ],
    notApplicable: [example(ALI, { tags: { environment: "development" } })],
  },
};
