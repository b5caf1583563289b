import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { containerRequireSeparateRoles } from "./container-require-separate-roles.ts";

const TASK_DEFINITION = "aws:ecs/taskDefinition:TaskDefinition";
const ROLE = "aws:iam/role:Role";

export const cases: ControlCases = {
  control: containerRequireSeparateRoles,
  aws: {
    pass: [
      example(TASK_DEFINITION, {
        executionRoleArn: "arn:aws:iam::1:role/start",
        taskRoleArn: "arn:aws:iam::1:role/shop",
      }),
      example(
        TASK_DEFINITION,
        { executionRoleArn: ref("start"), taskRoleArn: ref("shop") },
        { name: "start", type: ROLE },
        { name: "shop", type: ROLE },
      ),
      example(TASK_DEFINITION, { executionRoleArn: UNKNOWN, taskRoleArn: "arn:aws:iam::1:role/shop" }),
    ],
    fail: [
      example(TASK_DEFINITION, {
        executionRoleArn: "arn:aws:iam::1:role/one",
        taskRoleArn: "arn:aws:iam::1:role/one",
      }),
      example(
        TASK_DEFINITION,
        { executionRoleArn: ref("one"), taskRoleArn: ref("one") },
        { name: "one", type: ROLE },
      ),
    ],
    unknown: [example(TASK_DEFINITION, { executionRoleArn: UNKNOWN, taskRoleArn: UNKNOWN })],
    silent: [
      example(TASK_DEFINITION, { executionRoleArn: "arn:aws:iam::1:role/one" }),
      example(TASK_DEFINITION, { taskRoleArn: "arn:aws:iam::1:role/one" }),
      example(TASK_DEFINITION, { executionRoleArn: "", taskRoleArn: "" }),
    ],
  },
};
