import { type Known, type ResourceView, type StackFact, type StackView, UNKNOWN } from "../control.ts";
import { stackFact } from "../fact.ts";
import { at, flag, list, text, texts } from "../reading.ts";
import { functionOf } from "../views/cdn-domain.ts";
import { LISTENER_TYPES, type Listener, listeners } from "../views/load-balancer.ts";

/** The oldest TLS version that an entrance still speaks, as 1.0 … 1.3; 0 for SSL, -1 for clear text. */
export interface TlsVersions {
  readonly oldest: Known<number>;
  /** Name of the policy or version as written, or the provider's default. */
  readonly policy: string;
}

const POLICIES = [
  "alicloud:alb/securityPolicy:SecurityPolicy",
  "alicloud:nlb/securityPolicy:SecurityPolicy",
  "alicloud:slb/tlsCipherPolicy:TlsCipherPolicy",
];

/** Policies that the load balancers take when none is named: typings of aws 7.48 and alicloud 3.108. */
const ELB_DEFAULT = "ELBSecurityPolicy-2016-08";
const ALIBABA_DEFAULT = "tls_cipher_policy_1_0";

/** Listeners of load balancers: what they speak, clear text included. */
export const listenerTls: StackFact<TlsVersions> = {
  name: "listener-tls",
  scope: "stack",
  types: LISTENER_TYPES,
  read: (stack) =>
    listeners(stack).flatMap((listener) => {
      const fact = spoken(listener, stack);
      return fact ? [{ resource: listener.writer, fact }] : [];
    }),
};

function spoken({ writer, protocol, redirects }: Listener, stack: StackView): TlsVersions | undefined {
  if (protocol === UNKNOWN) return UNDECIDED;
  if (protocol === "HTTP") {
    if (redirects === UNKNOWN) return UNDECIDED;
    return redirects ? undefined : { oldest: -1, policy: "HTTP" };
  }
  if (!/^(HTTPS|TLS|TCPSSL|QUIC)$/.test(protocol)) return undefined;
  if (!writer.type.startsWith("alicloud:")) return named(text(writer.props, "sslPolicy") ?? ELB_DEFAULT);
  // QUIC has no version before 1.3 (RFC 9001).
  if (protocol === "QUIC") return { oldest: 1.3, policy: "QUIC" };
  const input = writer.type.startsWith("alicloud:slb/") ? "tlsCipherPolicy" : "securityPolicyId";
  const [own] = stack.referencedBy(writer, input, ...POLICIES);
  if (own) return { ...versions(own.props), policy: own.name };
  const policy = text(writer.props, input) ?? ALIBABA_DEFAULT;
  if (policy === UNKNOWN || !policy.startsWith("tls_cipher_policy")) return UNDECIDED;
  return named(policy);
}

const UNDECIDED: TlsVersions = { oldest: UNKNOWN, policy: "" };

export const classicTls = stackFact<TlsVersions>("classic-tls", {
  "aws:elb/loadBalancerPolicy:LoadBalancerPolicy": ({ props }) =>
    text(props, "policyTypeName") === "SSLNegotiationPolicyType" ? classicPolicy(props) : undefined,
});

/** Policies written for listeners of Alibaba Cloud. */
export const policyTls = stackFact<TlsVersions>(
  "policy-tls",
  Object.fromEntries(POLICIES.map((type) => [type, ({ props }: ResourceView) => versions(props)])),
);

export const cdnTls = stackFact<TlsVersions>("cdn-tls", {
  "aws:cloudfront/distribution:Distribution": ({ props }) => {
    const certificate = at(props, "viewerCertificate");
    if (certificate === UNKNOWN) return UNDECIDED;
    // The default certificate of CloudFront comes with TLSv1 whatever is written.
    const own = flag(certificate, "cloudfrontDefaultCertificate");
    if (own === true) return named("TLSv1");
    const written = named(text(certificate, "minimumProtocolVersion") ?? "TLSv1");
    return own === UNKNOWN && written.oldest !== UNKNOWN && written.oldest >= 1.2 ? UNDECIDED : written;
  },
  "alicloud:cdn/domainNew:DomainNew": cdnDomain,
  "alicloud:dcdn/domain:Domain": cdnDomain,
});

/** Without the function the service speaks TLS 1.0 to 1.3: "Configure TLS version control", CDN user guide. */
function cdnDomain(domain: ResourceView, stack: StackView): TlsVersions {
  const found = functionOf(domain, "https_tls_version", stack);
  if (found === UNKNOWN) return UNDECIDED;
  if (found === undefined) return { oldest: 1, policy: "no TLS version function" };
  const on = (["tls10", "tls11", "tls12", "tls13"] as const).map((name) => flag(found.get(name)) ?? false);
  const oldest = on.indexOf(true);
  const unsure = on.indexOf(UNKNOWN);
  if (unsure >= 0 && (oldest < 0 || unsure < oldest)) return UNDECIDED;
  return oldest < 0 ? UNDECIDED : { oldest: 1 + oldest / 10, policy: "https_tls_version" };
}

