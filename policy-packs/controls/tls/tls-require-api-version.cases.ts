import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { tlsRequireApiVersion } from "./tls-require-api-version.ts";

const NAME = "aws:apigateway/domainName:DomainName";
const INSTANCE = "alicloud:apigateway/instance:Instance";

export const cases: ControlCases = {
  control: tlsRequireApiVersion,
  aws: {
    pass: [
      example(NAME, { securityPolicy: "TLS_1_2" }),
      example(NAME, { securityPolicy: "SecurityPolicy_TLS13_1_2_2021_06" }),
      example(NAME, { securityPolicy: "SecurityPolicy_TLS12_2018_EDGE" }),
      example(NAME, { securityPolicy: "SecurityPolicy_TLS13_2025_EDGE" }),
      example("aws:apigatewayv2/domainName:DomainName", {
        domainNameConfiguration: { securityPolicy: "TLS_1_2" },
      }),
    ],
    fail: [example(NAME, {}), example(NAME, { securityPolicy: "TLS_1_0" })],
    unknown: [example(NAME, { securityPolicy: UNKNOWN })],
    silent: [example("aws:apigatewayv2/domainName:DomainName", {})],
  },
  alicloud: {
    pass: [example(INSTANCE, { httpsPolicy: "HTTPS2_TLS1_2" })],
    fail: [
      example(INSTANCE, { httpsPolicy: "HTTPS2_TLS1_0" }),
      example(INSTANCE, { httpsPolicy: "HTTPS1_1_TLS1_0" }),
      example(INSTANCE, {}),
    ],
    unknown: [example(INSTANCE, { httpsPolicy: UNKNOWN })],
  },
};
