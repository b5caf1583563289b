import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { MetricTarget } from "../alarms/contract.ts";
import { Component } from "../component.ts";
import { awsTunnels } from "../store-link/aws-tunnels.ts";
import { preSharedKey } from "../store-link/router/router-plan.ts";
import type { AwsCloudLinkArgs, AwsCloudLinkOutputs, LinkHub, LinkTunnel } from "./contract.ts";
import { type CloudLinkLayout, layoutCloudLink, type PlannedLinkTunnel } from "./layout.ts";
import { PRIVATE_ZONE } from "./limits.ts";

/** AWS's side: two connections to the two addresses of Alibaba Cloud's gateway, and names both ways. @clause 8.6.1-a */
export class AwsCloudLink extends Component implements AwsCloudLinkOutputs {
  readonly tunnels: readonly [LinkTunnel, LinkTunnel];
  readonly alarmTargets: Readonly<Record<string, MetricTarget>>;

  constructor(name: string, args: AwsCloudLinkArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutCloudLink(name, args);
    super(
      "atrium:cloud-link:AwsCloudLink",
      name,
      args,
      {
        tags: args.tags,
        awsRegion: layout.aws.region,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      opts,
    );
    const log = this.#log(name, layout, args);
    const table = this.#table(args.aws.hub);
    const [a, b] = layout.tunnels.map((tunnel, index) =>
      this.#connection(layout, tunnel, args.peer[index] ?? "", args, { ...log, table }),
    ) as [Made, Made];
    this.#routes(layout, args, a.attachmentId);
    this.#names(layout, args);
    this.tunnels = [a.tunnel, b.tunnel];
    this.alarmTargets = {
      a: { kind: "tunnel-down", dimensions: { TunnelIpAddress: a.tunnel.address } },
      b: { kind: "tunnel-down", dimensions: { TunnelIpAddress: b.tunnel.address } },
    };
    this.registerOutputs({ tunnels: this.tunnels, alarmTargets: this.alarmTargets });
  }

  /** What the tunnels read: a table of their own has the networks that are named, and nothing else. */
  #table(hub: LinkHub): pulumi.Input<string> {
    if ("routeTableId" in hub) return hub.routeTableId;
    const table = this.child(aws.ec2transitgateway.RouteTable, "link", { transitGatewayId: hub.id });
    for (const [network, attachment] of Object.entries(hub.attachments)) {
      this.child(aws.ec2transitgateway.RouteTablePropagation, `link-${network}`, {
        transitGatewayAttachmentId: attachment,
        transitGatewayRouteTableId: table.id,
      });
    }
    return table.id;
  }

