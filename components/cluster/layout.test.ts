import { describe, expect, it } from "vitest";
import { codesOf } from "../workload/fault-table.ts";
import type { ClusterArgs } from "./contract.ts";
import { faultCases } from "./faults.cases.ts";
import { layoutAlicloudCluster, layoutAwsCluster } from "./layout.ts";
import { alicloudClusterArgs, awsClusterArgs } from "./testing.ts";

const codes = (cloud: "aws" | "alicloud", more: Partial<ClusterArgs>) =>
  codesOf(() =>
    cloud === "aws"
      ? layoutAwsCluster("shop", awsClusterArgs("ap-southeast-1", more))
      : layoutAlicloudCluster("shop", alicloudClusterArgs("cn-shanghai", more)),
  );

describe("a cluster that", () => {
  it.each(faultCases)("$title is refused on $cloud: $code", ({ cloud, args, code, twin }) => {
    expect(codes(cloud, args)).toEqual([code]);
    expect(codes(cloud, twin)).toEqual([]);
  });

  it("has many faults is told all of them at once", () => {
    expect(
      codes("aws", {
        account: "1",
        clients: {},
        nodes: {},
        people: {},
        version: "1",
        services: "10.0.0.0/8",
      }),
    ).toEqual([
      "placement.account",
      "clients.none",
      "cluster.version",
      "cluster.services",
      "cluster.nodes",
      "cluster.people",
    ]);
  });
});

it("names its log as the service does, and no other", () => {
  expect(layoutAwsCluster("shop", awsClusterArgs("ap-southeast-1")).logGroup).toBe("/aws/eks/shop/cluster");
});

it("takes policies of the service from the partition of its region", () => {
  const { roles, people } = layoutAwsCluster("shop", awsClusterArgs("cn-north-1"));
  expect(roles.cluster.managed).toEqual(["arn:aws-cn:iam::aws:policy/AmazonEKSClusterPolicy"]);
  expect(people[0]?.policy).toBe("arn:aws-cn:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy");
});

it("knows the architecture of a type", () => {
  const arm = (type: string) => {
    const nodes = { general: { types: [type], least: 2, most: 2 } };
    const layout = type.startsWith("ecs.")
      ? layoutAlicloudCluster("shop", alicloudClusterArgs("cn-shanghai", { nodes }))
      : layoutAwsCluster("shop", awsClusterArgs("ap-southeast-1", { nodes }));
    return layout.groups[0]?.arm;
  };
  expect(["m7g.large", "c7gn.xlarge", "r8gd.large", "ecs.g8y.large", "ecs.c6r.large"].map(arm)).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  expect(["m7i.large", "g5.xlarge", "m6a.large", "ecs.g8i.large", "ecs.g7.large"].map(arm)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});

it("tells the window in the group's own time", () => {
  expect(layoutAlicloudCluster("shop", alicloudClusterArgs("cn-shanghai")).window).toEqual({
    time: "2026-01-01T02:00:00.000+08:00",
    hours: "2h",
    day: "Tuesday",
  });
});