export const apiTls = stackFact<TlsVersions>("api-tls", {
  "aws:apigateway/domainName:DomainName": ({ props }) => named(text(props, "securityPolicy") ?? "TLS_1_0"),
  "aws:apigatewayv2/domainName:DomainName": ({ props }) => {
    const policy = text(props, "domainNameConfiguration", "securityPolicy");
    return policy === undefined ? undefined : named(policy);
  },
  // `HTTPS2_TLS1_0`, `HTTPS2_TLS1_2`, `HTTPS1_1_TLS1_0`.
  "alicloud:apigateway/instance:Instance": ({ props }) =>
    named(text(props, "httpsPolicy") ?? "HTTPS1_1_TLS1_0"),
});

/**
 * The floor in a policy's name: `ELBSecurityPolicy-TLS13-1-2-2021-06`, `…-FS-1-2-Res-2020-10`,
 * `TLSv1.2_2021`, `TLS_1_2`, `TLS1_2`, `SecurityPolicy_TLS13_1_2_2021_06`, `SecurityPolicy_TLS12_2018_EDGE`,
 * `tls_cipher_policy_1_2_strict`.
 */
function named(policy: Known<string>): TlsVersions {
  if (policy === UNKNOWN) return UNDECIDED;
  if (/^SSLv[23]/i.test(policy)) return { oldest: 0, policy };
  const found =
    /TLS13[-_]1[-_](\d)/i.exec(policy) ??
    /(?:TLS|FS|policy)[-_]?1[-_](\d)/i.exec(policy) ??
    /TLSv1\.(\d)/i.exec(policy) ??
    /TLS1([0-3])[-_]/i.exec(policy);
  return { oldest: found ? 1 + Number(found[1]) / 10 : 1, policy };
}

function versions(props: unknown): TlsVersions {
  const written = texts(props, "tlsVersions");
  if (written === UNKNOWN) return UNDECIDED;
  const known = written.filter((version) => version !== UNKNOWN).sort();
  const oldest = Math.min(...known.map((version) => named(version).oldest as number));
  // One version too old decides, whatever the unknown ones are.
  if (known.length < written.length && !(oldest < 1.2)) return UNDECIDED;
  return { oldest: known.length === 0 ? UNKNOWN : oldest, policy: known.join(", ") };
}

/** Classic load balancers list protocols one by one, or name a predefined policy. */
function classicPolicy(props: unknown): TlsVersions {
  const attributes = list(props, "policyAttributes");
  if (attributes === UNKNOWN) return UNDECIDED;
  const on: string[] = [];
  for (const attribute of attributes) {
    const name = text(attribute, "name");
    if (name === "Reference-Security-Policy") return named(text(attribute, "value") ?? ELB_DEFAULT);
    if (typeof name === "string" && name.startsWith("Protocol-") && flag(attribute, "value") === true) {
      on.push(name.slice("Protocol-".length));
    }
  }
  const oldest = Math.min(...on.map((version) => named(version).oldest as number));
  return { oldest: on.length === 0 ? UNKNOWN : oldest, policy: on.sort().join(", ") };
}

/** Listeners that speak TLS, by whether their policy is one of the old ones with weak ciphers. */
export const weakPolicies: StackFact<Weakness> = {
  name: "weak-policies",
  scope: "stack",
  types: LISTENER_TYPES,
  read: (stack) =>
    listeners(stack).flatMap(({ writer, protocol }) => {
      if (protocol !== UNKNOWN && !/^(HTTPS|TLS|TCPSSL)$/.test(protocol)) return [];
      const fact: Weakness = protocol === UNKNOWN ? { weak: UNKNOWN, policy: "" } : weakness(writer, stack);
      return [{ resource: writer, fact }];
    }),
};

/**
 * Policies before 2017 and those for TLS 1.0 and 1.1 take key exchanges without forward secrecy and 3DES or
 * CBC: "Security policies for your Application Load Balancer" and "TLS security policies" of ALB, read 2026-11-23.
 */
const WEAK = /^(ELBSecurityPolicy-(20\d\d-\d\d|Default|TLS-1-[01]-.*)|tls_cipher_policy_1_[01])$/;
const WEAK_CIPHER = /RC4|3DES|DES-CBC|NULL|EXPORT|MD5/;

interface Weakness {
  readonly weak: Known<boolean>;
  readonly policy: string;
}

function weakness(writer: ResourceView, stack: StackView): Weakness {
  const alibaba = writer.type.startsWith("alicloud:");
  const input = alibaba
    ? writer.type.startsWith("alicloud:slb/")
      ? "tlsCipherPolicy"
      : "securityPolicyId"
    : "sslPolicy";
  const [own] = stack.referencedBy(writer, input, ...POLICIES);
  if (own) {
    const ciphers = texts(own.props, "ciphers");
    if (ciphers === UNKNOWN) return { weak: UNKNOWN, policy: own.name };
    if (ciphers.some((cipher) => cipher !== UNKNOWN && WEAK_CIPHER.test(cipher))) {
      return { weak: true, policy: own.name };
    }
    return { weak: ciphers.includes(UNKNOWN) ? UNKNOWN : false, policy: own.name };
  }
  const policy = text(writer.props, input) ?? (alibaba ? ALIBABA_DEFAULT : ELB_DEFAULT);
  if (policy === UNKNOWN) return { weak: UNKNOWN, policy: "" };
  if (alibaba && !policy.startsWith("tls_cipher_policy")) return { weak: UNKNOWN, policy };
  return { weak: WEAK.test(policy), policy };
}
