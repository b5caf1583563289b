import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { logRequireApiExecutionLog } from "./log-require-api-execution-log.ts";

const STAGE = "aws:apigateway/stage:Stage";
const api = { name: "api", type: "aws:apigateway/restApi:RestApi" };
const settings = (written: unknown, more: object = { restApi: ref("api") }) => ({
  name: "settings",
  type: "aws:apigateway/methodSettings:MethodSettings",
  props: { stageName: "live", methodPath: "*/*", settings: written, ...more },
});

export const cases: ControlCases = {
  control: logRequireApiExecutionLog,
  aws: {
    pass: [
      example(
        STAGE,
        { restApi: ref("api"), stageName: "live" },
        api,
        settings({ loggingLevel: "ERROR", metricsEnabled: true }),
      ),
      example(
        STAGE,
        { restApi: "abc", stageName: "live" },
        settings({ loggingLevel: "INFO", metricsEnabled: "true" }, { restApi: "abc" }),
      ),
      example(
        STAGE,
        { restApi: ref("api"), stageName: "live" },
        api,
        settings(
          { loggingLevel: "INFO", metricsEnabled: true },
          { restApi: ref("api"), stageName: ref("subject") },
        ),
      ),
    ],
    fail: [
      example(STAGE, { restApi: ref("api"), stageName: "live" }, api),
      example(
        STAGE,
        { restApi: "abc", stageName: "live" },
        settings({ loggingLevel: "INFO", metricsEnabled: true }, { restApi: "def" }),
      ),
      example(
        STAGE,
        { restApi: "abc", stageName: "live" },
        api,
        settings({ loggingLevel: "INFO", metricsEnabled: true }),
      ),
      example(
        STAGE,
        { restApi: ref("api"), stageName: "live" },
        api,
        settings({ loggingLevel: "INFO", metricsEnabled: true }, { restApi: "def" }),
      ),
      example(
        STAGE,
        { restApi: ref("api"), stageName: "live" },
        api,
        { ...api, name: "other" },
        settings({ loggingLevel: "INFO", metricsEnabled: true }, { restApi: ref("other") }),
      ),
      example(
        STAGE,
        { restApi: ref("api"), stageName: "live" },
        api,
        settings({ loggingLevel: "OFF", metricsEnabled: true }),
      ),
      example(STAGE, { restApi: ref("api"), stageName: "live" }, api, settings({ loggingLevel: "INFO" })),
      example(
        STAGE,
        { restApi: ref("api"), stageName: "live" },
        api,
        settings({ loggingLevel: "INFO", metricsEnabled: true }, { restApi: ref("api"), stageName: "test" }),
      ),
    ],
    unknown: [
      example(
        STAGE,
        { restApi: ref("api"), stageName: "live" },
        api,
        settings({ loggingLevel: UNKNOWN, metricsEnabled: true }),
      ),
      example(STAGE, { restApi: ref("api"), stageName: "live" }, api, settings(UNKNOWN)),
      example(
        STAGE,
        { restApi: UNKNOWN, stageName: "live" },
        settings({ loggingLevel: "INFO", metricsEnabled: true }, { restApi: "abc" }),
      ),
      example(
        STAGE,
        { restApi: "abc", stageName: "live" },
        settings({ loggingLevel: "INFO", metricsEnabled: true }, { restApi: UNKNOWN }),
      ),
      example(
        STAGE,
        { restApi: ref("api"), stageName: "live" },
        api,
        settings({ loggingLevel: "INFO", metricsEnabled: true }, { restApi: UNKNOWN }),
      ),
      example(
        STAGE,
        { restApi: UNKNOWN, stageName: "live" },
        api,
        settings({ loggingLevel: "INFO", metricsEnabled: true }),
      ),
      example(
        STAGE,
        { restApi: ref("api"), stageName: UNKNOWN },
        api,
        settings({ loggingLevel: "INFO", metricsEnabled: true }),
      ),
      example(
        STAGE,
        { restApi: "abc", stageName: "live" },
        settings({ loggingLevel: "INFO", metricsEnabled: true }, { restApi: "abc", stageName: UNKNOWN }),
      ),
    ],
  },
};
