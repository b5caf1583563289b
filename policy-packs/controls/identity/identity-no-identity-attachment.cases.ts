import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityNoIdentityAttachment } from "./identity-no-identity-attachment.ts";

const AWS = "aws:iam/groupPolicyAttachment:GroupPolicyAttachment";
const ALI = "alicloud:ram/groupPolicyAttachment:GroupPolicyAttachment";
const managed = (name: string) => `arn:aws-cn:iam::aws:policy/${name}`;

export const cases: ControlCases = {
  control: identityNoIdentityAttachment,
  aws: {
    pass: [
      example(AWS, { policyArn: managed("IAMReadOnlyAccess") }),
      example(AWS, { policyArn: managed("AdministratorAccess") }),
    ],
    fail: [
      example(AWS, { policyArn: managed("IAMFullAccess") }),
      example("aws:iam/policyAttachment:PolicyAttachment", {
        policyArn: managed("IAMFullAccess"),
        roles: ["r"],
      }),
      example("aws:iam/role:Role", { managedPolicyArns: [UNKNOWN, managed("IAMFullAccess")] }),
    ],
    unknown: [example(AWS, { policyArn: UNKNOWN })],
    silent: [example("aws:iam/role:Role", {})],
  },
  alicloud: {
    pass: [example(ALI, { policyName: "AliyunRAMReadOnlyAccess", policyType: "System" })],
    fail: [example(ALI, { policyName: "AliyunRAMFullAccess", policyType: "System" })],
    unknown: [example(ALI, { policyName: "AliyunRAMFullAccess", policyType: UNKNOWN })],
    notApplicable: [example(ALI, { policyName: "AliyunRAMFullAccess", policyType: "Custom" })],
  },
};
