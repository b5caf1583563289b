import * as aws from "@pulumi/aws";
import type { Beside } from "./aws-network-parts.ts";
import { tags } from "./fault.ts";

const METRICS = (metricName: string) => ({
  cloudwatchMetricsEnabled: true,
  metricName,
  sampledRequestsEnabled: true,
});

const managed = (name: string, priority: number): aws.types.input.wafv2.WebAclRule => ({
  name,
  priority,
  overrideAction: { none: {} },
  statement: { managedRuleGroupStatement: { vendorName: "AWS", name } },
  visibilityConfig: METRICS(name),
});

export const BAD_INPUTS = managed("AWSManagedRulesKnownBadInputsRuleSet", 1);
export const ANONYMOUS = managed("AWSManagedRulesAnonymousIpList", 2);
export const EVERY_GROUP = [BAD_INPUTS, ANONYMOUS];

/** A rule that finds callers of one country, and does with them what is said. */
export function countryRule(
  action: aws.types.input.wafv2.WebAclRule["action"],
): aws.types.input.wafv2.WebAclRule {
  return {
    name: "country",
    priority: 3,
    ...(action && { action }),
    statement: { geoMatchStatement: { countryCodes: ["AQ"] } },
    visibilityConfig: METRICS("country"),
  };
}

export const webAcl: aws.wafv2.WebAclArgs = {
  scope: "REGIONAL",
  defaultAction: { allow: {} },
  rules: EVERY_GROUP,
  visibilityConfig: METRICS("edge"),
  tags,
};

/** What a firewall sees goes to the log archive. */
export function aclLog(missing = false): Beside {
  return (acl, name, broken, opts) => {
    if (broken && missing) return;
    new aws.wafv2.WebAclLoggingConfiguration(
      `${name}-log`,
      {
        resourceArn: (acl as aws.wafv2.WebAcl).arn,
        logDestinationConfigs: ["arn:aws-cn:s3:::aws-waf-logs-edge"],
      },
      opts,
    );
  };
}

/** A firewall with the rules said, and with its log. */
export function firewall(
  name: string,
  rules: aws.types.input.wafv2.WebAclRule[],
  opts: object,
): aws.wafv2.WebAcl {
  const acl = new aws.wafv2.WebAcl(`${name}-waf`, { ...webAcl, rules }, opts);
  aclLog()(acl, `${name}-waf`, false, opts);
  return acl;
}

/** Puts a firewall before the resource: none, or one without the group for hidden callers, where that is the flaw. */
export function guarded(flaw?: "no-firewall" | "no-groups"): Beside {
  return (subject, name, broken, opts) => {
    if (broken && flaw === "no-firewall") return;
    const acl = firewall(name, broken && flaw === "no-groups" ? [BAD_INPUTS] : EVERY_GROUP, opts);
    const { arn } = subject as aws.lb.LoadBalancer;
    new aws.wafv2.WebAclAssociation(`${name}-waf`, { resourceArn: arn, webAclArn: acl.arn }, opts);
  };
}

export const balancer: aws.lb.LoadBalancerArgs = {
  internal: true,
  accessLogs: { bucket: "balancer-logs", enabled: true },
  enableDeletionProtection: true,
  dropInvalidHeaderFields: true,
  tags,
};

export const listener: aws.lb.ListenerArgs = {
  loadBalancerArn: "arn:aws-cn:elasticloadbalancing:cn-north-1:111122223333:loadbalancer/app/web/1",
  protocol: "HTTPS",
  sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
  defaultActions: [{ type: "fixed-response", fixedResponse: { contentType: "text/plain" } }],
  tags,
};

export const targets: aws.lb.TargetGroupArgs = {
  protocol: "HTTPS",
  port: 8443,
  vpcId: "vpc-0abcdef1234567890",
  healthCheck: { path: "/health", protocol: "HTTPS" },
  tags,
};

const secure = {
  lbPort: 443,
  lbProtocol: "https",
  instancePort: 8443,
  instanceProtocol: "https",
  sslCertificateId: "arn:aws-cn:acm:cn-north-1:111122223333:certificate/web",
};

