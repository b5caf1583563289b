import { control } from "../../control.ts";
import { searchLogs } from "../../facts/search-domain.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const searchRequireLogs = control({
  id: "search-require-logs",
  title: "Search engines publish their logs",
  clauses: ["10.4.4-a", "8.3.4-a", "10.3.2-a"],
  mlps: "8.1.4.3",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "Slow queries and errors stay on the nodes and go with them; after a failure there is nothing to read.",
  sameAs: [
    "CKV_AWS_84",
    "opensearch_service_domains_cloudwatch_logging_enabled",
    "OPENSEARCH_LOGS_TO_CLOUDWATCH",
    "ELASTICSEARCH_LOGS_TO_CLOUDWATCH",
  ],
  absent: { alicloud: "Elasticsearch of Alibaba Cloud keeps its logs in its console by itself" },
  fact: searchLogs,
  judge({ kinds, openEnded }) {
    if (kinds.length > 0) return pass;
    return openEnded
      ? undecided("which logs it publishes is known only after deployment")
      : fail("publishes no logs", "publish slow, error and audit logs to a log group");
  },
});
