import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityNoAdminAttachment } from "./identity-no-admin-attachment.ts";

const AWS = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const ALI = "alicloud:ram/rolePolicyAttachment:RolePolicyAttachment";
const managed = (name: string) => `arn:aws-cn:iam::aws:policy/${name}`;

export const cases: ControlCases = {
  control: identityNoAdminAttachment,
  aws: {
    pass: [
      example(AWS, { policyArn: managed("ReadOnlyAccess") }),
      example(AWS, { policyArn: managed("IAMFullAccess") }),
      example(AWS, { policyArn: "arn:aws-cn:iam::111122223333:policy/NoAdministratorAccess" }),
    ],
    fail: [
      example(AWS, { policyArn: managed("AdministratorAccess") }),
      example("aws:iam/role:Role", { managedPolicyArns: [UNKNOWN, managed("PowerUserAccess")] }),
      example("aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment", {
        managedPolicyArn: managed("AdministratorAccess"),
      }),
    ],
    unknown: [
      example(AWS, { policyArn: UNKNOWN }),
      example("aws:iam/role:Role", { managedPolicyArns: UNKNOWN }),
    ],
    notApplicable: [example("aws:iam/userPolicy:UserPolicy", { policy: UNKNOWN })],
    silent: [example("aws:iam/role:Role", { assumeRolePolicy: UNKNOWN })],
  },
  alicloud: {
    pass: [example(ALI, { policyName: "AliyunOSSReadOnlyAccess", policyType: "System" })],
    fail: [
      example(ALI, { policyName: "AdministratorAccess", policyType: "System" }),
      example("alicloud:resourcemanager/policyAttachment:PolicyAttachment", {
        policyName: "AdministratorAccess",
        policyType: "System",
        principalType: "IMSGroup",
      }),
      example("alicloud:cloudsso/accessConfiguration:AccessConfiguration", {
        permissionPolicies: [{ permissionPolicyName: "AdministratorAccess", permissionPolicyType: "System" }],
      }),
    ],
    unknown: [example(ALI, { policyName: UNKNOWN, policyType: "System" })],
    notApplicable: [example(ALI, { policyName: "AdministratorAccess", policyType: "Custom" })],
  },
};
