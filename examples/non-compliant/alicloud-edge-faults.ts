import * as alicloud from "@pulumi/alicloud";
import { type Fault, planter, tags } from "./fault.ts";

const plant = planter("alicloud");

const balancer: alicloud.alb.LoadBalancerArgs = {
  vpcId: "vpc-uf6f7l4fg90xxxxxxxxxx",
  addressType: "Intranet",
  loadBalancerEdition: "Standard",
  loadBalancerBillingConfig: { payType: "PayAsYouGo" },
  zoneMappings: [
    { vswitchId: "vsw-uf6qt6jt30000000000aa", zoneId: "cn-shanghai-b" },
    { vswitchId: "vsw-uf6qt6jt30000000000ab", zoneId: "cn-shanghai-g" },
  ],
  accessLogConfig: { logProject: "balancer-logs", logStore: "alb_web" },
  deletionProtectionEnabled: true,
  tags,
};

const network: alicloud.nlb.LoadBalancerArgs = {
  vpcId: "vpc-uf6f7l4fg90xxxxxxxxxx",
  addressType: "Intranet",
  zoneMappings: balancer.zoneMappings,
  crossZoneEnabled: true,
  deletionProtectionEnabled: true,
  tags,
};

const listener: alicloud.alb.ListenerArgs = {
  loadBalancerId: "alb-o9ulmq5hgn68jk0000",
  listenerPort: 443,
  listenerProtocol: "HTTPS",
  securityPolicyId: "tls_cipher_policy_1_2",
  defaultActions: [
    { type: "ForwardGroup", forwardGroupConfig: { serverGroupTuples: [{ serverGroupId: "sgp-1" }] } },
  ],
  tags,
};

const servers: alicloud.alb.ServerGroupArgs = {
  serverGroupName: "web",
  vpcId: "vpc-uf6f7l4fg90xxxxxxxxxx",
  protocol: "HTTPS",
  healthCheckConfig: { healthCheckEnabled: true, healthCheckPath: "/health" },
  tags,
};

/** Functions of an accelerated domain, with their arguments. */
const FUNCTIONS = {
  https_force: { enable: "on" },
  forward_scheme: { enable: "on", scheme_origin: "https" },
  https_tls_version: { tls12: "on", tls13: "on" },
  HSTS: { enabled: "on", https_hsts_max_age: "31536000", https_hsts_include_subdomains: "on" },
} as const;

type FunctionName = keyof typeof FUNCTIONS;

interface DomainFlaw {
  readonly without?: FunctionName | "log";
  readonly inputs?: Partial<alicloud.cdn.DomainNewArgs>;
  readonly also?: readonly string[];
}

/** An accelerated domain with every function switched on, but for the flaw. */
function domain(control: string, { without, inputs = {}, also = [] }: DomainFlaw): Fault {
  const domainName = `${control}.mall.example`;
  return plant(control, alicloud.cdn.DomainNew, {
    compliant: {
      domainName,
      cdnType: "web",
      scope: "domestic",
      sources: [
        { type: "domain", content: "a.origin.mall.example" },
        { type: "domain", content: "b.origin.mall.example", priority: 30 },
      ],
      certificateConfig: { certType: "cas", serverCertificateStatus: "on" },
      tags,
    },
    broken: inputs,
    also,
    beside: (_, name, broken, opts) => {
      for (const [functionName, args] of Object.entries(FUNCTIONS)) {
        if (broken && functionName === without) continue;
        const functionArgs = Object.entries(args).map(([argName, argValue]) => ({ argName, argValue }));
        new alicloud.cdn.DomainConfig(
          `${name}-${functionName}`,
          { domainName, functionName, functionArgs },
          opts,
        );
      }
      if (broken && without === "log") return;
      new alicloud.cdn.RealTimeLogDelivery(
        `${name}-log`,
        { domain: domainName, project: "cdn-logs", logstore: "cdn", slsRegion: "cn-shanghai" },
        opts,
      );
    },
  });
}

const defence: alicloud.wafv3.DefenseRuleArgs = {
  instanceId: "waf_v3prepaid_public_cn-1",
  defenseType: "template",
  defenseScene: "custom_acl",
  ruleStatus: 1,
  templateId: 1234,
  config: { ruleAction: "block" },
};

