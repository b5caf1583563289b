import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { functionRequireDeadLetter } from "./function-require-dead-letter.ts";

const FUNCTION = "aws:lambda/function:Function";
const FUNCTION_EVENT_INVOKE_CONFIG = "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";
const V3FUNCTION = "alicloud:fc/v3Function:V3Function";
const V3ASYNC_INVOKE_CONFIG = "alicloud:fc/v3AsyncInvokeConfig:V3AsyncInvokeConfig";

export const cases: ControlCases = {
  control: functionRequireDeadLetter,
  aws: {
    pass: [
      example(FUNCTION, { deadLetterConfig: { targetArn: "arn:aws:sqs:eu-west-1:1:failed" } }),
      example(
        FUNCTION,
        { deadLetterConfig: { targetArn: ref("queue") } },
        { name: "queue", type: "aws:sqs/queue:Queue" },
      ),
      example(
        FUNCTION,
        {},
        {
          name: "calls",
          type: FUNCTION_EVENT_INVOKE_CONFIG,
          props: {
            functionName: ref("subject"),
            destinationConfig: { onFailure: { destination: "arn:aws:sqs:eu-west-1:1:failed" } },
          },
        },
      ),
    ],
    fail: [
      example(FUNCTION, {}),
      example(FUNCTION, { deadLetterConfig: { targetArn: "" } }),
      example(
        FUNCTION,
        {},
        {
          name: "calls",
          type: FUNCTION_EVENT_INVOKE_CONFIG,
          props: {
            functionName: ref("subject"),
            destinationConfig: { onSuccess: { destination: "arn:aws:sqs:eu-west-1:1:done" } },
          },
        },
      ),
    ],
    unknown: [],
    decided: "an input that is given counts, whatever it will hold",
  },
  alicloud: {
    pass: [
      example(
        V3FUNCTION,
        {},
        {
          name: "calls",
          type: V3ASYNC_INVOKE_CONFIG,
          props: {
            functionName: ref("subject"),
            destinationConfig: {
              onFailure: { destination: "acs:mns:cn-shanghai:1:/queues/failed/messages" },
            },
          },
        },
      ),
      example(
        V3FUNCTION,
        { functionName: "refunds" },
        {
          name: "calls",
          type: V3ASYNC_INVOKE_CONFIG,
          props: {
            functionName: "refunds",
            destinationConfig: {
              onFailure: { destination: "acs:mns:cn-shanghai:1:/queues/failed/messages" },
            },
          },
        },
      ),
    ],
    fail: [
      example(V3FUNCTION, {}),
      example(V3FUNCTION, { functionName: UNKNOWN }),
      example(
        V3FUNCTION,
        {},
        {
          name: "calls",
          type: V3ASYNC_INVOKE_CONFIG,
          props: { functionName: ref("subject"), maxAsyncRetryAttempts: 1 },
        },
      ),
    ],
    notApplicable: [example("alicloud:fc/service:Service", {})],
    unknown: [],
    decided: "an input that is given counts, whatever it will hold",
  },
};
