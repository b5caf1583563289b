import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { logRequireGraphqlFieldLog } from "./log-require-graphql-field-log.ts";

const API = "aws:appsync/graphQLApi:GraphQLApi";

export const cases: ControlCases = {
  control: logRequireGraphqlFieldLog,
  aws: {
    pass: [
      example(API, { logConfig: { fieldLogLevel: "ERROR" } }),
      example(API, { logConfig: { fieldLogLevel: "ALL" } }),
    ],
    fail: [example(API, {}), example(API, { logConfig: { fieldLogLevel: "NONE" } })],
    unknown: [example(API, { logConfig: { fieldLogLevel: UNKNOWN } })],
  },
};
