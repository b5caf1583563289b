import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Component } from "../component.ts";
import type { KeyRef } from "../keys/contract.ts";
import { awsDeliveryNetwork } from "./aws-network.ts";
import { ruleInput } from "./aws-rules.ts";
import type { AwsEdgeRef, EdgeShieldArgs, EdgeShieldOutputs } from "./contract.ts";
import { type AwsEdgeShieldLayout, layoutAwsEdgeShield, type PlannedAcl } from "./layout.ts";

/** The shield of one region on AWS: web ACL, its log, and CloudFront before it. @clause 8.3.2-c */
export class AwsEdgeShield extends Component implements EdgeShieldOutputs {
  readonly edge: AwsEdgeRef;
  readonly networkNames: Readonly<Record<string, pulumi.Output<string>>>;

  constructor(name: string, args: EdgeShieldArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAwsEdgeShield(name, args);
    super(
      "atrium:edge-shield:AwsEdgeShield",
      name,
      args,
      {
        tags: args.tags,
        awsRegion: layout.region,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      opts,
    );
    const writable = Object.entries(layout.logPolicies).map(([region, document]) =>
      this.child(aws.cloudwatch.LogResourcePolicy, region, {
        region,
        policyName: `${name}-firewalls`,
        policyDocument: JSON.stringify(document),
      }),
    );
    const acls = new Map(
      layout.acls.map((acl) => [acl.key, this.#acl(layout, acl, keyOf(args, acl), writable)]),
    );
    const acl = acls.get("region");
    if (acl === undefined) throw new Error("the layout planned no web ACL for the region");
    const network =
      layout.network === undefined
        ? undefined
        : awsDeliveryNetwork(
            { child: this.child.bind(this), stateful: this.stateful.bind(this) },
            name,
            layout,
            layout.network,
            args,
            acls.get("network") ?? acl,
          );

    this.edge = {
      provider: "aws",
      region: layout.region,
      webAclArn: acl.arn,
      ddos: args.ddos ?? "standard",
      ...(network === undefined ? {} : { origin: network.origin }),
    };
    this.networkNames = network?.names ?? {};
    this.registerOutputs({ edge: this.edge, networkNames: this.networkNames });
  }

  #acl(
    { waivers, retentionDays }: AwsEdgeShieldLayout,
    acl: PlannedAcl,
    key: KeyRef,
    writable: readonly pulumi.Resource[],
  ): aws.wafv2.WebAcl {
    const { region } = acl;
    const group = this.stateful(aws.cloudwatch.LogGroup, acl.key, {
      region,
      name: acl.logGroup,
      retentionInDays: retentionDays,
      kmsKeyId: key.arn,
      tags: { "log-class": "network" },
    });
    const firewall = this.child(aws.wafv2.WebAcl, acl.key, {
      region,
      name: acl.name,
      description: "Before entrances from the internet",
      scope: acl.scope,
      defaultAction: { allow: {} },
      rules: acl.rules.map((rule) => ruleInput(rule, acl.name, acl.behindNetwork)),
      visibilityConfig: {
        cloudwatchMetricsEnabled: true,
        sampledRequestsEnabled: true,
        metricName: acl.name,
      },
      tags: waivers,
    });
    this.child(
      aws.wafv2.WebAclLoggingConfiguration,
      acl.key,
      {
        region,
        resourceArn: firewall.arn,
        logDestinationConfigs: [group.arn],
        // Whoever reads the log must not be able to sign in with it.
        redactedFields: ["authorization", "cookie"].map((name) => ({ singleHeader: { name } })),
      },
      { dependsOn: [...writable] },
    );
    return firewall;
  }
}

function keyOf({ logs, network }: EdgeShieldArgs, { key }: PlannedAcl): KeyRef {
  const found = key === "network" ? network?.key : "key" in logs ? logs.key : undefined;
  if (found === undefined) throw new Error("the layout goes on with no log without a key");
  return found;
}
