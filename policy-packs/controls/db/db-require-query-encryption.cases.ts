import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbRequireQueryEncryption } from "./db-require-query-encryption.ts";

const DATABASE = "aws:athena/database:Database";
const WORKGROUP = "aws:athena/workgroup:Workgroup";
const PROJECT = "alicloud:maxcompute/project:Project";
const group = (encryptionConfiguration?: unknown) => ({
  configuration: { resultConfiguration: { encryptionConfiguration } },
});

export const cases: ControlCases = {
  control: dbRequireQueryEncryption,
  aws: {
    pass: [
      example(DATABASE, { encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKey: "k" } }),
      example(WORKGROUP, group({ encryptionOption: "SSE_S3" })),
    ],
    fail: [example(DATABASE, {}), example(WORKGROUP, {}), example(WORKGROUP, group())],
    unknown: [
      example(DATABASE, { encryptionConfiguration: UNKNOWN }),
      example(WORKGROUP, { configuration: UNKNOWN }),
    ],
  },
  alicloud: {
    pass: [example(PROJECT, { properties: { encryption: { enable: true } } })],
    fail: [
      example(PROJECT, {}),
      example(PROJECT, { properties: { encryption: { enable: false, key: "k" } } }),
    ],
    unknown: [example(PROJECT, { properties: UNKNOWN })],
  },
};
