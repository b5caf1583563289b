import { UNKNOWN } from "../../control.ts";
import { allow, aws, awsObject, ram, ramObject, where } from "../../policy.cases.ts";
import type { ControlCases } from "../../testing.ts";
import { identityNoFreeMachineEntry } from "./identity-no-free-machine-entry.ts";

export const cases: ControlCases = {
  control: identityNoFreeMachineEntry,
  aws: {
    pass: [
      aws(allow("ssm:StartSession", "arn:aws-cn:ec2:cn-north-1:111122223333:instance/i-1")),
      aws(allow("ssm:StartSession", "*", where("StringEquals", "ssm:resourceTag/system", "pos"))),
      aws(allow("ssm:GetParameter")),
    ],
    fail: [aws(allow("ssm:StartSession")), aws(allow("ssm:Send*")), aws(allow("ecs:ExecuteCommand"))],
    unknown: [awsObject(allow("ssm:StartSession", UNKNOWN))],
  },
  alicloud: {
    pass: [ram(allow("ecs:DescribeInstances")), ram(allow("ecs:RunCommand", "acs:ecs:*:*:instance/i-1"))],
    fail: [ram(allow("ecs:RunCommand")), ram(allow("ecs:StartTerminalSession"))],
    unknown: [ramObject(allow("ecs:RunCommand", UNKNOWN))],
  },
};
