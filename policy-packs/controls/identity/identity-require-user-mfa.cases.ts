import { UNKNOWN } from "../../control.ts";
import { awsText } from "../../policy.cases.ts";
import { type ControlCases, example, type ResourceSpec, ref } from "../../testing.ts";
import { identityRequireUserMfa } from "./identity-require-user-mfa.ts";

const AWS = "aws:iam/userLoginProfile:UserLoginProfile";
const ALI = "alicloud:ram/loginProfile:LoginProfile";
const without = (value: string) => ({ Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": value } } });
const rest = { Effect: "Deny", NotAction: "iam:*VirtualMFADevice", Resource: "*" };
const user: ResourceSpec = { name: "user", type: "aws:iam/user:User" };
const own = (policy: unknown): ResourceSpec => ({
  name: "own",
  type: "aws:iam/userPolicy:UserPolicy",
  props: { user: ref("user"), policy },
});
const preference = (mfaOperationForLogin: unknown): ResourceSpec => ({
  name: "preference",
  type: "alicloud:ram/securityPreference:SecurityPreference",
  props: { mfaOperationForLogin },
});
const inGroup: readonly ResourceSpec[] = [
  { name: "group", type: "aws:iam/group:Group" },
  {
    name: "joins",
    type: "aws:iam/userGroupMembership:UserGroupMembership",
    props: { user: ref("user"), groups: [ref("group")] },
  },
  {
    name: "policy",
    type: "aws:iam/groupPolicy:GroupPolicy",
    props: { group: ref("group"), policy: awsText({ ...rest, ...without("false") }) },
  },
];

export const cases: ControlCases = {
  control: identityRequireUserMfa,
  aws: {
    pass: [
      example(AWS, { user: ref("user") }, user, own(awsText({ ...rest, ...without("false") }))),
      example(AWS, { user: ref("user") }, user, ...inGroup),
      example(
        AWS,
        { user: ref("user") },
        user,
        own(awsText({ Effect: "Deny", Action: "*", Resource: "*", ...without("false") })),
      ),
    ],
    fail: [
      example(AWS, { user: ref("user") }, user),
      example(AWS, { user: ref("user") }, user, own(awsText({ ...rest, ...without("true") }))),
      example(AWS, { user: ref("user") }, user, own(awsText(rest))),
      example(
        AWS,
        { user: ref("user") },
        user,
        own(awsText({ Effect: "Deny", Action: "s3:*", Resource: "*", ...without("false") })),
      ),
      example(AWS, {}),
    ],
    unknown: [example(AWS, { user: ref("user") }, user, own(UNKNOWN)), example(AWS, { user: UNKNOWN })],
    // A user of another stack, or a group.
    notApplicable: [
      example(AWS, { user: "elsewhere" }),
      example(AWS, { user: ref("user") }, user, {
        name: "joins",
        type: "aws:iam/userGroupMembership:UserGroupMembership",
        props: { user: ref("user"), groups: ["elsewhere"] },
      }),
    ],
  },
  alicloud: {
    pass: [
      example(ALI, { mfaBindRequired: true }),
      example(ALI, {}, preference("mandatory")),
      example(ALI, { mfaBindRequired: UNKNOWN }, preference("mandatory")),
    ],
    fail: [example(ALI, {}), example(ALI, { mfaBindRequired: false }, preference("independent"))],
    unknown: [example(ALI, { mfaBindRequired: UNKNOWN }), example(ALI, {}, preference(UNKNOWN))],
  },
};
