import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { dbRequireAuditLog } from "./db-require-audit-log.ts";

const AURORA = "aws:rds/cluster:Cluster";
const NEPTUNE = "aws:neptune/cluster:Cluster";
const GROUP = "aws:docdb/clusterParameterGroup:ClusterParameterGroup";
const auditLogs = (value: unknown) => ({ parameters: [{ name: "audit_logs", value }] });
const stream = {
  name: "stream",
  type: "aws:rds/clusterActivityStream:ClusterActivityStream",
  props: { resourceArn: ref("subject") },
};

export const cases: ControlCases = {
  control: dbRequireAuditLog,
  aws: {
    pass: [
      example(AURORA, { engine: "aurora-mysql", enabledCloudwatchLogsExports: ["error", "audit"] }),
      example(AURORA, { engine: "aurora-mysql" }, stream),
      example(NEPTUNE, { enableCloudwatchLogsExports: ["audit"] }),
      example(GROUP, auditLogs("enabled")),
      example(GROUP, auditLogs("all")),
      example(GROUP, auditLogs("ddl")),
    ],
    fail: [
      example(AURORA, { engine: "aurora-mysql" }),
      example(AURORA, {}),
      example(AURORA, { engine: "mysql", enabledCloudwatchLogsExports: ["error"] }),
      example(NEPTUNE, {}),
      example(NEPTUNE, { enableCloudwatchLogsExports: ["slowquery"] }),
      example(GROUP, {}),
      example(GROUP, auditLogs("disabled")),
      example(GROUP, auditLogs("none")),
    ],
    unknown: [
      example(AURORA, { engine: UNKNOWN }),
      example(AURORA, { engine: "aurora-mysql", enabledCloudwatchLogsExports: UNKNOWN }),
      example(GROUP, auditLogs(UNKNOWN)),
    ],
    silent: [example(AURORA, { engine: "aurora-postgresql" })],
  },
};
