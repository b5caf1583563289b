import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { identityNoOpenCors } from "./identity-no-open-cors.ts";

const AWS = "aws:lambda/function:Function";
const url = (cors: unknown, functionName: unknown = ref("subject")) => ({
  name: "url",
  type: "aws:lambda/functionUrl:FunctionUrl",
  props: { functionName, cors },
});

export const cases: ControlCases = {
  control: identityNoOpenCors,
  aws: {
    pass: [
      example(AWS, {}),
      example(AWS, {}, url(undefined)),
      example(AWS, {}, url({ allowOrigins: ["*"] })),
      example(AWS, {}, url({ allowMethods: ["*"] })),
      example(AWS, {}, url({ allowOrigins: ["https://mall.example"], allowMethods: ["*"] })),
      example(AWS, {}, url({ allowOrigins: UNKNOWN, allowMethods: ["GET"] })),
      example(
        AWS,
        {},
        { name: "other", type: AWS },
        url({ allowOrigins: ["*"], allowMethods: ["*"] }, ref("other")),
      ),
    ],
    fail: [
      example(AWS, {}, url({ allowOrigins: ["*"], allowMethods: ["*"] })),
      example(AWS, {}, url({ allowOrigins: [UNKNOWN, "*"], allowMethods: ["GET", "*"] })),
    ],
    unknown: [
      example(AWS, {}, url({ allowOrigins: UNKNOWN, allowMethods: ["*"] })),
      example(AWS, {}, url({ allowOrigins: ["*"], allowMethods: [UNKNOWN] })),
      example(AWS, {}, url({ allowOrigins: ["*"], allowMethods: ["*"] }, UNKNOWN)),
    ],
  },
};
