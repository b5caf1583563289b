import { describe, expect, it } from "vitest";
import { arn, dnsSuffix, endpointService, type Partition, partitionOf, servicePrincipal } from "./aws.ts";

describe("the partition of a region", () => {
  it.each<[string, Partition | undefined]>([
    ["us-east-1", "aws"],
    ["ap-southeast-5", "aws"],
    ["mx-central-1", "aws"],
    ["cn-north-1", "aws-cn"],
    ["cn-northwest-1", "aws-cn"],
    ["us-gov-west-1", "aws-us-gov"],
    ["us-east-1a", undefined],
    ["cn-shanghai", undefined],
    ["us-iso-east-1", undefined],
    ["", undefined],
  ])("%s → %s", (region, partition) => {
    expect(partitionOf(region)).toBe(partition);
  });
});

describe("names that differ by partition", () => {
  it("puts the partition into an ARN and leaves empty what a service does not use", () => {
    const parts = { service: "iam", account: "111122223333", resource: "root" };
    expect(arn({ partition: "aws-cn", ...parts })).toBe("arn:aws-cn:iam::111122223333:root");
    expect(arn({ partition: "aws-us-gov", ...parts })).toBe("arn:aws-us-gov:iam::111122223333:root");
  });

  it("has its own DNS suffix in China alone", () => {
    expect(dnsSuffix("aws-cn")).toBe("amazonaws.com.cn");
    expect(dnsSuffix("aws-us-gov")).toBe("amazonaws.com");
  });

  it("names the log service by region and suffix, and global services alike everywhere", () => {
    expect(servicePrincipal("logs", "cn-north-1")).toBe("logs.cn-north-1.amazonaws.com.cn");
    expect(servicePrincipal("logs", "us-gov-west-1")).toBe("logs.us-gov-west-1.amazonaws.com");
    expect(servicePrincipal("vpc-flow-logs", "cn-north-1")).toBe("vpc-flow-logs.amazonaws.com");
  });

  it("prefixes the endpoints of later services in China, and no gateway endpoint", () => {
    expect(endpointService("sts", "cn-north-1", "Interface")).toBe("cn.com.amazonaws.cn-north-1.sts");
    expect(endpointService("kms", "cn-north-1", "Interface")).toBe("com.amazonaws.cn-north-1.kms");
    expect(endpointService("s3", "cn-north-1", "Gateway")).toBe("com.amazonaws.cn-north-1.s3");
    expect(endpointService("sts", "eu-west-1", "Interface")).toBe("com.amazonaws.eu-west-1.sts");
  });
});
