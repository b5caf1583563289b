import * as aws from "@pulumi/aws";
import {
  ANONYMOUS,
  aclLog,
  BAD_INPUTS,
  behaviour,
  countryRule,
  distribution,
  EVERY_GROUP,
  firewall,
  graphql,
  graphqlCache,
  guarded,
  methods,
  origin,
  SPARE_ORIGIN,
  stage,
  strictTransport,
  webAcl,
} from "./aws-edge-parts.ts";
import { type Fault, planter, tags } from "./fault.ts";

const plant = planter("aws");

/** A content network behind a firewall, with one thing wrong. */
function edge(
  control: string,
  flaw: Partial<aws.cloudfront.DistributionArgs>,
  also: readonly string[] = [],
): Fault {
  return {
    control,
    cloud: "aws",
    name: `${control}-aws`,
    also,
    echoes: [],
    build(broken, opts) {
      const weak = broken && control === "network-require-cdn-log4j-groups";
      const acl = firewall(this.name, weak ? [BAD_INPUTS] : EVERY_GROUP, opts);
      new aws.cloudfront.Distribution(
        this.name,
        { ...distribution, webAclId: acl.arn, ...(broken && flaw) },
        opts,
      );
    },
  };
}

/** A stage of an API on the internet, which logs what goes wrong. */
function api(control: string, flaw?: "no-firewall" | "no-groups" | "no-settings"): Fault {
  return {
    control,
    cloud: "aws",
    name: `${control}-aws`,
    also: [],
    echoes: [],
    build(broken, opts) {
      const restApi = new aws.apigateway.RestApi(
        `${this.name}-api`,
        { endpointConfiguration: { types: "REGIONAL" }, disableExecuteApiEndpoint: true, tags },
        opts,
      );
      const live = new aws.apigateway.Stage(this.name, { ...stage, restApi: restApi.id }, opts);
      if (!(broken && flaw === "no-settings")) {
        new aws.apigateway.MethodSettings(
          `${this.name}-methods`,
          { ...methods("live"), restApi: restApi.id },
          opts,
        );
      }
      guarded(flaw === "no-settings" ? undefined : flaw)(live, this.name, broken, opts);
    },
  };
}

/** A stage of an API that another stack makes, with one thing wrong of its own. */
function stageFault(control: string, broken: Partial<aws.apigateway.StageArgs>): Fault {
  return plant(control, aws.apigateway.Stage, {
    compliant: { ...stage, stageName: control },
    broken,
    beside: (_, name, __, opts) => {
      new aws.apigateway.MethodSettings(`${name}-methods`, methods(control), opts);
    },
  });
}

