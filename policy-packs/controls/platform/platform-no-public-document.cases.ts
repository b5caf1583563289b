import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { platformNoPublicDocument } from "./platform-no-public-document.ts";

const DOCUMENT = "aws:ssm/document:Document";

export const cases: ControlCases = {
  control: platformNoPublicDocument,
  aws: {
    pass: [
      example(DOCUMENT, {}),
      example(DOCUMENT, { permissions: { type: "Share", accountIds: "111122223333" } }),
    ],
    fail: [
      example(DOCUMENT, { permissions: { type: "Share", accountIds: "All" } }),
      example(DOCUMENT, { permissions: { type: "Share", account_ids: "111122223333, All" } }),
      example(DOCUMENT, { permissions: { type: "Share", account_ids: "All" } }),
    ],
    unknown: [example(DOCUMENT, { permissions: UNKNOWN })],
  },
};