/** A classic balancer with one listener, changed as said. */
export function classic(listenerFlaw: Partial<typeof secure> = {}): aws.elb.LoadBalancerArgs {
  return {
    internal: true,
    availabilityZones: ["cn-north-1a", "cn-north-1b"],
    listeners: [{ ...secure, ...listenerFlaw }],
    accessLogs: { bucket: "balancer-logs" },
    tags,
  };
}

const cached = {
  targetOriginId: "origins",
  allowedMethods: ["GET", "HEAD"],
  cachedMethods: ["GET", "HEAD"],
  viewerProtocolPolicy: "redirect-to-https",
  cachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
  responseHeadersPolicyId: "67f7725c-6f97-4210-82d7-5512b31e9d03",
};

export const behaviour = (flaw: Partial<Record<keyof typeof cached, string | undefined>> = {}) => ({
  defaultCacheBehavior: { ...cached, ...flaw } as aws.types.input.cloudfront.DistributionDefaultCacheBehavior,
});

const ORIGIN = {
  httpPort: 80,
  httpsPort: 443,
  originProtocolPolicy: "https-only",
  originSslProtocols: ["TLSv1.2"],
};
export const SPARE_ORIGIN = {
  originId: "spare",
  domainName: "spare.mall.example",
  customOriginConfig: ORIGIN,
};

export const origin = (flaw: object = {}) => ({
  origins: [
    {
      originId: "origin",
      domainName: "origin.mall.example",
      customOriginConfig: { ...ORIGIN, ...flaw },
    },
    SPARE_ORIGIN,
  ],
});

export const distribution: aws.cloudfront.DistributionArgs = {
  enabled: true,
  defaultRootObject: "index.html",
  ...origin(),
  originGroups: [
    {
      originId: "origins",
      failoverCriteria: { statusCodes: [500, 502, 503, 504] },
      members: [{ originId: "origin" }, { originId: "spare" }],
    },
  ],
  ...behaviour(),
  restrictions: { geoRestriction: { restrictionType: "whitelist", locations: ["CN"] } },
  viewerCertificate: {
    acmCertificateArn: "arn:aws-cn:acm:cn-north-1:111122223333:certificate/cdn",
    sslSupportMethod: "sni-only",
    minimumProtocolVersion: "TLSv1.2_2021",
  },
  loggingConfig: { bucket: "cdn-logs.s3.cn-north-1.example" },
  tags,
};

export const stage: aws.apigateway.StageArgs = {
  restApi: "abcdef1234",
  deployment: "deploy1",
  stageName: "live",
  accessLogSettings: {
    destinationArn: "arn:aws-cn:logs:cn-north-1:111122223333:log-group:api",
    format: "$context.requestId",
  },
  clientCertificateId: "client1",
  cacheClusterEnabled: true,
  cacheClusterSize: "0.5",
  xrayTracingEnabled: true,
  tags,
};

const METHODS = {
  loggingLevel: "ERROR",
  metricsEnabled: true,
  cachingEnabled: true,
  cacheDataEncrypted: true,
};

export function methods(name: string, settings: object = {}): aws.apigateway.MethodSettingsArgs {
  return { restApi: "abcdef1234", stageName: name, methodPath: "*/*", settings: { ...METHODS, ...settings } };
}

export const graphql: aws.appsync.GraphQLApiArgs = {
  authenticationType: "AWS_IAM",
  logConfig: {
    cloudwatchLogsRoleArn: "arn:aws-cn:iam::111122223333:role/graphql-logs",
    fieldLogLevel: "ERROR",
  },
  tags,
};

export const graphqlCache: aws.appsync.ApiCacheArgs = {
  apiId: "graphql1",
  type: "SMALL",
  apiCachingBehavior: "FULL_REQUEST_CACHING",
  ttl: 60,
  atRestEncryptionEnabled: true,
  transitEncryptionEnabled: true,
};

export const strictTransport = {
  accessControlMaxAgeSec: 31_536_000,
  includeSubdomains: true,
  preload: true,
  override: true,
};