/** Web firewalls, content networks, API gateways and certificates. */
export const awsEdgeFaults: readonly Fault[] = [
  plant("log-require-waf-logs", aws.wafv2.WebAcl, { compliant: webAcl, broken: {}, beside: aclLog(true) }),
  plant("network-require-waf-actions", aws.wafv2.WebAcl, {
    compliant: { ...webAcl, rules: [...EVERY_GROUP, countryRule({ block: {} })] },
    broken: { rules: [...EVERY_GROUP, countryRule(undefined)] },
    beside: aclLog(),
  }),
  plant("network-require-waf-blocking", aws.wafv2.WebAcl, {
    compliant: webAcl,
    broken: { rules: EVERY_GROUP.map((rule) => ({ ...rule, overrideAction: { count: {} } })) },
    beside: aclLog(),
    also: ["network-require-waf-known-bad-inputs"],
  }),
  plant("network-require-waf-known-bad-inputs", aws.wafv2.WebAcl, {
    compliant: webAcl,
    broken: { rules: [ANONYMOUS] },
    beside: aclLog(),
  }),
  plant("network-require-waf-rules", aws.wafv2.WebAcl, {
    compliant: webAcl,
    broken: { rules: [] },
    beside: aclLog(),
    also: ["network-require-waf-known-bad-inputs"],
  }),
  edge("availability-require-origin-failover", { originGroups: [] }),
  edge("network-require-cdn-default-root", { defaultRootObject: "" }),
  edge("network-require-cdn-enabled", { enabled: false }),
  edge("network-require-geo-restriction", {
    restrictions: { geoRestriction: { restrictionType: "none" } },
  }),
  edge("log-require-cdn-access-log", { loggingConfig: { prefix: "cdn", bucket: "" } }),
  edge("network-require-cdn-log4j-groups", {}),
  edge("network-require-cdn-origin-access", {
    origins: [{ originId: "origin", domainName: "shop.s3.cn-north-1.example" }, SPARE_ORIGIN],
  }),
  edge("network-require-cdn-waf", { webAclId: "" }, ["network-require-cdn-log4j-groups"]),
  edge("tls-no-cdn-origin-ssl", origin({ originSslProtocols: ["SSLv3", "TLSv1.2"] })),
  edge("tls-require-cdn-certificate", { viewerCertificate: { cloudfrontDefaultCertificate: true } }, [
    "tls-require-cdn-version",
  ]),
  edge("tls-require-cdn-https", behaviour({ viewerProtocolPolicy: "allow-all" })),
  edge("tls-require-cdn-origin-https", origin({ originProtocolPolicy: "match-viewer" })),
  edge("tls-require-cdn-version", {
    viewerCertificate: {
      acmCertificateArn: "arn:aws-cn:acm:cn-north-1:111122223333:certificate/cdn",
      sslSupportMethod: "sni-only",
      minimumProtocolVersion: "TLSv1.1_2016",
    },
  }),
  edge("tls-require-response-headers", behaviour({ responseHeadersPolicyId: undefined })),
  plant("tls-require-hsts", aws.cloudfront.ResponseHeadersPolicy, {
    compliant: { securityHeadersConfig: { strictTransportSecurity: strictTransport } },
    broken: {
      securityHeadersConfig: { strictTransportSecurity: { ...strictTransport, accessControlMaxAgeSec: 300 } },
    },
  }),
  api("log-require-api-execution-log", "no-settings"),
  api("network-require-api-log4j-groups", "no-groups"),
  api("network-require-api-waf", "no-firewall"),
  stageFault("log-require-api-access-log", { accessLogSettings: { destinationArn: "", format: "f" } }),
  stageFault("log-require-api-tracing", { xrayTracingEnabled: false }),
  stageFault("network-require-api-stage-cache", { cacheClusterEnabled: false }),
  stageFault("tls-require-api-client-certificate", { clientCertificateId: "" }),
  plant("network-require-api-method-cache", aws.apigateway.MethodSettings, {
    compliant: methods("uncached"),
    broken: methods("uncached", { cachingEnabled: false }),
  }),
  plant("network-require-api-request-validation", aws.apigateway.Method, {
    compliant: {
      restApi: "abcdef1234",
      resourceId: "orders",
      httpMethod: "POST",
      authorization: "AWS_IAM",
      requestValidatorId: "body",
    },
    broken: { requestValidatorId: "" },
  }),
  plant("log-no-api-data-trace", aws.apigateway.MethodSettings, {
    compliant: methods("traced"),
    broken: methods("traced", { dataTraceEnabled: true }),
  }),
  plant("storage-require-api-cache-encryption", aws.apigateway.MethodSettings, {
    compliant: methods("cached"),
    broken: methods("cached", { cacheDataEncrypted: false }),
  }),
  plant("tls-require-api-version", aws.apigateway.DomainName, {
    compliant: {
      domainName: "api.mall.example",
      regionalCertificateArn: "arn:aws-cn:acm:cn-north-1:111122223333:certificate/api",
      endpointConfiguration: { types: "REGIONAL" },
      securityPolicy: "TLS_1_2",
      tags,
    },
    broken: { securityPolicy: "TLS_1_0" },
  }),
  plant("log-require-graphql-field-log", aws.appsync.GraphQLApi, {
    compliant: graphql,
    broken: {
      logConfig: {
        cloudwatchLogsRoleArn: "arn:aws-cn:iam::111122223333:role/graphql-logs",
        fieldLogLevel: "NONE",
      },
    },
    beside: guarded(),
  }),
  plant("log-require-graphql-log", aws.appsync.GraphQLApi, {
    compliant: graphql,
    broken: { logConfig: { cloudwatchLogsRoleArn: "", fieldLogLevel: "ERROR" } },
    beside: guarded(),
  }),
  plant("network-require-graphql-log4j-groups", aws.appsync.GraphQLApi, {
    compliant: graphql,
    broken: {},
    beside: guarded("no-groups"),
  }),
  plant("network-require-graphql-waf", aws.appsync.GraphQLApi, {
    compliant: graphql,
    broken: {},
    beside: guarded("no-firewall"),
  }),
  plant("storage-require-graphql-cache-encryption", aws.appsync.ApiCache, {
    compliant: graphqlCache,
    broken: { atRestEncryptionEnabled: false },
  }),
  plant("tls-require-graphql-cache", aws.appsync.ApiCache, {
    compliant: graphqlCache,
    broken: { transitEncryptionEnabled: false },
  }),
  plant("tls-no-wildcard-certificate", aws.acm.Certificate, {
    compliant: { domainName: "www.mall.example", validationMethod: "DNS", tags },
    broken: { domainName: "*.mall.example" },
  }),
  plant("tls-require-certificate-transparency", aws.acm.Certificate, {
    compliant: { domainName: "www.mall.example", validationMethod: "DNS", tags },
    broken: { options: { certificateTransparencyLoggingPreference: "DISABLED" } },
  }),
];
