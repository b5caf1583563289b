import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { platformRequireTwoApprovals } from "./platform-require-two-approvals.ts";

const APPROVAL_RULE_TEMPLATE = "aws:codecommit/approvalRuleTemplate:ApprovalRuleTemplate";

export const cases: ControlCases = {
  control: platformRequireTwoApprovals,
  aws: {
    pass: [
      example(APPROVAL_RULE_TEMPLATE, {
        content: JSON.stringify({
          Version: "2018-11-08",
          Statements: [{ Type: "Approvers", NumberOfApprovalsNeeded: 2 }],
        }),
      }),
      example(APPROVAL_RULE_TEMPLATE, {
        content: JSON.stringify({
          Version: "2018-11-08",
          Statements: [{ Type: "Approvers", NumberOfApprovalsNeeded: 3 }],
        }),
      }),
    ],
    fail: [
      example(APPROVAL_RULE_TEMPLATE, {
        content: JSON.stringify({
          Version: "2018-11-08",
          Statements: [{ Type: "Approvers", NumberOfApprovalsNeeded: 1 }],
        }),
      }),
      example(APPROVAL_RULE_TEMPLATE, { content: "{}" }),
    ],
    unknown: [example(APPROVAL_RULE_TEMPLATE, { content: UNKNOWN })],
  },
};
