import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { networkRequireAclSubnets } from "./network-require-acl-subnets.ts";

const ACL = "aws:ec2/networkAcl:NetworkAcl";
const ALI = "alicloud:vpc/networkAcl:NetworkAcl";
const association = (networkAclId: unknown) => ({
  name: "association",
  type: "aws:ec2/networkAclAssociation:NetworkAclAssociation",
  props: { networkAclId, subnetId: "subnet-1" },
});
const attachment = (networkAclId: unknown) => ({
  name: "attachment",
  type: "alicloud:vpc/networkAclAttachment:NetworkAclAttachment",
  props: { networkAclId, resources: [] },
});

export const cases: ControlCases = {
  control: networkRequireAclSubnets,
  aws: {
    pass: [
      example(ACL, { subnetIds: ["subnet-1"] }),
      example(ACL, { subnetIds: UNKNOWN }),
      example(ACL, {}, association(ref("subject"))),
    ],
    fail: [example(ACL, {}), example(ACL, { subnetIds: [] }), example(ACL, {}, association("acl-other"))],
    unknown: [example(ACL, {}, association(UNKNOWN))],
  },
  alicloud: {
    pass: [
      example(ALI, { resources: [{ resourceId: "vsw-1", resourceType: "VSwitch" }] }),
      example(ALI, {}, attachment(ref("subject"))),
      example(
        ALI,
        {},
        {
          name: "attachment",
          type: "alicloud:vpc/vpcNetworkAclAttachment:VpcNetworkAclAttachment",
          props: { networkAclId: ref("subject"), resourceId: "vsw-1", resourceType: "VSwitch" },
        },
      ),
    ],
    fail: [example(ALI, {})],
    unknown: [example(ALI, {}, attachment(UNKNOWN))],
  },
};
