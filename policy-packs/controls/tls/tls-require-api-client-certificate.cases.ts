import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { tlsRequireApiClientCertificate } from "./tls-require-api-client-certificate.ts";

const STAGE = "aws:apigateway/stage:Stage";
const V2 = "aws:apigatewayv2/stage:Stage";
const api = (protocolType: unknown) => ({
  name: "api",
  type: "aws:apigatewayv2/api:Api",
  props: { protocolType },
});

export const cases: ControlCases = {
  control: tlsRequireApiClientCertificate,
  aws: {
    pass: [
      example(STAGE, { clientCertificateId: "c" }),
      example(V2, { apiId: ref("api"), clientCertificateId: UNKNOWN }, api("WEBSOCKET")),
    ],
    fail: [example(STAGE, {}), example(V2, { apiId: ref("api") }, api("WEBSOCKET"))],
    unknown: [example(V2, { apiId: ref("api") }, api(UNKNOWN))],
    silent: [example(V2, { apiId: ref("api") }, api("HTTP")), example(V2, { apiId: "abc" })],
  },
};
