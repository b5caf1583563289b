import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { platformRequireSessionKey } from "./platform-require-session-key.ts";

const DOCUMENT = "aws:ssm/document:Document";

export const cases: ControlCases = {
  control: platformRequireSessionKey,
  aws: {
    pass: [
      example(DOCUMENT, {
        documentType: "Session",
        content: JSON.stringify({ schemaVersion: "1.0", inputs: { kmsKeyId: "alias/sessions" } }),
      }),
    ],
    fail: [
      example(DOCUMENT, {
        documentType: "Session",
        content: JSON.stringify({ schemaVersion: "1.0", inputs: { kmsKeyId: "" } }),
      }),
      example(DOCUMENT, {
        documentType: "Session",
        content: JSON.stringify({ schemaVersion: "1.0", inputs: {} }),
      }),
    ],
    unknown: [
      example(DOCUMENT, { documentType: "Session", content: UNKNOWN }),
      example(DOCUMENT, {
        documentType: "Session",
        documentFormat: "YAML",
        content: "inputs:\n  kmsKeyId: k",
      }),
    ],
    silent: [
      example(DOCUMENT, { documentType: "Command", content: "{}" }),
      example(DOCUMENT, { documentType: "Session", content: "{}" }),
    ],
  },
};
