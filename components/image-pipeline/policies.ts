import { acsArn } from "../partition/alicloud.ts";
import { arn, requirePartition, servicePrincipal } from "../partition/aws.ts";
import { awsPolicy, type PolicyDocument, ramPolicy } from "../policy-document.ts";

/** The machine that is built on takes the role. */
export function machineTrust(region: string): PolicyDocument {
  return awsPolicy({
    Sid: "MachineTakesRole",
    Effect: "Allow",
    Principal: { Service: servicePrincipal("ec2", region) },
    Action: "sts:AssumeRole",
  });
}

/** The service's own policies: reads components, writes its logs, speaks to Systems Manager. */
export function machinePolicies(region: string): Readonly<Record<string, string>> {
  const partition = requirePartition(region);
  const of = (name: string) => arn({ partition, service: "iam", account: "aws", resource: `policy/${name}` });
  return { build: of("EC2InstanceProfileForImageBuilder"), session: of("AmazonSSMManagedInstanceCore") };
}

interface Place {
  readonly account: string;
  readonly region: string;
  readonly copies: readonly string[];
  readonly parameter: string;
}

/** Builds by one template, copies images, and writes one parameter; deletes nothing. */
export function builderPolicy(
  { account, region, copies, parameter }: Place,
  pipeline: string,
): PolicyDocument {
  const ecs = (resource: string, of = region) => acsArn({ service: "ecs", region: of, account, resource });
  return ramPolicy(
    {
      Effect: "Allow",
      Action: "ecs:StartImagePipelineExecution",
      Resource: ecs(`imagepipeline/${pipeline}`),
    },
    {
      Effect: "Allow",
      Action: ["ecs:CopyImage", "ecs:TagResources"],
      Resource: [region, ...copies].map((each) => ecs("image/*", each)),
    },
    {
      Effect: "Allow",
      Action: ["ecs:DescribeImagePipelineExecutions", "ecs:DescribeImages"],
      Resource: "*",
    },
    {
      Effect: "Allow",
      Action: "oos:UpdateParameter",
      Resource: acsArn({ service: "oos", region, account, resource: `parameter/${parameter}` }),
    },
  );
}
