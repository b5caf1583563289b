import type { ClusterArgs } from "../../cluster/contract.ts";
import { layoutAlicloudCluster, layoutAwsCluster } from "../../cluster/layout.ts";
import type { Client } from "../../workload/contract.ts";
import type { PartKind } from "../part.ts";

/** What a system does not know of its cluster by itself. */
export type ClusterRequest = Pick<ClusterArgs, "nodes" | "people" | "namespaces" | "version" | "services"> & {
  /** Who reaches the API beside the system's hosts: pipelines, the administrators' network. */
  readonly from?: Readonly<Record<string, Extract<Client, { readonly prefixes: unknown }>>>;
};

/** Ports of the API, inside the network alone. */
const API = { aws: 443, alicloud: 6443 } as const;

export const clusters: PartKind<ClusterRequest, ClusterArgs> = {
  noun: "cluster",
  role: "app",
  args: ({ from, ...request }, { placement, tags, clients, key, window, deletion }) => ({
    ...placement,
    ...request,
    tags,
    clients: { ...clients, ...from },
    key: key("data"),
    diskKey: key("disks"),
    window,
    ...(deletion !== undefined && { deletion }),
  }),
  layout: (name, args, { provider }) => {
    if (provider === "aws") layoutAwsCluster(name, args);
    else layoutAlicloudCluster(name, args);
    // What its pods keep is in databases and stores: nodes are made again.
    return { zones: Object.keys(args.subnets).length, ports: [API[provider]] };
  },
};
