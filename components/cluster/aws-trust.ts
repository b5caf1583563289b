import { servicePrincipal } from "../partition/aws.ts";
import { awsPolicy, type PolicyDocument } from "../policy-document.ts";

/** Roles of a cluster: who takes them on, and which policies of the service itself they hold. */
export const ROLES = {
  /** The control plane. */
  cluster: { service: "eks", policies: ["AmazonEKSClusterPolicy"] },
  /** Machines join the cluster, fetch images, and are reached by Session Manager instead of a shell. */
  node: {
    service: "ec2",
    policies: [
      "AmazonEKSWorkerNodeMinimalPolicy",
      "AmazonEC2ContainerRegistryPullOnly",
      "AmazonSSMManagedInstanceCore",
    ],
  },
  /** Addresses of pods: a role of its own, so that nodes may not change the network. */
  network: { service: "pods.eks", policies: ["AmazonEKS_CNI_Policy"] },
  volumes: { service: "pods.eks", policies: ["service-role/AmazonEBSCSIDriverPolicy"] },
  metrics: { service: "pods.eks", policies: ["CloudWatchAgentServerPolicy"] },
} as const;

export type RoleKey = keyof typeof ROLES;

export function trustOf(key: RoleKey, region: string): PolicyDocument {
  const { service } = ROLES[key];
  return awsPolicy({
    Effect: "Allow",
    Principal: { Service: servicePrincipal(service, region) },
    // Sessions of pods and of the control plane carry tags that say whose they are.
    Action: service === "ec2" ? ["sts:AssumeRole"] : ["sts:AssumeRole", "sts:TagSession"],
  });
}
