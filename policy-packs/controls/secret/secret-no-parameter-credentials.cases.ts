import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { secretNoParameterCredentials } from "./secret-no-parameter-credentials.ts";

const SSM = "aws:ssm/parameter:Parameter";
const OOS = "alicloud:oos/parameter:Parameter";
const WORD = "not-a-real-one";

export const cases: ControlCases = {
  control: secretNoParameterCredentials,
  aws: {
    pass: [
      example(SSM, { type: "String", name: "/shop/table", value: "orders" }),
      example(SSM, { type: "String", name: "/shop/password-length", value: "12" }),
      example(SSM, { type: UNKNOWN, name: "/shop/table", value: "orders" }),
      example("aws:appconfig/hostedConfigurationVersion:HostedConfigurationVersion", { content: "{}" }),
    ],
    fail: [
      example(SSM, { type: "String", name: "/shop/db-password", value: WORD }),
      example(SSM, { type: "String", name: "/shop/db/password", value: WORD }),
      example(SSM, { type: "String", value: `mysql://shop:${WORD}@db/shop` }),
      example(SSM, { type: "StringList", insecureValue: `password=${WORD}` }),
      example("aws:glue/connection:Connection", {
        connectionProperties: { USERNAME: "shop", PASSWORD: WORD },
      }),
    ],
    unknown: [
      example(SSM, { type: "String", name: "/shop/db-password", value: UNKNOWN }),
      example(SSM, { type: UNKNOWN, name: "/shop/db-password", value: WORD }),
      example(SSM, { type: UNKNOWN, name: "/shop/db-password", value: UNKNOWN }),
    ],
    silent: [
      example(SSM, { type: "SecureString", name: "/shop/db-password", value: WORD }),
      example(SSM, { type: "String" }),
    ],
  },
  alicloud: {
    pass: [example(OOS, { type: "String", parameterName: "table", value: "orders" })],
    fail: [
      example(OOS, { type: "String", parameterName: "db-password", value: WORD }),
      example("alicloud:mse/nacosConfig:NacosConfig", { content: `db.password=${WORD}` }),
    ],
    unknown: [example(OOS, { type: "String", value: UNKNOWN })],
  },
};
