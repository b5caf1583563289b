import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import { Component } from "../component.ts";
import type { ConfigurationArgs, ConfigurationOutputs } from "./contract.ts";
import { alicloudReadPolicy, layoutAlicloudConfiguration } from "./layout.ts";
import { NACOS, NODES } from "./limits.ts";

/** Settings in a Nacos of MSE: three nodes, inside the network alone. @clause 4.5.2-a */
export class AlicloudConfiguration extends Component implements ConfigurationOutputs {
  readonly place: pulumi.Output<string>;
  readonly documents: ConfigurationOutputs["documents"];
  readonly access: ConfigurationOutputs["access"];

  constructor(name: string, args: ConfigurationArgs, opts: pulumi.ComponentResourceOptions) {
    const layout = layoutAlicloudConfiguration(name, args);
    super(
      "atrium:configuration:AlicloudConfiguration",
      name,
      args,
      { tags: args.tags, ...(args.deletion === undefined ? {} : { deletion: args.deletion }) },
      opts,
    );
    const { namespace, group } = layout;
    const cluster = this.stateful(alicloud.mse.Cluster, "settings", {
      clusterAliasName: layout.name,
      clusterType: "Nacos-Ans",
      clusterVersion: NACOS,
      mseVersion: "mse_pro",
      clusterSpecification: layout.size,
      instanceCount: NODES,
      netType: "privatenet",
      pubNetworkFlow: "0",
      connectionType: "slb",
      vpcId: args.vpcId,
      vswitchId: layout.home,
      paymentType: "PayAsYouGo",
    });
    const space = this.child(alicloud.mse.EngineNamespace, "environment", {
      instanceId: cluster.id,
      namespaceId: namespace,
      namespaceShowName: namespace,
      namespaceDesc: `Programs in ${namespace}`,
    });
    this.documents = Object.fromEntries(
      layout.documents.map(({ key, purpose, text }) => [
        key,
        this.child(alicloud.mse.NacosConfig, key, {
          instanceId: cluster.id,
          namespaceId: space.namespaceId,
          group,
          dataId: key,
          content: text,
          type: "json",
          desc: purpose,
        }).dataId,
      ]),
    );
    this.access = Object.fromEntries(
      layout.access.map(({ key, name: policyName, documents }) => [
        key,
        this.child(alicloud.ram.Policy, key, {
          policyName,
          description: `Reads ${documents.join(", ")}`,
          policyDocument: cluster.id.apply((instance) =>
            JSON.stringify(alicloudReadPolicy(args, { instance, namespace, group, documents })),
          ),
        }).policyName,
      ]),
    );
    this.place = pulumi.interpolate`${cluster.id}/${space.namespaceId}/${group}`;
    this.registerOutputs({ place: this.place, documents: this.documents, access: this.access });
  }
}
