import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { tlsRequireApiHttps } from "./tls-require-api-https.ts";

const API = "alicloud:apigateway/api:Api";

export const cases: ControlCases = {
  control: tlsRequireApiHttps,
  alicloud: {
    pass: [
      example(API, { requestConfig: { protocol: "HTTPS", method: "GET", path: "/a", mode: "MAPPING" } }),
      example(API, { requestConfig: [{ protocol: "HTTPS" }] }),
    ],
    fail: [
      example(API, { requestConfig: { protocol: "HTTP" } }),
      example(API, { requestConfig: { protocol: "HTTP,HTTPS" } }),
      example(API, {}),
    ],
    unknown: [
      example(API, { requestConfig: UNKNOWN }),
      example(API, { requestConfig: { protocol: UNKNOWN } }),
    ],
  },
};