  #log(
    name: string,
    { aws: side }: CloudLinkLayout,
    { key }: AwsCloudLinkArgs,
  ): { readonly group: aws.cloudwatch.LogGroup; readonly policy: pulumi.Resource } {
    const group = this.stateful(aws.cloudwatch.LogGroup, "tunnels", {
      name: side.logGroup,
      retentionInDays: side.logDays,
      kmsKeyId: key.arn,
      tags: { "log-class": "network" },
    });
    const policy = this.child(
      aws.cloudwatch.LogResourcePolicy,
      "tunnels",
      { policyName: `${name}-tunnels`, policyDocument: JSON.stringify(side.policies[0]?.document) },
      { dependsOn: [group] },
    );
    return { group, policy };
  }

  #connection(
    { asn, waivers }: CloudLinkLayout,
    { key, inside }: PlannedLinkTunnel,
    peer: pulumi.Input<string>,
    { aws: { hub, learnt }, keysSince }: AwsCloudLinkArgs,
    { group, policy, table }: Around,
  ): Made {
    const gateway = this.child(aws.ec2.CustomerGateway, key, {
      type: "ipsec.1",
      bgpAsn: String(asn.alicloud),
      ipAddress: peer,
      deviceName: `alibaba-cloud-${key}`,
    });
    const secretOf = (use: string) => {
      const made = this.child(random.RandomPassword, `${key}-${use}`, preSharedKey(keysSince));
      return pulumi.secret(pulumi.interpolate`k${made.result}`);
    };
    const used = secretOf("used");
    const vpn = this.child(
      aws.ec2.VpnConnection,
      key,
      {
        type: "ipsec.1",
        transitGatewayId: hub.id,
        customerGatewayId: gateway.id,
        staticRoutesOnly: false,
        tunnelInsideIpVersion: "ipv4",
        ...awsTunnels(
          [
            { inside: inside.used, key: used },
            // AWS makes a second tunnel of each connection; nobody answers at its other end.
            { inside: inside.spare, key: secretOf("spare") },
          ],
          group.arn,
        ),
        tags: waivers,
      },
      { dependsOn: [policy] },
    );
    this.child(aws.ec2transitgateway.RouteTableAssociation, key, {
      transitGatewayAttachmentId: vpn.transitGatewayAttachmentId,
      transitGatewayRouteTableId: table,
    });
    for (const [by, id] of Object.entries(learnt)) {
      this.child(aws.ec2transitgateway.RouteTablePropagation, `${key}-${by}`, {
        transitGatewayAttachmentId: vpn.transitGatewayAttachmentId,
        transitGatewayRouteTableId: id,
      });
    }
    return {
      attachmentId: vpn.transitGatewayAttachmentId,
      tunnel: { address: vpn.tunnel1Address, key: used },
    };
  }

  #routes(
    { aws: side }: CloudLinkLayout,
    { aws: { hub, network, learnt } }: AwsCloudLinkArgs,
    attachmentId: pulumi.Output<string>,
  ): void {
    // A route to a gateway that the network is not attached to is refused.
    const attached = "attachments" in hub ? Object.values(hub.attachments) : [];
    const transitGatewayId = pulumi.all([hub.id, ...attached]).apply(([id]) => id as string);
    for (const { key, table, prefix } of side.routes) {
      this.child(aws.ec2.Route, key, {
        routeTableId: network.routeTables[table] as pulumi.Input<string>,
        destinationCidrBlock: prefix,
        transitGatewayId,
      });
    }
    // Alibaba Cloud tells of its networks over BGP, but not of where it answers for names.
    for (const [table, id] of Object.entries(learnt)) {
      this.child(aws.ec2transitgateway.Route, `names-${table}`, {
        transitGatewayRouteTableId: id,
        destinationCidrBlock: PRIVATE_ZONE.prefix,
        transitGatewayAttachmentId: attachmentId,
      });
    }
  }

  #names({ aws: side }: CloudLinkLayout, { aws: { network }, alicloud }: AwsCloudLinkArgs): void {
    const group = this.child(aws.ec2.SecurityGroup, "names", {
      vpcId: network.vpcId,
      description: "Names asked for from Alibaba Cloud, and asked for there",
      revokeRulesOnDelete: true,
    });
    for (const protocol of ["udp", "tcp"] as const) {
      for (const prefix of alicloud.prefixes) {
        this.child(aws.vpc.SecurityGroupIngressRule, `names-${protocol}-${prefix.replace(/[./]/g, "-")}`, {
          securityGroupId: group.id,
          ipProtocol: protocol,
          fromPort: 53,
          toPort: 53,
          cidrIpv4: prefix,
          description: "Names of AWS, asked for from Alibaba Cloud",
        });
      }
      this.child(aws.vpc.SecurityGroupEgressRule, `names-${protocol}`, {
        securityGroupId: group.id,
        ipProtocol: protocol,
        fromPort: 53,
        toPort: 53,
        cidrIpv4: PRIVATE_ZONE.prefix,
        description: "Names of Alibaba Cloud",
      });
    }
    const subnet = (az: string) => network.subnets[az] as pulumi.Input<string>;
    this.child(aws.route53.ResolverEndpoint, "answers", {
      direction: "INBOUND",
      protocols: ["Do53"],
      resolverEndpointType: "IPV4",
      securityGroupIds: [group.id],
      ipAddresses: side.resolvers.map(({ az, address }) => ({ subnetId: subnet(az), ip: address })),
    });
    const asks = this.child(aws.route53.ResolverEndpoint, "asks", {
      direction: "OUTBOUND",
      protocols: ["Do53"],
      resolverEndpointType: "IPV4",
      securityGroupIds: [group.id],
      ipAddresses: side.azs.map((az) => ({ subnetId: subnet(az) })),
    });
    for (const { key, domain, name, addresses } of side.asks) {
      const rule = this.child(aws.route53.ResolverRule, key, {
        name,
        domainName: domain,
        ruleType: "FORWARD",
        resolverEndpointId: asks.id,
        targetIps: addresses.map((ip) => ({ ip, port: 53 })),
      });
      this.child(aws.route53.ResolverRuleAssociation, key, { resolverRuleId: rule.id, vpcId: network.vpcId });
    }
  }
}

interface Around {
  readonly group: aws.cloudwatch.LogGroup;
  readonly policy: pulumi.Resource;
  /** Table of the transit gateway that the tunnels read. */
  readonly table: pulumi.Input<string>;
}

interface Made {
  readonly attachmentId: pulumi.Output<string>;
  readonly tunnel: LinkTunnel;
}
