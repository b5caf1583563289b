import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { EC2Client } from "@aws-sdk/client-ec2";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { RDSClient } from "@aws-sdk/client-rds";
import { ResourceGroupsTaggingAPIClient } from "@aws-sdk/client-resource-groups-tagging-api";
import { SNSClient } from "@aws-sdk/client-sns";
import { SSMClient } from "@aws-sdk/client-ssm";

/** What the tests point elsewhere. */
export interface AwsPlace {
  readonly region: string;
  readonly endpoint?: string;
}

export interface AwsClients {
  readonly cloudwatch: CloudWatchClient;
  readonly ec2: EC2Client;
  /** Sends each request once: EC2 makes a second snapshot if it is asked a second time. */
  readonly once: EC2Client;
  readonly balancers: ElasticLoadBalancingV2Client;
  readonly rds: RDSClient;
  readonly tagging: ResourceGroupsTaggingAPIClient;
  readonly sns: SNSClient;
  readonly ssm: SSMClient;
  /** Of EC2's last answer. */
  readonly clock: () => number | undefined;
}

export function awsClients(place: AwsPlace): AwsClients {
  const patient = { ...place, maxAttempts: 5, retryMode: "adaptive" };
  const ec2 = new EC2Client(patient);
  let seen: number | undefined;
  // The SDK corrects a wrong clock in silence; here it decides what is removed, so it has to be looked at.
  ec2.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next(args);
      const { response } = answer as { readonly response?: { readonly headers?: Record<string, string> } };
      const time = Date.parse(response?.headers?.date ?? "");
      if (!Number.isNaN(time)) seen = time;
      return answer;
    },
    { step: "deserialize", priority: "low" },
  );
  return {
    cloudwatch: new CloudWatchClient(patient),
    ec2,
    once: new EC2Client({ ...place, maxAttempts: 1 }),
    balancers: new ElasticLoadBalancingV2Client(patient),
    rds: new RDSClient(patient),
    tagging: new ResourceGroupsTaggingAPIClient(patient),
    sns: new SNSClient(patient),
    ssm: new SSMClient(patient),
    clock: () => seen,
  };
}
