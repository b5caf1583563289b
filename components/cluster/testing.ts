import { arn, requirePartition } from "../partition/aws.ts";
import { alicloudPlace, awsPlace, keyFor, TAGS } from "../workload/testing.ts";
import type { ClusterArgs } from "./contract.ts";

const CLIENTS: ClusterArgs["clients"] = {
  bastion: { reason: "people by the bastion", group: "sg-bastion" },
  pipelines: { reason: "deployments", prefixes: ["10.9.0.0/24"] },
};

export const NAMESPACES: ClusterArgs["namespaces"] = {
  shop: {
    purpose: "the shop and its basket",
    most: { pods: 60, cpu: "24", memory: "48Gi" },
    to: { database: { reason: "orders", prefixes: ["10.9.16.0/24"], ports: [5432] } },
  },
  jobs: { purpose: "imports of the night", most: { pods: 20, cpu: "500m", memory: "512Mi" }, from: ["shop"] },
};

export function awsClusterArgs(region: string, more: Partial<ClusterArgs> = {}): ClusterArgs {
  const place = awsPlace(region);
  const role = (name: string) =>
    arn({
      partition: requirePartition(region),
      service: "iam",
      account: place.account,
      resource: `role/${name}`,
    });
  return {
    ...place,
    tags: TAGS,
    clients: CLIENTS,
    nodes: { general: { types: ["m7g.large", "m6g.large"], least: 3, most: 9 } },
    people: {
      platform: { principal: role("platform"), may: "administer" },
      audit: { principal: role("audit"), may: "view" },
    },
    namespaces: NAMESPACES,
    key: keyFor("eks", "autoscaling", "ebs", "logs"),
    ...more,
  };
}

export function alicloudClusterArgs(region: string, more: Partial<ClusterArgs> = {}): ClusterArgs {
  return {
    ...alicloudPlace(region),
    tags: TAGS,
    clients: CLIENTS,
    nodes: { general: { types: ["ecs.g8i.large"], least: 3, most: 9 } },
    people: {
      platform: { principal: "300000000000000001", may: "administer" },
      audit: { principal: "300000000000000002", may: "view" },
    },
    namespaces: NAMESPACES,
    key: keyFor("cs", "ecs"),
    ...more,
  };
}
