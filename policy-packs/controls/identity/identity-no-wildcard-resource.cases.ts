import { UNKNOWN } from "../../control.ts";
import { allow, aws, awsObject, deny, ram, ramObject, where } from "../../policy.cases.ts";
import type { ControlCases } from "../../testing.ts";
import { identityNoWildcardResource } from "./identity-no-wildcard-resource.ts";

const OBJECTS = "arn:aws-cn:s3:::reports/*";

export const cases: ControlCases = {
  control: identityNoWildcardResource,
  aws: {
    pass: [
      aws(allow("s3:GetObject", OBJECTS)),
      // Lists and the like take no resource, so a star is all that can be written.
      aws(allow(["s3:ListAllMyBuckets", "ec2:DescribeInstances", "EC2:describe*", "sts:GetCallerIdentity"])),
      aws(allow("s3:GetObject", "*", where("StringEquals", "aws:ResourceAccount", "111122223333"))),
      aws(allow("s3:GetObject"), deny("s3:*")),
      awsObject({ Effect: "Allow", Action: "s3:GetObject", NotResource: OBJECTS }),
      aws(deny("s3:GetObject")),
    ],
    fail: [
      aws(allow("s3:GetObject")),
      aws(allow(["ec2:DescribeInstances", "S3:getobject"], [OBJECTS, "*"])),
      aws(allow("s3:*")),
      aws(allow("*")),
      aws(allow("madeup:Act")),
      aws(allow("s3:GetObject"), deny("s3:PutObject")),
      aws(allow("s3:GetObject"), deny("s3:GetObject", OBJECTS)),
      awsObject({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }),
    ],
    unknown: [
      awsObject(allow("s3:GetObject", UNKNOWN)),
      awsObject(allow(UNKNOWN)),
      awsObject({ ...allow("s3:GetObject"), Condition: UNKNOWN }),
      awsObject({ ...allow("s3:GetObject"), Effect: UNKNOWN }),
    ],
  },
  alicloud: {
    pass: [
      ram(allow(["ecs:DescribeInstances", "alb:Get*", "oss:GetBucketInfo"])),
      ram(allow("oss:GetObject", "acs:oss:*:*:reports/*")),
    ],
    fail: [ram(allow("oss:GetObject")), ram(allow("oss:GetObject", "acs:*:*:*:*"))],
    unknown: [ramObject(allow("oss:GetObject", UNKNOWN))],
  },
};
