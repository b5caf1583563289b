import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { MakeChild } from "../component.ts";
import type { EdgeShieldArgs, OriginSecret } from "./contract.ts";
import type { AwsEdgeShieldLayout, PlannedNetwork } from "./layout.ts";
import { CLOUDFRONT_POLICIES, CLOUDFRONT_REGION, HSTS_SECONDS, ORIGIN_HEADER } from "./limits.ts";

interface Make {
  readonly child: MakeChild;
  readonly stateful: MakeChild;
}

interface DeliveryNetwork {
  readonly origin: OriginSecret;
  readonly names: Readonly<Record<string, pulumi.Output<string>>>;
}

/** CloudFront: static paths near customers, everything else through the same firewall. @clause 8.2.3-e */
export function awsDeliveryNetwork(
  make: Make,
  name: string,
  layout: AwsEdgeShieldLayout,
  network: PlannedNetwork,
  args: EdgeShieldArgs,
  acl: aws.wafv2.WebAcl,
): DeliveryNetwork {
  const { child } = make;
  const secret = child(random.RandomPassword, "origin", {
    length: 40,
    special: false,
    keepers: { version: network.secretVersion },
  });
  const headers = child(aws.cloudfront.ResponseHeadersPolicy, "headers", {
    name: `${name}-headers`,
    comment: "Browsers come by TLS alone",
    securityHeadersConfig: {
      strictTransportSecurity: {
        accessControlMaxAgeSec: HSTS_SECONDS,
        includeSubdomains: true,
        preload: true,
        override: true,
      },
      contentTypeOptions: { override: true },
      referrerPolicy: { referrerPolicy: "strict-origin-when-cross-origin", override: false },
    },
  });
  const behaviour = {
    targetOriginId: "balancer",
    viewerProtocolPolicy: "redirect-to-https",
    responseHeadersPolicyId: headers.id,
    compress: true,
  };
  const distribution = child(aws.cloudfront.Distribution, "network", {
    comment: "Before the balancer, behind the firewall",
    enabled: true,
    isIpv6Enabled: true,
    httpVersion: "http2and3",
    aliases: [...network.domains],
    webAclId: acl.arn,
    origins: [
      {
        originId: "balancer",
        domainName: network.origin,
        customHeaders: [{ name: ORIGIN_HEADER, value: secret.result }],
        customOriginConfig: {
          httpPort: 80,
          httpsPort: 443,
          originProtocolPolicy: "https-only",
          originSslProtocols: ["TLSv1.2"],
        },
      },
    ],
    defaultCacheBehavior: {
      ...behaviour,
      allowedMethods: ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"],
      cachedMethods: ["GET", "HEAD"],
      // Pages have customers' own data in them.
      cachePolicyId: CLOUDFRONT_POLICIES.cachingDisabled,
      originRequestPolicyId: CLOUDFRONT_POLICIES.allViewerExceptHost,
    },
    orderedCacheBehaviors: network.cached.map((pathPattern) => ({
      ...behaviour,
      pathPattern,
      allowedMethods: ["GET", "HEAD", "OPTIONS"],
      cachedMethods: ["GET", "HEAD"],
      cachePolicyId: CLOUDFRONT_POLICIES.cachingOptimized,
    })),
    restrictions: { geoRestriction: geoRestriction(args) },
    viewerCertificate: {
      acmCertificateArn: args.network?.certificate ?? "",
      minimumProtocolVersion: "TLSv1.2_2021",
      sslSupportMethod: "sni-only",
    },
    tags: layout.waivers,
  });
  accessLog(make, name, layout, network, args, distribution);
  if (args.ddos === "advanced") {
    child(aws.shield.Protection, "network", { name: `${name}-network`, resourceArn: distribution.arn });
  }
  return {
    origin: { header: ORIGIN_HEADER, value: secret.result },
    names: Object.fromEntries(network.domains.map((domain) => [domain, distribution.domainName])),
  };
}

/** Standard logging of the second version: through CloudWatch, where CloudFront's own log is. */
function accessLog(
  { child, stateful }: Make,
  name: string,
  { retentionDays }: AwsEdgeShieldLayout,
  planned: PlannedNetwork,
  { network }: EdgeShieldArgs,
  distribution: aws.cloudfront.Distribution,
): void {
  const region = CLOUDFRONT_REGION;
  const group = stateful(aws.cloudwatch.LogGroup, "network-access", {
    region,
    name: planned.logGroup,
    retentionInDays: retentionDays,
    ...(network?.key === undefined ? {} : { kmsKeyId: network.key.arn }),
    tags: { "log-class": "network" },
  });
  const source = child(aws.cloudwatch.LogDeliverySource, "network-access", {
    region,
    name: `${name}-network-access`,
    logType: "ACCESS_LOGS",
    resourceArn: distribution.arn,
  });
  const destination = child(aws.cloudwatch.LogDeliveryDestination, "network-access", {
    region,
    name: `${name}-network-access`,
    outputFormat: "json",
    deliveryDestinationConfiguration: { destinationResourceArn: group.arn },
  });
  child(aws.cloudwatch.LogDelivery, "network-access", {
    region,
    deliverySourceName: source.name,
    deliveryDestinationArn: destination.arn,
  });
}

function geoRestriction({ countries }: EdgeShieldArgs) {
  if (countries === undefined) return { restrictionType: "none" };
  return "refuse" in countries
    ? { restrictionType: "blacklist", locations: [...countries.refuse] }
    : { restrictionType: "whitelist", locations: [...countries.admit] };
}
