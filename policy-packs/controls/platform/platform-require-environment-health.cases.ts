import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { platformRequireEnvironmentHealth } from "./platform-require-environment-health.ts";

const ENVIRONMENT = "aws:elasticbeanstalk/environment:Environment";

export const cases: ControlCases = {
  control: platformRequireEnvironmentHealth,
  aws: {
    pass: [
      example(ENVIRONMENT, {
        settings: [
          {
            namespace: "aws:elasticbeanstalk:healthreporting:system",
            name: "HealthStreamingEnabled",
            value: "true",
          },
        ],
      }),
      example(ENVIRONMENT, {
        settings: [
          {
            namespace: "aws:elasticbeanstalk:healthreporting:system",
            name: "HealthStreamingEnabled",
            value: "True",
          },
        ],
      }),
    ],
    fail: [
      example(ENVIRONMENT, {}),
      example(ENVIRONMENT, {
        settings: [
          {
            namespace: "aws:elasticbeanstalk:healthreporting:system",
            name: "HealthStreamingEnabled",
            value: "false",
          },
        ],
      }),
      example(ENVIRONMENT, {
        settings: [
          { namespace: "aws:elasticbeanstalk:healthreporting:system", name: "HealthStreamingEnabled" },
        ],
      }),
      example(ENVIRONMENT, {
        settings: [
          { namespace: "aws:elasticbeanstalk:other", name: "HealthStreamingEnabled", value: "true" },
        ],
      }),
      example(ENVIRONMENT, {
        settings: [
          { namespace: "aws:elasticbeanstalk:healthreporting:system", name: "Other", value: "true" },
        ],
      }),
    ],
    unknown: [
      example(ENVIRONMENT, { settings: UNKNOWN }),
      example(ENVIRONMENT, {
        settings: [
          {
            namespace: "aws:elasticbeanstalk:healthreporting:system",
            name: "HealthStreamingEnabled",
            value: UNKNOWN,
          },
        ],
      }),
      example(ENVIRONMENT, { settings: [{ namespace: UNKNOWN }] }),
    ],
  },
};
