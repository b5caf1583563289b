import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import type { MakeChild } from "../component.ts";
import type { OriginSecret } from "../edge-shield/contract.ts";
import type { AlicloudWebTierLayout } from "./layout.ts";
import { HSTS, TLS_POLICY } from "./limits.ts";

interface Before {
  readonly balancer: pulumi.Input<string>;
  readonly certificate: pulumi.Input<string>;
  readonly vpcId: pulumi.Input<string>;
  readonly origin?: OriginSecret;
}

interface Listening {
  readonly targets: alicloud.alb.ServerGroup;
  readonly listening: readonly pulumi.Resource[];
}

const EVERY_PATH = { type: "Path", pathConfig: { values: ["/*"] } };

/** 443 serves, 80 leads there. @clause 11.4.2-a */
export function alicloudListeners(make: MakeChild, layout: AlicloudWebTierLayout, before: Before): Listening {
  const { balancer, certificate, origin } = before;
  const targets = serverGroup(make, layout, before.vpcId);
  const https = make(alicloud.alb.Listener, "https", {
    loadBalancerId: balancer,
    listenerProtocol: "HTTPS",
    listenerPort: 443,
    listenerDescription: "Serves",
    certificates: { certificateId: certificate },
    securityPolicyId: TLS_POLICY.alicloud,
    http2Enabled: true,
    gzipEnabled: true,
    idleTimeout: 60,
    requestTimeout: 60,
    xForwardedForConfig: { xForwardedForEnabled: true, xForwardedForProtoEnabled: true },
    defaultActions: [forwardTo(targets)],
  });
  make(alicloud.alb.Rule, "hsts", {
    listenerId: https.id,
    ruleName: "hsts",
    direction: "Response",
    priority: 1,
    ruleConditions: [EVERY_PATH],
    ruleActions: [
      {
        order: 1,
        type: "InsertHeader",
        insertHeaderConfig: { key: "Strict-Transport-Security", value: HSTS, valueType: "UserDefined" },
      },
    ],
  });
  if (layout.behindNetwork && origin !== undefined) onlyThroughNetwork(make, https, targets, origin);
  const redirect = redirection(make, layout, before);
  return { targets, listening: [https, redirect] };
}

function serverGroup(
  make: MakeChild,
  { names, server }: AlicloudWebTierLayout,
  vpcId: pulumi.Input<string>,
): alicloud.alb.ServerGroup {
  return make(alicloud.alb.ServerGroup, "servers", {
    serverGroupName: names.targets,
    serverGroupType: "Instance",
    vpcId,
    protocol: server.protocol,
    scheduler: "Wrr",
    crossZoneEnabled: true,
    healthCheckConfig: {
      healthCheckEnabled: true,
      healthCheckProtocol: server.protocol,
      healthCheckMethod: "GET",
      healthCheckPath: server.healthPath,
      healthCheckCodes: ["http_2xx"],
      healthCheckConnectPort: server.port,
      healthCheckInterval: 10,
      healthCheckTimeout: 5,
      healthyThreshold: 2,
      unhealthyThreshold: 3,
    },
    slowStartConfig: { slowStartEnabled: true, slowStartDuration: server.warmupSeconds },
    connectionDrainConfig: { connectionDrainEnabled: true, connectionDrainTimeout: server.drainSeconds },
    stickySessionConfig: { stickySessionEnabled: false },
  });
}

/** A listener has to forward somewhere by default, so 80 forwards to nobody behind the rule that redirects. */
function redirection(
  make: MakeChild,
  { names }: AlicloudWebTierLayout,
  { balancer, vpcId }: Before,
): alicloud.alb.Rule {
  const nowhere = make(alicloud.alb.ServerGroup, "nowhere", {
    serverGroupName: names.nowhere,
    serverGroupType: "Instance",
    vpcId,
    protocol: "HTTP",
    healthCheckConfig: { healthCheckEnabled: true, healthCheckProtocol: "HTTP", healthCheckPath: "/" },
    stickySessionConfig: { stickySessionEnabled: false },
  });
  const http = make(alicloud.alb.Listener, "http", {
    loadBalancerId: balancer,
    listenerProtocol: "HTTP",
    listenerPort: 80,
    listenerDescription: "Leads to 443",
    defaultActions: [forwardTo(nowhere)],
  });
  return make(alicloud.alb.Rule, "to-https", {
    listenerId: http.id,
    ruleName: "to-https",
    priority: 1,
    ruleConditions: [EVERY_PATH],
    ruleActions: [
      {
        order: 1,
        type: "Redirect",
        redirectConfig: { protocol: "HTTPS", port: "443", httpCode: "301" },
      },
    ],
  });
}

function onlyThroughNetwork(
  make: MakeChild,
  listener: alicloud.alb.Listener,
  targets: alicloud.alb.ServerGroup,
  { header, value }: OriginSecret,
): void {
  make(alicloud.alb.Rule, "from-network", {
    listenerId: listener.id,
    ruleName: "from-network",
    priority: 1,
    ruleConditions: [{ type: "Header", headerConfig: { key: header, values: [value] } }],
    ruleActions: [
      {
        order: 1,
        type: "ForwardGroup",
        forwardGroupConfig: { serverGroupTuples: [{ serverGroupId: targets.id }] },
      },
    ],
  });
  make(alicloud.alb.Rule, "past-network", {
    listenerId: listener.id,
    ruleName: "past-network",
    priority: 10000,
    ruleConditions: [EVERY_PATH],
    ruleActions: [
      {
        order: 1,
        type: "FixedResponse",
        fixedResponseConfig: { httpCode: "403", contentType: "text/plain", content: "Forbidden" },
      },
    ],
  });
}

function forwardTo({ id }: alicloud.alb.ServerGroup) {
  return { type: "ForwardGroup", forwardGroupConfig: { serverGroupTuples: [{ serverGroupId: id }] } };
}
