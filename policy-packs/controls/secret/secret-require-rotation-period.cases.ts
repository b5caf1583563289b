import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { secretRequireRotationPeriod } from "./secret-require-rotation-period.ts";

const AWS = "aws:secretsmanager/secretRotation:SecretRotation";
const ALI = "alicloud:kms/secret:Secret";
const rules = (rotationRules: unknown) => example(AWS, { secretId: "orders", rotationRules });
const schedule = (scheduleExpression: unknown) => rules({ scheduleExpression });
const on = (rotationInterval: unknown) => example(ALI, { enableAutomaticRotation: true, rotationInterval });

export const cases: ControlCases = {
  control: secretRequireRotationPeriod,
  aws: {
    pass: [
      rules({ automaticallyAfterDays: 90 }),
      rules([{ automaticallyAfterDays: "30" }]),
      schedule("rate(90 days)"),
      schedule("rate(1 day)"),
      schedule("rate(2160 hours)"),
      schedule("rate(129600 minutes)"),
      schedule("cron(0 12 * * ? *)"),
      schedule("cron(0 12 1 1,3,5,7,9,11 ? *)"),
      schedule("cron(0 12 1 */2 ? *)"),
      schedule("cron(0 12 1 JAN-DEC ? *)"),
    ],
    fail: [
      rules({ automaticallyAfterDays: 91 }),
      rules({}),
      example(AWS, {}),
      schedule("rate(91 days)"),
      schedule("rate(2161 hours)"),
      schedule("cron(0 12 1 */3 ? *)"),
      schedule("cron(0 12 1 JAN ? *)"),
      schedule("cron(0 12 1 1,3 ? *)"),
      schedule("cron(0 12 1 2/4 ? *)"),
      schedule("cron(0 12)"),
      schedule("now and then"),
    ],
    unknown: [rules({ automaticallyAfterDays: UNKNOWN }), schedule(UNKNOWN), rules(UNKNOWN)],
  },
  alicloud: {
    pass: [on("90d"), on("604800s"), on("2160h")],
    fail: [on("91d"), on(undefined), on("yearly")],
    unknown: [on(UNKNOWN), example(ALI, { enableAutomaticRotation: UNKNOWN, rotationInterval: "30d" })],
    silent: [example(ALI, {}), example(ALI, { enableAutomaticRotation: false, rotationInterval: "365d" })],
  },
};
