import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { platformRequireBuildLogs } from "./platform-require-build-logs.ts";

const PROJECT = "aws:codebuild/project:Project";

export const cases: ControlCases = {
  control: platformRequireBuildLogs,
  aws: {
    pass: [
      example(PROJECT, { logsConfig: { s3Logs: {} } }),
      example(PROJECT, { logsConfig: { cloudwatchLogs: { groupName: "builds" } } }),
      example(PROJECT, {
        logsConfig: { cloudwatchLogs: { status: "DISABLED" }, s3Logs: { status: "ENABLED" } },
      }),
    ],
    fail: [
      example(PROJECT, {}),
      example(PROJECT, { logsConfig: {} }),
      example(PROJECT, { logsConfig: { cloudwatchLogs: { status: "DISABLED" } } }),
    ],
    unknown: [
      example(PROJECT, { logsConfig: UNKNOWN }),
      example(PROJECT, { logsConfig: { s3Logs: { status: UNKNOWN } } }),
    ],
  },
};
