import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { platformRequireAirflowWorkerLogs } from "./platform-require-airflow-worker-logs.ts";

const ENVIRONMENT = "aws:mwaa/environment:Environment";

export const cases: ControlCases = {
  control: platformRequireAirflowWorkerLogs,
  aws: {
    pass: [
      example(ENVIRONMENT, { loggingConfiguration: { workerLogs: { enabled: true, logLevel: "INFO" } } }),
    ],
    fail: [
      example(ENVIRONMENT, {}),
      example(ENVIRONMENT, { loggingConfiguration: { workerLogs: { enabled: false } } }),
    ],
    unknown: [example(ENVIRONMENT, { loggingConfiguration: UNKNOWN })],
  },
};
