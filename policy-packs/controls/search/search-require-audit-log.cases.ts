import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { searchRequireAuditLog } from "./search-require-audit-log.ts";

const OPENSEARCH = "aws:opensearch/domain:Domain";
const ELASTICSEARCH = "aws:elasticsearch/domain:Domain";
const logs = (...logPublishingOptions: readonly unknown[]) => ({ logPublishingOptions });

export const cases: ControlCases = {
  control: searchRequireAuditLog,
  aws: {
    pass: [
      example(OPENSEARCH, logs({ logType: "INDEX_SLOW_LOGS" }, { logType: "AUDIT_LOGS", enabled: true })),
      example(ELASTICSEARCH, logs({ logType: "AUDIT_LOGS" })),
    ],
    fail: [
      example(OPENSEARCH, {}),
      example(OPENSEARCH, logs({ logType: "INDEX_SLOW_LOGS" })),
      example(ELASTICSEARCH, logs({ logType: "AUDIT_LOGS", enabled: false })),
    ],
    unknown: [
      example(OPENSEARCH, { logPublishingOptions: UNKNOWN }),
      example(ELASTICSEARCH, logs({ logType: UNKNOWN })),
    ],
  },
};
