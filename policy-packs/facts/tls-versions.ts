import { type Known, type ResourceView, type StackFact, type StackView, UNKNOWN } from "../control.ts";
import { at, flag, list, text, texts } from "../reading.ts";

/** The oldest TLS version that an entrance still speaks, as 1.0 … 1.3; 0 for SSL. */
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

type TlsReader = (resource: ResourceView, stack: StackView) => TlsVersions | undefined;

const READERS: Readonly<Record<string, TlsReader>> = {
  "aws:lb/listener:Listener": ({ props }) => {
    const protocol = text(props, "protocol") ?? "HTTP";
    if (protocol === UNKNOWN) return { oldest: UNKNOWN, policy: "" };
    return /^(HTTPS|TLS)$/.test(protocol) ? named(text(props, "sslPolicy") ?? ELB_DEFAULT) : undefined;
  },
  "aws:elb/loadBalancerPolicy:LoadBalancerPolicy": ({ props }) =>
    text(props, "policyTypeName") === "SSLNegotiationPolicyType" ? classicPolicy(props) : undefined,
  "aws:cloudfront/distribution:Distribution": ({ props }) => {
    const certificate = at(props, "viewerCertificate");
    // The default certificate of CloudFront comes with TLSv1 whatever is written.
    if (flag(certificate, "cloudfrontDefaultCertificate") === true) return named("TLSv1");
    return named(text(certificate, "minimumProtocolVersion") ?? "TLSv1");
  },
  "aws:apigateway/domainName:DomainName": ({ props }) => named(text(props, "securityPolicy") ?? "TLS_1_0"),
  "alicloud:alb/listener:Listener": (listener, stack) =>
    text(listener.props, "listenerProtocol") === "HTTP"
      ? undefined
      : alibaba(listener, stack, "securityPolicyId"),
  "alicloud:nlb/listener:Listener": (listener, stack) =>
    /^(TCP|UDP)$/.test(String(text(listener.props, "listenerProtocol")))
      ? undefined
      : alibaba(listener, stack, "securityPolicyId"),
  "alicloud:slb/listener:Listener": (listener, stack) =>
    text(listener.props, "protocol") === "https" ? alibaba(listener, stack, "tlsCipherPolicy") : undefined,
  ...Object.fromEntries(POLICIES.map((type) => [type, ({ props }: ResourceView) => versions(props)])),
};

const types = Object.keys(READERS);

/** Every entrance that speaks TLS, and the policies written for entrances. */
export const tlsVersions: StackFact<TlsVersions> = {
  name: "tls-versions",
  scope: "stack",
  types: {
    aws: types.filter((type) => type.startsWith("aws:")),
    alicloud: types.filter((type) => type.startsWith("alicloud:")),
  },
  read: (stack) =>
    types.flatMap((type) =>
      stack.ofType(type).flatMap((resource) => {
        const fact = READERS[type]?.(resource, stack);
        return fact ? [{ resource, fact }] : [];
      }),
    ),
};

/**
 * The floor in a policy's name: `ELBSecurityPolicy-TLS13-1-2-2021-06`, `…-FS-1-2-Res-2020-10`,
 * `TLSv1.2_2021`, `TLS_1_2`, `SecurityPolicy_TLS13_1_2_2021_06`, `tls_cipher_policy_1_2_strict`.
 */
function named(policy: Known<string>): TlsVersions {
  if (policy === UNKNOWN) return { oldest: UNKNOWN, policy: "" };
  if (/^SSLv3/i.test(policy)) return { oldest: 0, policy };
  const found =
    /TLS13[-_]1[-_](\d)/i.exec(policy) ??
    /(?:TLS|FS|policy)[-_]1[-_](\d)/i.exec(policy) ??
    /TLSv1\.(\d)/i.exec(policy);
  return { oldest: found ? 1 + Number(found[1]) / 10 : 1, policy };
}

/** A policy of the system by its name, or one of this stack by what it allows. */
function alibaba(listener: ResourceView, stack: StackView, input: string): TlsVersions {
  const [own] = stack.referencedBy(listener, input, ...POLICIES);
  if (own) return { ...versions(own.props), policy: own.name };
  const policy = text(listener.props, input) ?? ALIBABA_DEFAULT;
  if (policy === UNKNOWN || !policy.startsWith("tls_cipher_policy")) return { oldest: UNKNOWN, policy: "" };
  return named(policy);
}

function versions(props: unknown): TlsVersions {
  const written = texts(props, "tlsVersions");
  if (written === UNKNOWN) return { oldest: UNKNOWN, policy: "" };
  const known = written.filter((version) => version !== UNKNOWN).sort();
  const oldest = Math.min(...known.map((version) => named(version).oldest as number));
  // One version too old decides, whatever the unknown ones are.
  if (known.length < written.length && !(oldest < 1.2)) return { oldest: UNKNOWN, policy: "" };
  return { oldest: known.length === 0 ? UNKNOWN : oldest, policy: known.join(", ") };
}

/** Classic load balancers list protocols one by one, or name a predefined policy. */
function classicPolicy(props: unknown): TlsVersions {
  const attributes = list(props, "policyAttributes");
  if (attributes === UNKNOWN) return { oldest: UNKNOWN, policy: "" };
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
