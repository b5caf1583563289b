import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { platformRequireAirflowSchedulerLogs } from "./platform-require-airflow-scheduler-logs.ts";

const ENVIRONMENT = "aws:mwaa/environment:Environment";

export const cases: ControlCases = {
  control: platformRequireAirflowSchedulerLogs,
  aws: {
    pass: [
      example(ENVIRONMENT, { loggingConfiguration: { schedulerLogs: { enabled: true, logLevel: "INFO" } } }),
    ],
    fail: [
      example(ENVIRONMENT, {}),
      example(ENVIRONMENT, { loggingConfiguration: { schedulerLogs: { enabled: false } } }),
    ],
    unknown: [example(ENVIRONMENT, { loggingConfiguration: UNKNOWN })],
  },
};
