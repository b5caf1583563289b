import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { searchRequireLogs } from "./search-require-logs.ts";

const OPENSEARCH = "aws:opensearch/domain:Domain";
const ELASTICSEARCH = "aws:elasticsearch/domain:Domain";
const logs = (...logPublishingOptions: readonly unknown[]) => ({ logPublishingOptions });

export const cases: ControlCases = {
  control: searchRequireLogs,
  aws: {
    pass: [
      example(OPENSEARCH, logs({ logType: "INDEX_SLOW_LOGS" })),
      example(ELASTICSEARCH, logs({ logType: "INDEX_SLOW_LOGS", enabled: true })),
    ],
    fail: [
      example(OPENSEARCH, {}),
      example(OPENSEARCH, logs()),
      example(ELASTICSEARCH, logs({ logType: "INDEX_SLOW_LOGS", enabled: false })),
    ],
    unknown: [
      example(OPENSEARCH, { logPublishingOptions: UNKNOWN }),
      example(OPENSEARCH, logs({ logType: UNKNOWN })),
    ],
  },
};
