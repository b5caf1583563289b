import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { availabilityRequireHealthPage } from "./availability-require-health-page.ts";

const TG = "aws:lb/targetGroup:TargetGroup";
const SG = "alicloud:alb/serverGroup:ServerGroup";

export const cases: ControlCases = {
  control: availabilityRequireHealthPage,
  aws: {
    pass: [
      example(TG, { protocol: "HTTP", healthCheck: { path: "/health" } }),
      example(TG, { protocol: "HTTPS", healthCheck: { path: UNKNOWN } }),
    ],
    fail: [
      example(TG, { protocol: "HTTP" }),
      example("aws:alb/targetGroup:TargetGroup", { protocol: "HTTPS", healthCheck: {} }),
      example(TG, { protocol: "HTTP", healthCheck: { enabled: false, path: "/health" } }),
    ],
    unknown: [
      example(TG, { protocol: UNKNOWN }),
      example(TG, { protocol: "HTTP", healthCheck: UNKNOWN }),
      example(TG, { protocol: "HTTP", healthCheck: { enabled: UNKNOWN, path: "/health" } }),
    ],
    silent: [
      example(TG, { protocol: "TCP" }),
      example(TG, { targetType: "lambda" }),
      example(TG, { protocol: UNKNOWN, healthCheck: { path: "/health" } }),
    ],
  },
  alicloud: {
    pass: [
      example(SG, {
        protocol: "HTTP",
        healthCheckConfig: { healthCheckEnabled: true, healthCheckPath: "/health" },
      }),
    ],
    fail: [
      example(SG, {}),
      example(SG, { protocol: "HTTPS", healthCheckConfig: { healthCheckEnabled: true } }),
      example(SG, {
        protocol: "HTTP",
        healthCheckConfig: { healthCheckEnabled: false, healthCheckPath: "/health" },
      }),
    ],
    unknown: [example(SG, { protocol: UNKNOWN })],
    silent: [example(SG, { protocol: "gRPC" })],
  },
};
