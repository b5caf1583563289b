import { describe, expect, it } from "vitest";
import { codesOf } from "../../workload/fault-table.ts";
import type { SystemArgs } from "../contract.ts";
import { layoutSystem } from "../layout.ts";
import { partSite } from "../part-site.ts";
import { siteIn, systemArgs } from "../testing.ts";
import { clusters } from "./clusters.ts";
import { stores } from "./stores.ts";

const REGION = { aws: "ap-southeast-1", alicloud: "cn-shanghai" } as const;
type Cloud = keyof typeof REGION;

const STORES: NonNullable<SystemArgs["stores"]> = {
  receipts: {
    buckets: { receipts: { purpose: "every receipt" } },
    users: { till: { purpose: "writes receipts", writes: ["receipts"] } },
  },
};

const CLUSTERS = (cloud: Cloud): NonNullable<SystemArgs["clusters"]> => ({
  shop: {
    nodes: { general: { types: [cloud === "aws" ? "m7g.large" : "ecs.g8i.large"], least: 3, most: 6 } },
    people: {
      platform: {
        principal: cloud === "aws" ? "arn:aws:iam::111122223333:role/platform" : "300000000000000001",
        may: "administer",
      },
    },
    namespaces: {},
    from: { pipelines: { reason: "deployments", prefixes: ["10.70.0.0/24"] } },
  },
});

/** Flows that the cluster's API needs; the base has none. */
const site = (cloud: Cloud) => {
  const base = siteIn(cloud, REGION[cloud]);
  const api = { from: "app", to: "app", protocol: "tcp", ports: [cloud === "aws" ? 443 : 6443] } as const;
  return { ...base, flows: { ...base.flows, "app-api": api } };
};

describe.each(["aws", "alicloud"] as const)("on %s", (cloud) => {
  const region = REGION[cloud];

  it("a system with buckets and a cluster is taken", () => {
    const args = systemArgs(cloud, region, { site: site(cloud), stores: STORES, clusters: CLUSTERS(cloud) });
    expect(codesOf(() => layoutSystem("pos", args))).toEqual([]);
  });

  it("buckets are copied into the region of the second network, with its key", () => {
    const args = systemArgs(cloud, region);
    const { receipts } = STORES;
    if (receipts === undefined) throw new Error("the base has a store");
    const made = stores.args(receipts, partSite(args, stores.role, "sg-hosts"));
    expect(made.offSite).toBe(args.standby?.region);
    const { data = [] } = stores.layout("pos-receipts", made, partSite(args, stores.role, "sg-hosts"));
    expect(data).toEqual([
      { by: "versions", minutes: 0, region },
      { by: `copies in ${args.standby?.region}`, minutes: 15, region: args.standby?.region },
    ]);
  });

  it("buckets of a system without a second network are told so", () => {
    const { standby: _, ...alone } = systemArgs(cloud, region, { stores: STORES });
    expect(codesOf(() => layoutSystem("pos", alone))).toContain("object-store.off-site");
  });

  it("a cluster's disks lie under the key of disks", () => {
    const { shop } = CLUSTERS(cloud);
    if (shop === undefined) throw new Error("the base has a cluster");
    const made = clusters.args(shop, partSite(systemArgs(cloud, region), clusters.role, "sg-hosts"));
    expect(made.diskKey?.serves).toContain(cloud === "aws" ? "autoscaling" : "ecs");
    expect(Object.keys(made.clients)).toEqual(["hosts", "pipelines"]);
  });
});
