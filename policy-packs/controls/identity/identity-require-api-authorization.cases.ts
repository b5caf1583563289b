import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityRequireApiAuthorization } from "./identity-require-api-authorization.ts";

const METHOD = "aws:apigateway/method:Method";
const ROUTE = "aws:apigatewayv2/route:Route";
const URL = "aws:lambda/functionUrl:FunctionUrl";
const API = "alicloud:apigateway/api:Api";
const TRIGGER = "alicloud:fc/v3Trigger:V3Trigger";
const get = { httpMethod: "GET" };
const ANYBODY = { triggerType: "http", triggerConfig: JSON.stringify({ authType: "anonymous" }) };
const http = (config: object) =>
  example(TRIGGER, { triggerType: "http", triggerConfig: JSON.stringify(config) });

export const cases: ControlCases = {
  control: identityRequireApiAuthorization,
  aws: {
    pass: [
      example(METHOD, { ...get, authorization: "AWS_IAM" }),
      example(METHOD, { ...get, authorization: "NONE", apiKeyRequired: true }),
      example(METHOD, { ...get, authorization: UNKNOWN, apiKeyRequired: "true" }),
      example(ROUTE, { routeKey: "GET /orders", authorizationType: "JWT" }),
      example(URL, { authorizationType: "AWS_IAM" }),
    ],
    fail: [
      example(METHOD, { ...get, authorization: "NONE" }),
      example(METHOD, { ...get }),
      example(METHOD, { httpMethod: "ANY", authorization: "none", apiKeyRequired: false }),
      example(ROUTE, { routeKey: "GET /orders" }),
      example(ROUTE, { routeKey: "$default", authorizationType: "NONE" }),
      example(URL, { authorizationType: "NONE" }),
    ],
    unknown: [
      example(METHOD, { ...get, authorization: UNKNOWN }),
      example(METHOD, { ...get, authorization: "NONE", apiKeyRequired: UNKNOWN }),
      example(URL, { authorizationType: UNKNOWN }),
    ],
    silent: [
      example(METHOD, { httpMethod: "OPTIONS", authorization: "NONE" }),
      example(ROUTE, { routeKey: "OPTIONS /orders", authorizationType: "NONE" }),
    ],
  },
  alicloud: {
    pass: [example(API, { authType: "APP" }), http({ authType: "function" })],
    fail: [
      example(API, { authType: "ANONYMOUS" }),
      http({ authType: "anonymous", methods: ["GET"] }),
      http({}),
      example(TRIGGER, { ...ANYBODY, description: "Alerts of the log service" }),
    ],
    unknown: [
      example(API, { authType: UNKNOWN }),
      example(TRIGGER, { triggerType: "http", triggerConfig: UNKNOWN }),
      example(TRIGGER, { triggerType: "http", triggerConfig: "{" }),
      example(TRIGGER, { triggerType: UNKNOWN }),
      example(TRIGGER, { ...ANYBODY, description: UNKNOWN }),
    ],
    // What calls it signs nothing, and it says what the function checks instead.
    notApplicable: [example(TRIGGER, { ...ANYBODY, description: "Alerts; the function checks a token" })],
    silent: [
      example(TRIGGER, { triggerType: "timer", triggerConfig: "{}" }),
      example(API, { authType: "ANONYMOUS", requestConfig: { method: "OPTIONS" } }),
    ],
  },
};
