import * as aws from "@pulumi/aws";
import { balancer, classic, guarded, listener, targets } from "./aws-edge-parts.ts";
import { type Fault, planter, tags } from "./fault.ts";

const plant = planter("aws");

const policy = (value: string): aws.elb.LoadBalancerPolicyArgs => ({
  loadBalancerName: "web",
  policyName: "web",
  policyTypeName: "SSLNegotiationPolicyType",
  policyAttributes: [{ name: "Reference-Security-Policy", value }],
});

/** Load balancers, what they listen to and whom they hand it. */
export const awsBalancerFaults: readonly Fault[] = [
  plant("availability-require-balancer-deletion-protection", aws.lb.LoadBalancer, {
    compliant: balancer,
    broken: { enableDeletionProtection: false },
  }),
  plant("availability-require-cross-zone-balancing", aws.lb.LoadBalancer, {
    compliant: { ...balancer, loadBalancerType: "network", enableCrossZoneLoadBalancing: true },
    broken: { enableCrossZoneLoadBalancing: false },
  }),
  plant("availability-require-health-page", aws.lb.TargetGroup, {
    compliant: targets,
    broken: { healthCheck: { protocol: "HTTPS" } },
  }),
  plant("log-require-balancer-access-log", aws.lb.LoadBalancer, {
    compliant: balancer,
    broken: { accessLogs: { bucket: "balancer-logs", enabled: false } },
  }),
  plant("network-require-balancer-log4j-groups", aws.lb.LoadBalancer, {
    compliant: balancer,
    broken: {},
    beside: guarded("no-groups"),
  }),
  plant("network-require-balancer-waf", aws.lb.LoadBalancer, {
    compliant: { ...balancer, internal: false },
    broken: {},
    beside: guarded("no-firewall"),
  }),
  plant("network-require-desync-protection", aws.lb.LoadBalancer, {
    compliant: balancer,
    broken: { desyncMitigationMode: "monitor" },
  }),
  plant("network-require-header-hygiene", aws.lb.LoadBalancer, {
    compliant: balancer,
    broken: { dropInvalidHeaderFields: false },
  }),
  plant("tls-no-plain-target", aws.lb.TargetGroup, { compliant: targets, broken: { protocol: "HTTP" } }),
  plant("tls-require-balancer-redirect", aws.lb.LoadBalancer, {
    compliant: balancer,
    broken: {},
    beside: (subject, name, broken, opts) => {
      const { arn } = subject as aws.lb.LoadBalancer;
      const redirect = {
        type: "redirect",
        redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" },
      };
      const defaultActions = broken ? listener.defaultActions : [redirect];
      new aws.lb.Listener(
        `${name}-listener`,
        { loadBalancerArn: arn, protocol: "HTTP", port: 80, defaultActions, tags },
        opts,
      );
    },
    echoes: ["tls-require-balancer-redirect-aws-listener"],
  }),
  plant("tls-require-balancer-version", aws.lb.Listener, {
    compliant: listener,
    broken: { sslPolicy: "ELBSecurityPolicy-FS-2018-06" },
  }),
  plant("tls-require-classic-backend", aws.elb.LoadBalancer, {
    compliant: classic(),
    broken: classic({ instanceProtocol: "http" }),
  }),
  plant("tls-require-classic-certificate", aws.elb.LoadBalancer, {
    compliant: classic(),
    broken: classic({ sslCertificateId: "" }),
    also: ["tls-require-classic-backend"],
  }),
  plant("tls-require-classic-version", aws.elb.LoadBalancerPolicy, {
    compliant: policy("ELBSecurityPolicy-TLS-1-2-2017-01"),
    broken: policy("ELBSecurityPolicy-2016-08"),
  }),
  plant("tls-require-https-listener", aws.lb.Listener, {
    compliant: listener,
    broken: { protocol: "HTTP" },
    also: ["tls-require-balancer-version"],
  }),
  plant("tls-require-strong-ciphers", aws.lb.Listener, {
    compliant: listener,
    broken: { sslPolicy: "ELBSecurityPolicy-2016-08" },
    also: ["tls-require-balancer-version"],
  }),
];
