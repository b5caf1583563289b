import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { middlewareRequireAuditLogs } from "./middleware-require-audit-logs.ts";

const BROKER = "aws:mq/broker:Broker";

export const cases: ControlCases = {
  control: middlewareRequireAuditLogs,
  aws: {
    pass: [example(BROKER, { engineType: "ActiveMQ", logs: { audit: true } })],
    fail: [
      example(BROKER, { engineType: "ActiveMQ" }),
      example(BROKER, { logs: { general: true } }),
      example(BROKER, { engineType: "ActiveMQ", logs: { audit: "false" } }),
    ],
    unknown: [example(BROKER, { engineType: "ActiveMQ", logs: UNKNOWN })],
    silent: [example(BROKER, { engineType: "RabbitMQ" })],
  },
};
