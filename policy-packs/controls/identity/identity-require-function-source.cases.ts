import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityRequireFunctionSource } from "./identity-require-function-source.ts";

const PERMISSION = "aws:lambda/permission:Permission";
const service = { principal: "events.amazonaws.com", action: "lambda:InvokeFunction" };

export const cases: ControlCases = {
  control: identityRequireFunctionSource,
  aws: {
    pass: [
      example(PERMISSION, { ...service, sourceArn: "arn:aws-cn:events:cn-north-1:111122223333:rule/daily" }),
      example(PERMISSION, { ...service, sourceAccount: "111122223333" }),
      example(PERMISSION, { ...service, sourceArn: UNKNOWN }),
      example(PERMISSION, { ...service, principalOrgId: "o-1" }),
    ],
    fail: [
      example(PERMISSION, service),
      example(PERMISSION, { ...service, principal: "s3.amazonaws.com.cn" }),
      example(PERMISSION, { ...service, sourceArn: "" }),
    ],
    unknown: [example(PERMISSION, { ...service, principal: UNKNOWN })],
    notApplicable: [
      example(PERMISSION, { ...service, principal: "111122223333" }),
      example(PERMISSION, { ...service, principal: "*" }),
    ],
    silent: [example("aws:sqs/queuePolicy:QueuePolicy", { policy: UNKNOWN })],
  },
};
