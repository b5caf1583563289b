import { describe, expect, test } from "vitest";
import { changesPermissions, mayWrite, takesResources } from "./action-kinds.ts";

describe("an action could be allowed on a few resources alone", () => {
  test.each([
    ["*", "aws"],
    ["s3:*", "aws"],
    ["s3:GetObject", "aws"],
    ["S3:GETOBJECT", "aws"],
    ["ec2:Get*", "aws"],
    ["ec2:TerminateInstances", "aws"],
    ["dynamodb:DescribeTable", "aws"],
    ["x:relist*", "aws"],
    ["*", "alicloud"],
    ["ecs:DeleteInstance", "alicloud"],
    ["ecs:De*", "alicloud"],
    ["oss:GetObject", "alicloud"],
    ["oss:Get*", "alicloud"],
    ["kms:GetSecretValue", "alicloud"],
    ["log:GetCursorOrData", "alicloud"],
    ["oos:GetSecretParameters", "alicloud"],
    ["ots:GetRange", "alicloud"],
    [":anything", "aws"],
  ] as const)("%s of %s", (action, cloud) => {
    expect(takesResources(action, cloud)).toBe(true);
  });

  test.each([
    ["ec2:Describe*", "aws"],
    ["ec2:Describe?nstances", "aws"],
    ["s3:List*", "aws"],
    ["ec2:DescribeInstances", "aws"],
    ["ecs:DescribeInstances", "alicloud"],
    ["kms:ListKeys", "alicloud"],
    ["oss:GetBucketInfo", "alicloud"],
  ] as const)("not %s of %s", (action, cloud) => {
    expect(takesResources(action, cloud)).toBe(false);
  });
});

describe("an action may write", () => {
  test.each([
    ["*", "aws"],
    ["s3:*", "aws"],
    ["s3:PutObject", "aws"],
    ["s3:De*", "aws"],
    ["iam:*", "aws"],
    ["ec2:Un*", "aws"],
    ["x:retag", "aws"],
    ["ecs:DeleteInstance", "alicloud"],
    ["ecs:De*", "alicloud"],
    ["ram:*", "alicloud"],
  ] as const)("%s of %s", (action, cloud) => {
    expect(mayWrite(action, cloud)).toBe(true);
  });

  test.each([
    ["s3:GetObject", "aws"],
    ["s3:Get*", "aws"],
    ["s3:PutBucketPolicy", "aws"],
    ["ec2:TagResource", "aws"],
    ["rds:UntagResource", "aws"],
    ["ecs:DescribeInstances", "alicloud"],
    ["ecs:Describe*", "alicloud"],
    ["ims:GenerateCredentialReport", "alicloud"],
    ["ram:CreatePolicy", "alicloud"],
    ["ecs:TagResources", "alicloud"],
  ] as const)("not %s of %s", (action, cloud) => {
    expect(mayWrite(action, cloud)).toBe(false);
  });

  test("reports are read on Alibaba Cloud, where the verb says so", () => {
    expect(mayWrite("x:GenerateReport", "alicloud")).toBe(false);
    expect(mayWrite("x:GenerateReport", "aws")).toBe(true);
  });
});

describe("an action changes who may do what", () => {
  test.each([
    ["*", "aws"],
    ["iam:*", "aws"],
    ["iam:Attach*", "aws"],
    ["s3:PutBucketPolicy", "aws"],
    ["ram:AttachPolicyToUser", "alicloud"],
    ["oss:PutBucketPolicy", "alicloud"],
    ["ecs:ModifyImageSharePermission", "alicloud"],
    ["kms:Set*", "alicloud"],
    ["resourcemanager:AttachControlPolicy", "alicloud"],
    ["cloudsso:CreateAccessAssignment", "alicloud"],
    ["log:PutProjectPolicy", "alicloud"],
  ] as const)("%s of %s", (action, cloud) => {
    expect(changesPermissions(action, cloud)).toBe(true);
  });

  test.each([
    ["s3:GetObject", "aws"],
    ["ram:AttachPolicyToUser", "aws"],
    ["nothing:Known", "aws"],
    ["toString:x", "aws"],
    ["ecs:DescribeInstances", "alicloud"],
  ] as const)("not %s of %s", (action, cloud) => {
    expect(changesPermissions(action, cloud)).toBe(false);
  });
});
