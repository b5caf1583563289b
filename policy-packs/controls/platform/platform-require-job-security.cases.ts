import { type ControlCases, example, ref } from "../../testing.ts";
import { platformRequireJobSecurity } from "./platform-require-job-security.ts";

const JOB = "aws:glue/job:Job";
const CRAWLER = "aws:glue/crawler:Crawler";
const DEV_ENDPOINT = "aws:glue/devEndpoint:DevEndpoint";

export const cases: ControlCases = {
  control: platformRequireJobSecurity,
  aws: {
    pass: [
      example(JOB, { securityConfiguration: "strict" }),
      example(
        CRAWLER,
        { securityConfiguration: ref("configuration") },
        { name: "configuration", type: "aws:glue/securityConfiguration:SecurityConfiguration" },
      ),
      example(DEV_ENDPOINT, { securityConfiguration: "strict" }),
    ],
    fail: [example(JOB, {}), example(CRAWLER, {}), example(DEV_ENDPOINT, { securityConfiguration: "" })],
    unknown: [],
    decided: "an input that is given counts, whatever it will hold",
  },
};
