import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { MetricTarget } from "../alarms/contract.ts";
import type { AwsAlertRoute } from "../chat-notifier/contract.ts";
import { Component } from "../component.ts";
import type { AwsEdgeRef } from "../edge-shield/contract.ts";
import { awsGate } from "../workload/aws-gate.ts";
import { awsFleet } from "./aws-fleet.ts";
import type { WebTierArgs, WebTierOutputs } from "./contract.ts";
import { type AwsWebTierLayout, layoutAwsWebTier } from "./layout.ts";
import { HSTS, TLS_POLICY } from "./limits.ts";

/** A web tier on AWS: balancer → targets ← scaling group. */
export class AwsWebTier extends Component implements WebTierOutputs {
  readonly dnsName: pulumi.Output<string>;
  /** Hosted zone of that name, for alias records. */
  readonly dnsZone: pulumi.Output<string>;
  readonly balancer: pulumi.Output<string>;
  readonly serverGroup: pulumi.Output<string>;
  readonly groups: Readonly<Record<string, pulumi.Output<string>>>;
  readonly role: pulumi.Output<string>;
  readonly alarmTargets: Readonly<Record<string, MetricTarget>>;

  constructor(name: string, args: WebTierArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAwsWebTier(name, args);
    super(
      "atrium:web-tier:AwsWebTier",
      name,
      args,
      {
        tags: args.tags,
        awsRegion: layout.region,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      opts,
    );
    const { entrance, servers } = this.#groups(layout, args);
    const balancer = this.#balancer(layout, args, entrance);
    const targets = this.#targets(layout, args);
    const listener = this.#listeners(layout, args, balancer, targets);
    const alarms = this.#alarms(layout, args.route as AwsAlertRoute, balancer, targets);
    const { group, role } = awsFleet(this.child.bind(this), layout, args, {
      servers,
      targets,
      alarms,
      // Targets without a listener are never checked, and the group would wait for them.
      after: [listener],
    });

    this.dnsName = balancer.dnsName;
    this.dnsZone = balancer.zoneId;
    this.balancer = balancer.arn;
    this.serverGroup = servers.id;
    this.groups = { all: group.name };
    this.role = role.arn;
    this.alarmTargets = {
      latency: {
        kind: "web-latency",
        dimensions: { LoadBalancer: balancer.arnSuffix },
        system: args.system,
      },
      cpu: { kind: "group-cpu", dimensions: { AutoScalingGroupName: group.name }, system: args.system },
    };
    this.registerOutputs({
      dnsName: this.dnsName,
      dnsZone: this.dnsZone,
      balancer: this.balancer,
      serverGroup: this.serverGroup,
      groups: this.groups,
      role: this.role,
      alarmTargets: this.alarmTargets,
    });
  }

  #groups(layout: AwsWebTierLayout, { vpcId }: WebTierArgs) {
    const make = this.child.bind(this);
    const { server } = layout;
    const entrance = awsGate(
      make,
      "entrance",
      { vpcId, description: "The balancer: 443, and 80 which leads there" },
      layout.entrance,
    );
    const port = { name: "app", from: server.port, to: server.port };
    const servers = awsGate(make, "servers", { vpcId, description: "Servers behind the balancer" }, [
      {
        key: "from-balancer",
        port,
        reason: "requests and health checks of the balancer",
        peer: { group: entrance.id },
      },
    ]);
    this.child(aws.vpc.SecurityGroupEgressRule, "to-servers", {
      securityGroupId: entrance.id,
      ipProtocol: "tcp",
      fromPort: server.port,
      toPort: server.port,
      referencedSecurityGroupId: servers.id,
      description: "requests and health checks of the balancer",
    });
    return { entrance, servers };
  }

