import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Component } from "../component.ts";
import { awsGate } from "../workload/aws-gate.ts";
import { awsNodes } from "./aws-nodes.ts";
import type { RoleKey } from "./aws-trust.ts";
import type { ClusterArgs, ClusterOutputs } from "./contract.ts";
import { type AwsClusterLayout, layoutAwsCluster } from "./layout.ts";
import { AWS_LOG_DAYS } from "./limits.ts";

/** A Kubernetes of EKS whose API answers inside the network alone. @clause 8.4.1-a */
export class AwsCluster extends Component implements ClusterOutputs {
  readonly clusterName: pulumi.Output<string>;
  readonly endpoint: pulumi.Output<string>;
  readonly manifests: string;
  readonly alarmTargets: ClusterOutputs["alarmTargets"];

  constructor(name: string, args: ClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAwsCluster(name, args);
    super(
      "atrium:cluster:AwsCluster",
      name,
      args,
      {
        tags: args.tags,
        awsRegion: args.region,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      opts,
    );
    const roles = this.#roles(layout);
    const cluster = this.#cluster(layout, args, roles);
    // Nodes are not ready before pods have addresses.
    const first = [
      this.#addon(cluster, "eks-pod-identity-agent"),
      this.#addon(cluster, "kube-proxy"),
      this.#addon(
        cluster,
        "vpc-cni",
        { enableNetworkPolicy: "true" },
        { roleArn: roles.network.arn, serviceAccount: "aws-node" },
      ),
    ];
    const nodes = awsNodes((...given) => this.child(...given), layout, args, {
      cluster,
      role: roles.node,
      first,
    });
    // These run on nodes, and are not ready before there are some.
    this.#addon(cluster, "coredns", undefined, undefined, nodes);
    this.#addon(
      cluster,
      "aws-ebs-csi-driver",
      undefined,
      { roleArn: roles.volumes.arn, serviceAccount: "ebs-csi-controller-sa" },
      nodes,
    );
    this.#addon(
      cluster,
      "amazon-cloudwatch-observability",
      undefined,
      { roleArn: roles.metrics.arn, serviceAccount: "cloudwatch-agent" },
      nodes,
    );
    this.#people(layout, cluster);
    this.clusterName = cluster.name;
    this.endpoint = cluster.endpoint;
    this.manifests = layout.manifests;
    this.alarmTargets = {
      nodes: { kind: "node-failed", dimensions: { ClusterName: cluster.name }, ...layout.system },
    };
    this.registerOutputs({
      clusterName: this.clusterName,
      endpoint: this.endpoint,
      manifests: this.manifests,
      alarmTargets: this.alarmTargets,
    });
  }

  #roles({ roles, name }: AwsClusterLayout): Readonly<Record<RoleKey, Held>> {
    const made = (key: RoleKey): Held => {
      const { name: role, trust, managed } = roles[key];
      const { arn } = this.child(aws.iam.Role, key, {
        name: role,
        description: `The ${key} of the cluster ${name}`,
        assumeRolePolicy: JSON.stringify(trust),
      });
      const policies = managed.map((policyArn) =>
        this.child(aws.iam.RolePolicyAttachment, `${key}-${policyArn.split("/").at(-1)}`, {
          role,
          policyArn,
        }),
      );
      return { arn, policies };
    };
    return {
      cluster: made("cluster"),
      node: made("node"),
      network: made("network"),
      volumes: made("volumes"),
      metrics: made("metrics"),
    };
  }

  #cluster(
    layout: AwsClusterLayout,
    { key, vpcId }: ClusterArgs,
    roles: Readonly<Record<RoleKey, Held>>,
  ): aws.eks.Cluster {
    const gate = awsGate(
      (...given) => this.child(...given),
      "clients",
      { vpcId, description: `Clients of the API of ${layout.name}` },
      layout.gate,
    );
    // Before the cluster, which would make it without a key and for ever. @clause 1.10.2-c
    const log = this.stateful(aws.cloudwatch.LogGroup, "control-plane", {
      name: layout.logGroup,
      retentionInDays: AWS_LOG_DAYS,
      kmsKeyId: key.arn,
      tags: { "log-class": "security" },
    });
    return this.stateful(
      aws.eks.Cluster,
      "cluster",
      {
        name: layout.name,
        version: layout.version,
        roleArn: roles.cluster.arn,
        // Rights come from `people` alone: whoever made the cluster has none.
        accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false },
        bootstrapSelfManagedAddons: false,
        // @clause 1.10.1-a @clause 8.3.4-a
        enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
        encryptionConfig: { provider: { keyArn: key.arn }, resources: ["secrets"] },
        kubernetesNetworkConfig: { serviceIpv4Cidr: layout.services },
        vpcConfig: {
          subnetIds: [...layout.subnets],
          securityGroupIds: [gate.id],
          endpointPrivateAccess: true,
          endpointPublicAccess: false,
        },
        // A version that nobody renews is upgraded, not paid for at six times the price.
        upgradePolicy: { supportType: "STANDARD" },
        zonalShiftConfig: { enabled: true },
      },
      { dependsOn: [log, ...roles.cluster.policies] },
    );
  }

  #addon(
    cluster: aws.eks.Cluster,
    addonName: string,
    configuration?: object,
    podIdentity?: { readonly roleArn: pulumi.Output<string>; readonly serviceAccount: string },
    after: readonly pulumi.Resource[] = [],
  ): aws.eks.Addon {
    return this.child(
      aws.eks.Addon,
      addonName,
      {
        clusterName: cluster.name,
        addonName,
        resolveConflictsOnCreate: "OVERWRITE",
        resolveConflictsOnUpdate: "PRESERVE",
        ...(configuration === undefined ? {} : { configurationValues: JSON.stringify(configuration) }),
        ...(podIdentity === undefined ? {} : { podIdentityAssociations: [podIdentity] }),
      },
      { dependsOn: [...after] },
    );
  }

  #people({ people }: AwsClusterLayout, cluster: aws.eks.Cluster): void {
    for (const { key, principal, policy } of people) {
      const entry = this.child(aws.eks.AccessEntry, key, {
        clusterName: cluster.name,
        principalArn: principal,
        type: "STANDARD",
      });
      this.child(aws.eks.AccessPolicyAssociation, key, {
        clusterName: cluster.name,
        principalArn: entry.principalArn,
        policyArn: policy,
        accessScope: { type: "cluster" },
      });
    }
  }
}

/** A role, and what has to be attached before it is of use. */
interface Held {
  readonly arn: pulumi.Output<string>;
  readonly policies: readonly pulumi.Resource[];
}