/** Load balancers, content networks, web firewalls and API gateways. */
export const alicloudEdgeFaults: readonly Fault[] = [
  plant("availability-require-balancer-deletion-protection", alicloud.alb.LoadBalancer, {
    compliant: balancer,
    broken: { deletionProtectionEnabled: false },
  }),
  plant("availability-require-cross-zone-balancing", alicloud.nlb.LoadBalancer, {
    compliant: network,
    broken: { crossZoneEnabled: false },
  }),
  plant("availability-require-health-page", alicloud.alb.ServerGroup, {
    compliant: servers,
    broken: { healthCheckConfig: { healthCheckEnabled: true } },
  }),
  plant("log-require-balancer-access-log", alicloud.alb.LoadBalancer, {
    compliant: balancer,
    broken: { accessLogConfig: {} },
  }),
  plant("network-require-balancer-waf", alicloud.alb.LoadBalancer, {
    compliant: { ...balancer, addressType: "Internet", loadBalancerEdition: "StandardWithWaf" },
    broken: { loadBalancerEdition: "Standard" },
  }),
  plant("tls-no-plain-target", alicloud.alb.ServerGroup, {
    compliant: servers,
    broken: { protocol: "HTTP" },
  }),
  plant("tls-require-balancer-redirect", alicloud.slb.LoadBalancer, {
    compliant: {
      addressType: "intranet",
      masterZoneId: "cn-shanghai-b",
      slaveZoneId: "cn-shanghai-g",
      deleteProtection: "on",
      tags,
    },
    broken: {},
    beside: ({ id }, name, broken, opts) => {
      new alicloud.slb.Listener(
        `${name}-listener`,
        { loadBalancerId: id, protocol: "http", frontendPort: 80, listenerForward: broken ? "off" : "on" },
        opts,
      );
    },
    echoes: ["tls-require-balancer-redirect-alicloud-listener"],
  }),
  plant("tls-require-balancer-version", alicloud.alb.Listener, {
    compliant: listener,
    broken: { securityPolicyId: "tls_cipher_policy_1_1" },
    also: ["tls-require-strong-ciphers"],
  }),
  plant("tls-require-https-listener", alicloud.alb.Listener, {
    compliant: listener,
    broken: { listenerProtocol: "HTTP" },
    also: ["tls-require-balancer-version"],
  }),
  plant("tls-require-policy-version", alicloud.slb.TlsCipherPolicy, {
    compliant: {
      tlsCipherPolicyName: "web",
      tlsVersions: ["TLSv1.2"],
      ciphers: ["ECDHE-RSA-AES128-GCM-SHA256"],
    },
    broken: { tlsVersions: ["TLSv1.1", "TLSv1.2"] },
  }),
  plant("tls-require-strong-ciphers", alicloud.slb.Listener, {
    compliant: {
      loadBalancerId: "lb-uf60000000000",
      protocol: "https",
      frontendPort: 443,
      serverCertificateId: "cert-1",
      tlsCipherPolicy: "tls_cipher_policy_1_2_strict",
    },
    broken: { tlsCipherPolicy: "tls_cipher_policy_1_0" },
    also: ["tls-require-balancer-version"],
  }),
  domain("availability-require-origin-failover", {
    inputs: { sources: [{ type: "domain", content: "a.origin.mall.example" }] },
  }),
  domain("log-require-cdn-access-log", { without: "log" }),
  domain("tls-require-cdn-certificate", {
    inputs: { certificateConfig: { serverCertificateStatus: "off" } },
  }),
  domain("tls-require-cdn-https", { without: "https_force" }),
  domain("tls-require-cdn-origin-https", { without: "forward_scheme" }),
  domain("tls-require-cdn-version", { without: "https_tls_version" }),
  domain("tls-require-hsts", { without: "HSTS" }),
  {
    control: "network-require-cdn-waf",
    cloud: "alicloud",
    name: "network-require-cdn-waf-alicloud",
    also: [],
    echoes: [],
    build(broken, opts) {
      const domainName = "waf.mall.example";
      const sources = ["origin", "spare"].map((host) => ({
        type: "domain",
        content: `${host}.mall.example`,
        port: 443,
      }));
      new alicloud.dcdn.Domain(
        this.name,
        { domainName, scope: "domestic", sslProtocol: "on", sources, tags },
        opts,
      );
      for (const [functionName, args] of Object.entries(FUNCTIONS)) {
        const functionArgs = Object.entries(args).map(([argName, argValue]) => ({ argName, argValue }));
        new alicloud.dcdn.DomainConfig(
          `${this.name}-${functionName}`,
          { domainName, functionName, functionArgs },
          opts,
        );
      }
      if (!broken) new alicloud.dcdn.WafDomain(`${this.name}-waf`, { domainName }, opts);
    },
  },
  plant("log-require-waf-logs", alicloud.cloudfirewall.Instance, {
    compliant: { paymentType: "PayAsYouGo", cfwLog: true },
    broken: { cfwLog: false },
  }),
  plant("network-require-waf-blocking", alicloud.wafv3.DefenseRule, {
    compliant: defence,
    broken: { config: { ruleAction: "monitor" } },
  }),
  plant("network-require-waf-rules", alicloud.wafv3.DefenseTemplate, {
    compliant: {
      instanceId: "waf_v3prepaid_public_cn-1",
      defenseScene: "custom_acl",
      defenseTemplateName: "shop",
      templateOrigin: "custom",
      templateType: "user_custom",
      status: "1",
    },
    broken: {},
    beside: (template, name, broken, opts) => {
      if (broken) return;
      const { defenseTemplateId } = template as alicloud.wafv3.DefenseTemplate;
      new alicloud.wafv3.DefenseRule(`${name}-rule`, { ...defence, templateId: defenseTemplateId }, opts);
    },
  }),
  plant("log-require-api-access-log", alicloud.apigateway.Group, {
    compliant: { name: "shop", description: "Shop" },
    broken: {},
    beside: (_, name, broken, opts) => {
      if (broken) return;
      new alicloud.apigateway.LogConfig(
        `${name}-log`,
        { logType: "PROVIDER", slsProject: "api-logs", slsLogStore: "api" },
        opts,
      );
    },
  }),
  plant("tls-require-api-https", alicloud.apigateway.Api, {
    compliant: {
      groupId: "group1",
      name: "orders",
      description: "Orders",
      authType: "APP",
      requestConfig: { protocol: "HTTPS", method: "GET", path: "/orders", mode: "MAPPING" },
      serviceType: "MOCK",
      mockServiceConfig: { result: "{}", aoneName: "shop" },
    },
    broken: { requestConfig: { protocol: "HTTP", method: "GET", path: "/orders", mode: "MAPPING" } },
  }),
  plant("tls-require-api-version", alicloud.apigateway.Instance, {
    compliant: {
      instanceName: "shop",
      instanceSpec: "api.s1.small",
      httpsPolicy: "HTTPS2_TLS1_2",
      paymentType: "PayAsYouGo",
      zoneId: "cn-shanghai-MAZ4",
    },
    broken: { httpsPolicy: "HTTPS2_TLS1_0" },
  }),
];
