import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { platformRequireSessionLogs } from "./platform-require-session-logs.ts";

const DOCUMENT = "aws:ssm/document:Document";

export const cases: ControlCases = {
  control: platformRequireSessionLogs,
  aws: {
    pass: [
      example(DOCUMENT, {
        documentType: "Session",
        content: JSON.stringify({
          schemaVersion: "1.0",
          inputs: { s3BucketName: "b", s3EncryptionEnabled: true },
        }),
      }),
      example(DOCUMENT, {
        documentType: "Session",
        content: JSON.stringify({
          schemaVersion: "1.0",
          inputs: { cloudWatchLogGroupName: "g", cloudWatchEncryptionEnabled: true },
        }),
      }),
    ],
    fail: [
      example(DOCUMENT, {
        documentType: "Session",
        content: JSON.stringify({ schemaVersion: "1.0", inputs: {} }),
      }),
      example(DOCUMENT, {
        documentType: "Session",
        content: JSON.stringify({ schemaVersion: "1.0", inputs: { s3BucketName: "b" } }),
      }),
      example(DOCUMENT, {
        documentType: "Session",
        content: JSON.stringify({
          schemaVersion: "1.0",
          inputs: { s3BucketName: "b", s3EncryptionEnabled: false },
        }),
      }),
      example(DOCUMENT, {
        documentType: "Session",
        content: JSON.stringify({
          schemaVersion: "1.0",
          inputs: { s3BucketName: "", s3EncryptionEnabled: true },
        }),
      }),
      example(DOCUMENT, {
        documentType: "Session",
        content: JSON.stringify({ schemaVersion: "1.0", inputs: { cloudWatchLogGroupName: "g" } }),
      }),
    ],
    unknown: [example(DOCUMENT, { documentType: "Session", content: UNKNOWN })],
    silent: [example(DOCUMENT, { documentType: "Automation", content: "{}" })],
  },
};
