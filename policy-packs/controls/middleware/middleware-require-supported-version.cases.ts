import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { middlewareRequireSupportedVersion } from "./middleware-require-supported-version.ts";

const BROKER = "aws:mq/broker:Broker";
const CONFIGURATION = "aws:mq/configuration:Configuration";

export const cases: ControlCases = {
  control: middlewareRequireSupportedVersion,
  aws: {
    pass: [
      example(BROKER, { engineType: "ActiveMQ", engineVersion: "5.18" }),
      example(BROKER, { engineType: "ActiveMQ", engineVersion: "5.19.1" }),
      example(BROKER, { engineType: "RabbitMQ", engineVersion: "3.13" }),
      example(BROKER, { engineType: "RabbitMQ", engineVersion: "4.2" }),
      example(CONFIGURATION, { engineType: "RabbitMQ", engineVersion: "3.13.7" }),
    ],
    fail: [
      example(BROKER, { engineType: "ActiveMQ", engineVersion: "5.17.6" }),
      example(BROKER, { engineType: "RabbitMQ", engineVersion: "3.12.13" }),
      example(BROKER, { engineType: "RabbitMQ", engineVersion: "3.8" }),
      example(CONFIGURATION, { engineType: "ActiveMQ", engineVersion: "5.15.16" }),
    ],
    unknown: [
      example(BROKER, { engineType: "ActiveMQ", engineVersion: UNKNOWN }),
      example(BROKER, { engineType: UNKNOWN, engineVersion: "5.16" }),
    ],
    silent: [example(BROKER, { engineType: "ActiveMQ" })],
  },
};
