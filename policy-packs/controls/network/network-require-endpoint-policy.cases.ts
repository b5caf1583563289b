import { UNKNOWN } from "../../control.ts";
import { awsText, ramText } from "../../policy.cases.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { networkRequireEndpointPolicy } from "./network-require-endpoint-policy.ts";

const AWS = "aws:ec2/vpcEndpoint:VpcEndpoint";
const ALI = "alicloud:vpc/gatewayEndpoint:GatewayEndpoint";
const S3 = { serviceName: "cn.com.amazonaws.cn-north-1.s3" };
const open = (more: object = {}) => ({
  Effect: "Allow",
  Principal: "*",
  Action: "*",
  Resource: "*",
  ...more,
});
const OWN = { Condition: { StringEquals: { "aws:ResourceAccount": "111122223333" } } };
const aws = (statement: object) => example(AWS, { ...S3, policy: awsText(statement) });

export const cases: ControlCases = {
  control: networkRequireEndpointPolicy,
  aws: {
    pass: [
      aws(open(OWN)),
      aws(open({ Resource: "arn:aws-cn:s3:::reports/*" })),
      aws(open({ Action: "s3:GetObject" })),
      aws(open({ Effect: "Deny" })),
      example(AWS, S3, {
        name: "policy",
        type: "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy",
        props: { vpcEndpointId: ref("subject"), policy: awsText(open(OWN)) },
      }),
    ],
    fail: [
      example(AWS, S3),
      aws(open()),
      aws(open({ Condition: { StringLike: { "aws:PrincipalOrgID": "*" } } })),
    ],
    unknown: [
      example(AWS, { ...S3, policy: UNKNOWN }),
      example(AWS, { serviceName: UNKNOWN }),
      example(AWS, { ...S3, policy: { Version: "2012-10-17", Statement: [open({ Resource: UNKNOWN })] } }),
    ],
    notApplicable: [
      example(AWS, { vpcEndpointType: "GatewayLoadBalancer" }),
      example(AWS, { serviceName: "com.amazonaws.vpce.cn-north-1.vpce-svc-1" }),
    ],
  },
  alicloud: {
    pass: [
      example(ALI, {
        policyDocument: ramText(open({ Resource: "acs:oss:*:*:reports/*" })),
      }),
    ],
    fail: [example(ALI, {}), example(ALI, { policyDocument: ramText(open()) })],
    unknown: [example(ALI, { policyDocument: UNKNOWN })],
  },
};
