import { type ControlCases, example, ref } from "../../testing.ts";
import { functionRequireEnvironmentKey } from "./function-require-environment-key.ts";

const FUNCTION = "aws:lambda/function:Function";

export const cases: ControlCases = {
  control: functionRequireEnvironmentKey,
  aws: {
    pass: [
      example(
        FUNCTION,
        { environment: { variables: { a: "b" } }, kmsKeyArn: ref("key") },
        { name: "key", type: "aws:kms/key:Key" },
      ),
    ],
    fail: [
      example(FUNCTION, { environment: { variables: { a: "b" } } }),
      example(FUNCTION, { environment: { variables: { a: "b" } }, kmsKeyArn: "" }),
    ],
    notApplicable: [example(FUNCTION, {})],
    unknown: [],
    decided: "an input that is given counts, whatever it will hold",
  },
};
