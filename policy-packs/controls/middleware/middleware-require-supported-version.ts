import { control, UNKNOWN } from "../../control.ts";
import { brokerVersion } from "../../facts/versions.ts";
import { fail, pass, undecided } from "../../judgement.ts";
import { isOlder } from "../../versions.ts";

export const middlewareRequireSupportedVersion = control({
  id: "middleware-require-supported-version",
  title: "Brokers run a version that is still mended",
  clauses: ["4.6.2-a", "11.4.3-b"],
  mlps: "8.1.10.5",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "A flaw that is found in an old version stays there, and its description is public.",
  sameAs: ["CKV_AWS_208"],
  absent: {
    alicloud:
      "message services there are brought up to date by the provider; RocketMQ and RabbitMQ name no version",
  },
  fact: brokerVersion,
  settings: {
    // The oldest that the support calendars of Amazon MQ have no end for: ActiveMQ 5.17 ended on 2025-06-16, RabbitMQ
    // 3.12 on 2025-03-17 ("Managing engine versions", developer guide).
    defaults: { oldestActiveMq: "5.18", oldestRabbitMq: "3.13" },
    schema: {
      oldestActiveMq: { type: "string", description: "oldest version of ActiveMQ to run" },
      oldestRabbitMq: { type: "string", description: "oldest version of RabbitMQ to run" },
    },
  },
  judge({ engine, version }, { settings }) {
    if (engine === UNKNOWN || version === UNKNOWN)
      return undecided("its version is known only after deployment");
    const oldest = engine === "rabbitmq" ? settings.oldestRabbitMq : settings.oldestActiveMq;
    return isOlder(version, oldest)
      ? fail(
          `version ${version} is older than ${oldest} and gets no mends`,
          "move to a version that is supported",
        )
      : pass;
  },
});
