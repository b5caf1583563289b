import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbRequireLogExport } from "./db-require-log-export.ts";

const RDS = "aws:rds/instance:Instance";
const AURORA = "aws:rds/cluster:Cluster";
const DOCDB = "aws:docdb/cluster:Cluster";

export const cases: ControlCases = {
  control: dbRequireLogExport,
  aws: {
    pass: [
      example(RDS, { enabledCloudwatchLogsExports: ["error"] }),
      example(AURORA, { enabledCloudwatchLogsExports: ["audit", UNKNOWN] }),
      example(DOCDB, { enabledCloudwatchLogsExports: ["profiler"] }),
      example("aws:redshiftserverless/namespace:Namespace", { logExports: ["userlog"] }),
    ],
    fail: [
      example(RDS, {}),
      example(RDS, { enabledCloudwatchLogsExports: [] }),
      example(AURORA, {}),
      example(DOCDB, {}),
      example("aws:redshiftserverless/namespace:Namespace", {}),
    ],
    unknown: [
      example(RDS, { enabledCloudwatchLogsExports: UNKNOWN }),
      example(RDS, { enabledCloudwatchLogsExports: [UNKNOWN] }),
    ],
  },
};