  #balancer(
    layout: AwsWebTierLayout,
    { balancerSubnets, accessLog, exposure }: WebTierArgs,
    entrance: aws.ec2.SecurityGroup,
  ): aws.lb.LoadBalancer {
    const balancer = this.stateful(aws.lb.LoadBalancer, "balancer", {
      name: layout.names.balancer,
      loadBalancerType: "application",
      internal: !layout.internet,
      subnets: layout.zones.flatMap((zone) => balancerSubnets[zone]?.id ?? []),
      securityGroups: [entrance.id],
      idleTimeout: 60,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: "defensive",
      enableHttp2: true,
      xffHeaderProcessingMode: "append",
      accessLogs: { enabled: true, bucket: "bucket" in accessLog ? accessLog.bucket : "" },
      tags: layout.waivers,
    });
    if (layout.shielded && exposure.to === "internet") {
      const edge = exposure.edge as AwsEdgeRef;
      this.child(aws.wafv2.WebAclAssociation, "shield", {
        resourceArn: balancer.arn,
        webAclArn: edge.webAclArn,
      });
      if (edge.ddos === "advanced") {
        this.child(aws.shield.Protection, "ddos", {
          name: layout.names.balancer,
          resourceArn: balancer.arn,
        });
      }
    }
    return balancer;
  }

  #targets({ names, server }: AwsWebTierLayout, { vpcId }: WebTierArgs): aws.lb.TargetGroup {
    return this.child(aws.lb.TargetGroup, "servers", {
      name: names.targets,
      vpcId,
      targetType: "instance",
      protocol: server.protocol,
      port: server.port,
      deregistrationDelay: server.drainSeconds,
      slowStart: server.warmupSeconds,
      healthCheck: {
        enabled: true,
        protocol: server.protocol,
        path: server.healthPath,
        matcher: "200",
        interval: 10,
        timeout: 5,
        healthyThreshold: 2,
        unhealthyThreshold: 3,
      },
    });
  }

  /** 443 serves, 80 leads there. @clause 11.4.2-a */
  #listeners(
    { behindNetwork }: AwsWebTierLayout,
    { certificate, exposure }: WebTierArgs,
    balancer: aws.lb.LoadBalancer,
    targets: aws.lb.TargetGroup,
  ): aws.lb.Listener {
    const forward = { type: "forward", targetGroupArn: targets.arn };
    const listener = this.child(aws.lb.Listener, "https", {
      loadBalancerArn: balancer.arn,
      port: 443,
      protocol: "HTTPS",
      sslPolicy: TLS_POLICY.aws,
      certificateArn: certificate,
      defaultActions: [
        behindNetwork
          ? { type: "fixed-response", fixedResponse: { statusCode: "403", contentType: "text/plain" } }
          : forward,
      ],
      routingHttpResponseStrictTransportSecurityHeaderValue: HSTS,
      routingHttpResponseXContentTypeOptionsHeaderValue: "nosniff",
      routingHttpResponseServerEnabled: false,
    });
    this.child(aws.lb.Listener, "http", {
      loadBalancerArn: balancer.arn,
      port: 80,
      protocol: "HTTP",
      defaultActions: [
        { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } },
      ],
    });
    if (behindNetwork && exposure.to === "internet") {
      const { origin } = exposure.edge as AwsEdgeRef;
      this.child(aws.lb.ListenerRule, "from-network", {
        listenerArn: listener.arn,
        priority: 1,
        conditions: [{ httpHeader: { httpHeaderName: origin?.header ?? "", values: [origin?.value ?? ""] } }],
        actions: [forward],
      });
    }
    return listener;
  }

  #alarms(
    { alarms }: AwsWebTierLayout,
    { topicArn }: AwsAlertRoute,
    balancer: aws.lb.LoadBalancer,
    targets: aws.lb.TargetGroup,
  ): readonly aws.cloudwatch.MetricAlarm[] {
    const dimensions = { LoadBalancer: balancer.arnSuffix, TargetGroup: targets.arnSuffix };
    const metric = (metricName: string, stat: string) => ({
      metric: { namespace: "AWS/ApplicationELB", metricName, dimensions, period: 60, stat },
    });
    const queries = {
      errors: [
        { id: "errors", ...metric("HTTPCode_Target_5XX_Count", "Sum") },
        { id: "requests", ...metric("RequestCount", "Sum") },
        {
          id: "share",
          // Quiet hours have no value at all, which is no error.
          expression: "100 * FILL(errors, 0) / requests",
          label: "errors in percent of requests",
          returnData: true,
        },
      ],
      unhealthy: [{ id: "unhealthy", ...metric("UnHealthyHostCount", "Minimum"), returnData: true }],
    };
    return alarms.map((alarm) =>
      this.child(aws.cloudwatch.MetricAlarm, alarm.key, {
        name: alarm.name,
        alarmDescription: alarm.description,
        metricQueries: queries[alarm.key],
        comparisonOperator: "GreaterThanThreshold",
        threshold: alarm.threshold,
        evaluationPeriods: alarm.minutes.last,
        datapointsToAlarm: alarm.minutes.over,
        treatMissingData: "notBreaching",
        alarmActions: [topicArn],
        okActions: [topicArn],
      }),
    );
  }
}
