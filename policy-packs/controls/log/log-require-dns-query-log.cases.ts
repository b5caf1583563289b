import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { logRequireDnsQueryLog } from "./log-require-dns-query-log.ts";

const ZONE = "aws:route53/zone:Zone";
const log = (zoneId: unknown) => ({
  name: "log",
  type: "aws:route53/queryLog:QueryLog",
  props: { zoneId, cloudwatchLogGroupArn: "arn" },
});

export const cases: ControlCases = {
  control: logRequireDnsQueryLog,
  aws: {
    pass: [example(ZONE, {}, log(ref("subject")))],
    fail: [example(ZONE, {})],
    unknown: [example(ZONE, {}, log(UNKNOWN))],
    silent: [example(ZONE, { vpcs: [{ vpcId: "vpc-1" }] })],
  },
};
