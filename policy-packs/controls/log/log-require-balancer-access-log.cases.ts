import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { logRequireBalancerAccessLog } from "./log-require-balancer-access-log.ts";

const LB = "aws:lb/loadBalancer:LoadBalancer";
const ELB = "aws:elb/loadBalancer:LoadBalancer";
const ALB = "alicloud:alb/loadBalancer:LoadBalancer";
const attachment = (loadBalancerId: unknown) => ({
  name: "attachment",
  type: "alicloud:alb/loadBalancerAccessLogConfigAttachment:LoadBalancerAccessLogConfigAttachment",
  props: { loadBalancerId, logProject: "p", logStore: "s" },
});

export const cases: ControlCases = {
  control: logRequireBalancerAccessLog,
  aws: {
    pass: [
      example(LB, { accessLogs: { bucket: "logs", enabled: true } }),
      example(LB, { accessLogs: { bucket: UNKNOWN, enabled: "true" } }),
      example(ELB, { accessLogs: { bucket: "logs" } }),
      example("aws:alb/loadBalancer:LoadBalancer", {
        loadBalancerType: "network",
        accessLogs: { bucket: "logs", enabled: true },
      }),
    ],
    fail: [
      example(LB, {}),
      example(LB, { accessLogs: { bucket: "logs" } }),
      example(LB, { accessLogs: { bucket: "logs", enabled: false } }),
      example(ELB, {}),
      example(ELB, { accessLogs: { bucket: "logs", enabled: false } }),
    ],
    unknown: [example(LB, { accessLogs: UNKNOWN }), example(LB, { accessLogs: { enabled: UNKNOWN } })],
    silent: [example(LB, { loadBalancerType: "gateway" })],
  },
  alicloud: {
    pass: [
      example(ALB, { accessLogConfig: { logProject: "p", logStore: "s" } }),
      example(ALB, {}, attachment(ref("subject"))),
    ],
    fail: [example(ALB, {}), example(ALB, {}, attachment("alb-other"))],
    unknown: [example(ALB, {}, attachment(UNKNOWN))],
  },
};
