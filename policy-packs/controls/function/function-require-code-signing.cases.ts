import { type ControlCases, example, ref } from "../../testing.ts";
import { functionRequireCodeSigning } from "./function-require-code-signing.ts";

const FUNCTION = "aws:lambda/function:Function";

export const cases: ControlCases = {
  control: functionRequireCodeSigning,
  aws: {
    pass: [
      example(
        FUNCTION,
        { codeSigningConfigArn: ref("signing") },
        { name: "signing", type: "aws:lambda/codeSigningConfig:CodeSigningConfig" },
      ),
    ],
    fail: [example(FUNCTION, {}), example(FUNCTION, { codeSigningConfigArn: "" })],
    unknown: [],
    decided: "an input that is given counts, whatever it will hold",
  },
};
