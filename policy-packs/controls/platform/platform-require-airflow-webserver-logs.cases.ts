import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { platformRequireAirflowWebserverLogs } from "./platform-require-airflow-webserver-logs.ts";

const ENVIRONMENT = "aws:mwaa/environment:Environment";

export const cases: ControlCases = {
  control: platformRequireAirflowWebserverLogs,
  aws: {
    pass: [
      example(ENVIRONMENT, { loggingConfiguration: { webserverLogs: { enabled: true, logLevel: "INFO" } } }),
    ],
    fail: [
      example(ENVIRONMENT, {}),
      example(ENVIRONMENT, { loggingConfiguration: { webserverLogs: { enabled: false } } }),
    ],
    unknown: [example(ENVIRONMENT, { loggingConfiguration: UNKNOWN })],
  },
};
