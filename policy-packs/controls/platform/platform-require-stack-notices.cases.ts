import { type ControlCases, example } from "../../testing.ts";
import { platformRequireStackNotices } from "./platform-require-stack-notices.ts";

const STACK = "aws:cloudformation/stack:Stack";

export const cases: ControlCases = {
  control: platformRequireStackNotices,
  aws: {
    pass: [example(STACK, { notificationArns: ["arn:aws:sns:eu-west-1:1:stacks"] })],
    fail: [example(STACK, {}), example(STACK, { notificationArns: [] })],
    unknown: [],
    decided: "an input that is given counts, whatever it will hold",
  },
};
