import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { functionNoOpenOrigin } from "./function-no-open-origin.ts";

const FUNCTION = "aws:lambda/function:Function";
const FUNCTION_URL = "aws:lambda/functionUrl:FunctionUrl";

export const cases: ControlCases = {
  control: functionNoOpenOrigin,
  aws: {
    pass: [
      example(FUNCTION, {}),
      example(
        FUNCTION,
        {},
        {
          name: "url",
          type: FUNCTION_URL,
          props: { functionName: ref("subject"), authorizationType: "AWS_IAM" },
        },
      ),
      example(
        FUNCTION,
        {},
        {
          name: "url",
          type: FUNCTION_URL,
          props: { functionName: ref("subject"), cors: { allowOrigins: ["*"], allowMethods: ["GET"] } },
        },
      ),
      example(
        FUNCTION,
        {},
        {
          name: "url",
          type: FUNCTION_URL,
          props: { functionName: ref("subject"), cors: { allowOrigins: ["*"] } },
        },
      ),
      example(
        FUNCTION,
        {},
        {
          name: "url",
          type: FUNCTION_URL,
          props: {
            functionName: ref("subject"),
            cors: { allowOrigins: ["https://mall.example"], allowMethods: ["*"] },
          },
        },
      ),
    ],
    fail: [
      example(
        FUNCTION,
        {},
        {
          name: "url",
          type: FUNCTION_URL,
          props: { functionName: ref("subject"), cors: { allowOrigins: ["*"], allowMethods: ["*"] } },
        },
      ),
    ],
    unknown: [
      example(
        FUNCTION,
        {},
        { name: "url", type: FUNCTION_URL, props: { functionName: ref("subject"), cors: UNKNOWN } },
      ),
      example(
        FUNCTION,
        {},
        {
          name: "url",
          type: FUNCTION_URL,
          props: { functionName: ref("subject"), cors: { allowOrigins: [UNKNOWN], allowMethods: ["*"] } },
        },
      ),
    ],
  },
};
