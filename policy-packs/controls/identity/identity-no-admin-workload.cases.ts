import { UNKNOWN } from "../../control.ts";
import { allow, awsText, ramText } from "../../policy.cases.ts";
import { type ControlCases, example, type ResourceSpec, ref } from "../../testing.ts";
import { identityNoAdminWorkload } from "./identity-no-admin-workload.ts";

const EC2 = "aws:ec2/instance:Instance";
const FN = "aws:lambda/function:Function";
const NOTEBOOK = "aws:sagemaker/notebookInstance:NotebookInstance";
const ECS = "alicloud:ecs/instance:Instance";
const FC = "alicloud:fc/v3Function:V3Function";
const role: ResourceSpec = { name: "role", type: "aws:iam/role:Role" };
const own = (policy: unknown): ResourceSpec => ({
  name: "own",
  type: "aws:iam/rolePolicy:RolePolicy",
  props: { role: ref("role"), policy },
});
const managed = (name: string): ResourceSpec => ({
  name: "managed",
  type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  props: { role: ref("role"), policyArn: `arn:aws-cn:iam::aws:policy/${name}` },
});
const profile: ResourceSpec = {
  name: "profile",
  type: "aws:iam/instanceProfile:InstanceProfile",
  props: { role: ref("role") },
};
const ram: ResourceSpec = { name: "role", type: "alicloud:ram/role:Role" };
const ramHolds = (policy: object): readonly ResourceSpec[] => [
  ram,
  {
    name: "policy",
    type: "alicloud:ram/policy:Policy",
    props: { policyName: "own", policyDocument: ramText(policy) },
  },
  {
    name: "given",
    type: "alicloud:ram/rolePolicyAttachment:RolePolicyAttachment",
    props: { roleName: ref("role"), policyName: ref("policy"), policyType: "Custom" },
  },
];

export const cases: ControlCases = {
  control: identityNoAdminWorkload,
  aws: {
    pass: [
      example(FN, { role: ref("role") }, role, own(awsText(allow("s3:GetObject", "arn:aws-cn:s3:::r/*")))),
      example(FN, { role: ref("role") }, role, managed("ReadOnlyAccess")),
      example(EC2, {}),
      example(EC2, { iamInstanceProfile: ref("profile") }, profile, role),
    ],
    fail: [
      example(FN, { role: ref("role") }, role, own(awsText(allow("*")))),
      example(FN, { role: ref("role") }, role, managed("AdministratorAccess")),
      example(EC2, { iamInstanceProfile: ref("profile") }, profile, role, managed("PowerUserAccess")),
      example(NOTEBOOK, { roleArn: ref("role") }, role, own(awsText(allow(["s3:GetObject", "*"])))),
      example(
        NOTEBOOK,
        { roleArn: ref("role") },
        { ...role, props: { inlinePolicies: [{ name: "all", policy: awsText(allow("*")) }] } },
      ),
    ],
    unknown: [example(FN, { role: ref("role") }, role, own(UNKNOWN)), example(FN, { role: UNKNOWN })],
    // A role of another stack.
    notApplicable: [example(FN, { role: "arn:aws-cn:iam::111122223333:role/elsewhere" })],
  },
  alicloud: {
    pass: [
      example(ECS, { roleName: ref("role") }, ...ramHolds(allow("oss:GetObject", "acs:oss:*:*:r/*"))),
      example(FC, {}),
    ],
    fail: [
      example(ECS, { roleName: ref("role") }, ...ramHolds(allow("*"))),
      example(FC, { role: ref("role") }, ...ramHolds(allow("*"))),
      example(ECS, {}, ...ramHolds(allow("*")), {
        name: "attached",
        type: "alicloud:ecs/ramRoleAttachment:RamRoleAttachment",
        props: { instanceId: ref("subject"), ramRoleName: ref("role") },
      }),
    ],
    unknown: [example(ECS, { roleName: UNKNOWN })],
    notApplicable: [example(ECS, { roleName: "elsewhere" })],
  },
};
