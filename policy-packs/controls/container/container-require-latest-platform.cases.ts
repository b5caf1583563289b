import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { containerRequireLatestPlatform } from "./container-require-latest-platform.ts";

const SERVICE = "aws:ecs/service:Service";

export const cases: ControlCases = {
  control: containerRequireLatestPlatform,
  aws: {
    pass: [
      example(SERVICE, { launchType: "FARGATE" }),
      example(SERVICE, { launchType: "FARGATE", platformVersion: "LATEST" }),
    ],
    fail: [example(SERVICE, { launchType: "FARGATE", platformVersion: "1.4.0" })],
    unknown: [
      example(SERVICE, { launchType: "FARGATE", platformVersion: UNKNOWN }),
      example(SERVICE, { launchType: UNKNOWN }),
    ],
    silent: [
      example(SERVICE, {}),
      example(SERVICE, { launchType: "EC2" }),
      example(SERVICE, { platformVersion: "1.4.0" }),
    ],
  },
};
