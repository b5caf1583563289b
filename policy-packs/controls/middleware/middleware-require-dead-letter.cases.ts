import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { middlewareRequireDeadLetter } from "./middleware-require-dead-letter.ts";

const QUEUE = "aws:sqs/queue:Queue";
const REDRIVE_POLICY = "aws:sqs/redrivePolicy:RedrivePolicy";
const SERVICE_QUEUE = "alicloud:message/serviceQueue:ServiceQueue";

export const cases: ControlCases = {
  control: middlewareRequireDeadLetter,
  aws: {
    pass: [
      example(QUEUE, { redrivePolicy: JSON.stringify({ maxReceiveCount: 3 }) }),
      example(QUEUE, {}, { name: "redrive", type: REDRIVE_POLICY, props: { queueUrl: ref("subject") } }),
      example(QUEUE, {}, { name: "orders", type: QUEUE, props: { redrivePolicy: ref("subject") } }),
      example(QUEUE, { redriveAllowPolicy: JSON.stringify({ redrivePermission: "byQueue" }) }),
      example(
        QUEUE,
        {},
        {
          name: "nightly",
          type: "aws:scheduler/schedule:Schedule",
          props: { target: { deadLetterConfig: { arn: ref("subject") } } },
        },
      ),
      example(
        QUEUE,
        {},
        { name: "sink", type: "aws:lambda/function:Function", props: { deadLetterConfig: ref("subject") } },
      ),
    ],
    fail: [
      example(QUEUE, {}),
      example(QUEUE, { redrivePolicy: "" }),
      example(QUEUE, {}, { name: "redrive", type: REDRIVE_POLICY, props: { queueUrl: "https://sqs/other" } }),
      example(
        QUEUE,
        {},
        { name: "rule", type: "aws:cloudwatch/eventTarget:EventTarget", props: { arn: ref("subject") } },
      ),
    ],
    unknown: [],
    decided: "an input that is given counts, whatever it will hold",
  },
  alicloud: {
    pass: [
      example(SERVICE_QUEUE, { dlqPolicy: { enabled: true, deadLetterTargetQueue: "failed" } }),
      example(
        SERVICE_QUEUE,
        { queueName: "failed" },
        {
          name: "orders",
          type: SERVICE_QUEUE,
          props: { queueName: "orders", dlqPolicy: { enabled: true, deadLetterTargetQueue: "failed" } },
        },
      ),
    ],
    fail: [
      example(SERVICE_QUEUE, {}),
      example(SERVICE_QUEUE, { dlqPolicy: { enabled: false, deadLetterTargetQueue: "failed" } }),
    ],
    unknown: [example(SERVICE_QUEUE, { dlqPolicy: UNKNOWN })],
  },
};
