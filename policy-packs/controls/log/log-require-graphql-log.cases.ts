import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { logRequireGraphqlLog } from "./log-require-graphql-log.ts";

const API = "aws:appsync/graphQLApi:GraphQLApi";

export const cases: ControlCases = {
  control: logRequireGraphqlLog,
  aws: {
    pass: [
      example(API, { logConfig: { cloudwatchLogsRoleArn: "arn", fieldLogLevel: "ERROR" } }),
      example(API, { logConfig: { cloudwatchLogsRoleArn: UNKNOWN } }),
    ],
    fail: [example(API, {}), example(API, { logConfig: { fieldLogLevel: "ALL" } })],
    unknown: [example(API, { logConfig: UNKNOWN })],
  },
};
