import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { platformRequireApprovalRule } from "./platform-require-approval-rule.ts";

const REPOSITORY = "aws:codecommit/repository:Repository";
const APPROVAL_RULE_TEMPLATE_ASSOCIATION =
  "aws:codecommit/approvalRuleTemplateAssociation:ApprovalRuleTemplateAssociation";

export const cases: ControlCases = {
  control: platformRequireApprovalRule,
  aws: {
    pass: [
      example(
        REPOSITORY,
        { repositoryName: "shop" },
        {
          name: "rule",
          type: APPROVAL_RULE_TEMPLATE_ASSOCIATION,
          props: { repositoryName: ref("subject"), approvalRuleTemplateName: "two" },
        },
      ),
      example(
        REPOSITORY,
        { repositoryName: "shop" },
        { name: "rule", type: APPROVAL_RULE_TEMPLATE_ASSOCIATION, props: { repositoryName: "shop" } },
      ),
    ],
    fail: [
      example(REPOSITORY, { repositoryName: "shop" }),
      example(REPOSITORY, { repositoryName: UNKNOWN }),
      example(
        REPOSITORY,
        { repositoryName: "shop" },
        { name: "rule", type: APPROVAL_RULE_TEMPLATE_ASSOCIATION, props: { repositoryName: "other" } },
      ),
    ],
    unknown: [],
    decided: "an input that is given counts, whatever it will hold",
  },
};
