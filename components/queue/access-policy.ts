import { arn, requirePartition } from "../partition/aws.ts";
import { awsPolicy, type PolicyDocument, type PolicyStatement } from "../policy-document.ts";
import type { QueueArgs, QueueUserArgs } from "./contract.ts";

/**
 * What an application's role may do at the brokers. "Semantics of IAM authorization policy actions and resources", MSK.
 * The last part of the names is made up by the service when the cluster is made. @clause 1.1.2-a
 */
export function accessPolicy(
  { account, region }: QueueArgs,
  cluster: string,
  group: string,
  { writes = [], reads = [] }: QueueUserArgs,
): PolicyDocument {
  const partition = requirePartition(region);
  const of = (kind: string, ...rest: readonly string[]) =>
    arn({ partition, service: "kafka", region, account, resource: [kind, cluster, "*", ...rest].join("/") });
  const allow = (Sid: string, Action: readonly string[], Resource: readonly string[]): PolicyStatement => ({
    Sid,
    Effect: "Allow",
    Action,
    Resource,
  });
  const topics = (names: readonly string[]) => names.map((name) => of("topic", name));
  return awsPolicy(
    allow("Connect", ["kafka-cluster:Connect", "kafka-cluster:DescribeCluster"], [of("cluster")]),
    ...(writes.length === 0
      ? []
      : [
          allow("Write", ["kafka-cluster:DescribeTopic", "kafka-cluster:WriteData"], topics(writes)),
          allow("WriteOnce", ["kafka-cluster:WriteDataIdempotently"], [of("cluster")]),
        ]),
    ...(reads.length === 0
      ? []
      : [
          allow("Read", ["kafka-cluster:DescribeTopic", "kafka-cluster:ReadData"], topics(reads)),
          allow(
            "OwnGroup",
            ["kafka-cluster:AlterGroup", "kafka-cluster:DescribeGroup"],
            [of("group", group)],
          ),
        ]),
  );
}
