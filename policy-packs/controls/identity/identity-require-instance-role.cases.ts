import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { identityRequireInstanceRole } from "./identity-require-instance-role.ts";

const AWS = "aws:ec2/instance:Instance";
const ALI = "alicloud:ecs/instance:Instance";
const attached = (type: string, props: object) => ({ name: "attached", type, props: { ...props } });
const RAM = "alicloud:ram/roleAttachment:RoleAttachment";
const ECS = "alicloud:ecs/ramRoleAttachment:RamRoleAttachment";

export const cases: ControlCases = {
  control: identityRequireInstanceRole,
  aws: {
    pass: [
      example(AWS, { iamInstanceProfile: "web" }),
      example(AWS, { iamInstanceProfile: UNKNOWN }),
      example(
        AWS,
        { iamInstanceProfile: ref("p") },
        { name: "p", type: "aws:iam/instanceProfile:InstanceProfile" },
      ),
    ],
    fail: [example(AWS, {}), example(AWS, { iamInstanceProfile: "" })],
    unknown: [example(AWS, {}, attached(ECS, { instanceId: UNKNOWN, ramRoleName: "web" }))],
  },
  alicloud: {
    pass: [
      example(ALI, { roleName: "web" }),
      example(ALI, {}, attached(RAM, { instanceIds: [ref("subject")], roleName: "web" })),
      example(
        ALI,
        {},
        { name: "role", type: "alicloud:ram/role:Role" },
        attached(ECS, { instanceId: ref("subject"), ramRoleName: ref("role") }),
      ),
    ],
    fail: [
      example(ALI, {}),
      example(
        ALI,
        {},
        { name: "other", type: ALI },
        attached(ECS, { instanceId: ref("other"), ramRoleName: "web" }),
      ),
    ],
    unknown: [example(ALI, {}, attached(ECS, { instanceId: UNKNOWN, ramRoleName: "web" }))],
  },
};
