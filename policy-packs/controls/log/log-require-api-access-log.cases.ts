import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { logRequireApiAccessLog } from "./log-require-api-access-log.ts";

const STAGE = "aws:apigateway/stage:Stage";
const GROUP = "alicloud:apigateway/group:Group";
const log = (props: object) => ({
  name: "log",
  type: "alicloud:apigateway/logConfig:LogConfig",
  props: { ...props },
});

export const cases: ControlCases = {
  control: logRequireApiAccessLog,
  aws: {
    pass: [
      example(STAGE, { accessLogSettings: { destinationArn: "arn", format: "f" } }),
      example("aws:apigatewayv2/stage:Stage", { accessLogSettings: { destinationArn: UNKNOWN } }),
    ],
    fail: [
      example(STAGE, {}),
      example("aws:apigatewayv2/stage:Stage", { accessLogSettings: { format: "f" } }),
    ],
    unknown: [example(STAGE, { accessLogSettings: UNKNOWN })],
  },
  alicloud: {
    pass: [example(GROUP, {}, log({ slsLogStore: "s", slsProject: "p", logType: "PROVIDER" }))],
    fail: [example(GROUP, {}), example(GROUP, {}, log({}))],
    unknown: [example(GROUP, {}, log({ slsLogStore: UNKNOWN }))],
  },
};
