import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { MakeChild } from "../component.ts";
import { physicalName } from "../naming/layout.ts";
import { mergeTags } from "../tagging/layout.ts";
import type { ClusterArgs } from "./contract.ts";
import type { AwsClusterLayout, PlannedGroup } from "./layout.ts";
import { RENEWED_PERCENT } from "./limits.ts";

interface Around {
  readonly cluster: aws.eks.Cluster;
  readonly role: { readonly arn: pulumi.Output<string>; readonly policies: readonly pulumi.Resource[] };
  /** What nodes need to become ready. */
  readonly first: readonly pulumi.Resource[];
}

/** Groups of nodes over all zones: encrypted disks, and metadata that pods cannot reach. @clause 8.3.3-a */
export function awsNodes(
  make: MakeChild,
  { groups, subnets }: AwsClusterLayout,
  args: ClusterArgs,
  { cluster, role, first }: Around,
): readonly aws.eks.NodeGroup[] {
  return groups.map((group) => {
    const template = launchTemplate(make, group, args);
    return make(
      aws.eks.NodeGroup,
      group.key,
      {
        clusterName: cluster.name,
        nodeGroupName: group.name,
        nodeRoleArn: role.arn,
        subnetIds: [...subnets],
        amiType: group.arm ? "AL2023_ARM_64_STANDARD" : "AL2023_x86_64_STANDARD",
        capacityType: "ON_DEMAND",
        instanceTypes: [...group.types],
        launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
        scalingConfig: { minSize: group.least, maxSize: group.most, desiredSize: group.least },
        updateConfig: { maxUnavailablePercentage: RENEWED_PERCENT },
        nodeRepairConfig: { enabled: true },
        labels: group.labels,
      },
      // How many there are is the autoscaler's.
      { dependsOn: [...role.policies, ...first], ignoreChanges: ["scalingConfig.desiredSize"] },
    );
  });
}

/** Tags of a group do not reach its machines and disks: the template says them again. */
function launchTemplate(
  make: MakeChild,
  group: PlannedGroup,
  { key, diskKey = key, tags }: ClusterArgs,
): aws.ec2.LaunchTemplate {
  const spread = mergeTags({ Name: group.name }, tags);
  return make(aws.ec2.LaunchTemplate, group.key, {
    name: physicalName("aws:ec2/launchTemplate:LaunchTemplate", group.name),
    description: `Nodes of the group ${group.key}`,
    updateDefaultVersion: true,
    blockDeviceMappings: [
      {
        deviceName: "/dev/xvda",
        ebs: {
          volumeSize: group.diskGb,
          volumeType: "gp3",
          encrypted: "true",
          kmsKeyId: diskKey.arn,
          deleteOnTermination: "true",
        },
      },
    ],
    // One hop: a pod that has no network of the host cannot become its node. @clause 8.3.1-a
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    monitoring: { enabled: true },
    tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({
      resourceType,
      tags: spread,
    })),
  });
}
