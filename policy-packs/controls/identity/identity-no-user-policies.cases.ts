import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityNoUserPolicies } from "./identity-no-user-policies.ts";

const AWS = "aws:iam/userPolicyAttachment:UserPolicyAttachment";
const AWS_LIST = "aws:iam/policyAttachment:PolicyAttachment";
const ALI = "alicloud:ram/userPolicyAttachment:UserPolicyAttachment";
const ALI_ANY = "alicloud:resourcemanager/policyAttachment:PolicyAttachment";

export const cases: ControlCases = {
  control: identityNoUserPolicies,
  aws: {
    pass: [
      example("aws:iam/groupPolicyAttachment:GroupPolicyAttachment", { policyArn: "a" }),
      example(AWS_LIST, { policyArn: "a", roles: ["r"], users: [] }),
    ],
    fail: [
      example(AWS, { policyArn: UNKNOWN, user: UNKNOWN }),
      example(AWS_LIST, { policyArn: "a", users: ["u"] }),
      example("aws:iam/userPolicy:UserPolicy", { policy: UNKNOWN, user: "u" }),
    ],
    unknown: [example(AWS_LIST, { policyArn: "a", users: UNKNOWN })],
  },
  alicloud: {
    pass: [
      example("alicloud:ram/groupPolicyAttachment:GroupPolicyAttachment", {
        policyName: "a",
        policyType: "Custom",
      }),
      example(ALI_ANY, { policyName: "a", policyType: "System", principalType: "IMSGroup" }),
    ],
    fail: [
      example(ALI, { policyName: "a", policyType: "Custom" }),
      example(ALI_ANY, { policyName: "a", policyType: "System", principalType: "IMSUser" }),
    ],
    unknown: [example(ALI_ANY, { policyName: "a", policyType: "System", principalType: UNKNOWN })],
  },
};
