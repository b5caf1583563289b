import { UNKNOWN } from "../control.ts";
import { at, text } from "../reading.ts";
import { type Mend, remedy } from "./remedy.ts";

/** "Security policies for your Application Load Balancer", ELB user guide: the recommended one; no TLS 1.0 or 1.1. */
const ELB_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";
/** "TLS security policies", ALB and CLB user guides of Alibaba Cloud. */
const ALIBABA_POLICY = "tls_cipher_policy_1_2";
/** "Supported protocols and ciphers between viewers and CloudFront", CloudFront developer guide. */
const CLOUDFRONT_VERSION = "TLSv1.2_2021";

/** Policies of the services that still speak TLS 1.0 or 1.1; one of the user's own is the user's to mend. */
const OLD_ELB =
  /^ELBSecurityPolicy-(2016-08|2015-05|TLS-1-0-2015-04|TLS-1-1-2017-01|FS-2018-06|FS-1-1-2019-08)$/;
const OLD_ALIBABA = /^tls_cipher_policy_1_[01]$/;

/** A listener that speaks TLS under an old policy of the service, or the provider's old default. */
function listener(
  input: string,
  protocols: RegExp,
  protocolInput: string,
  old: RegExp,
  modern: string,
): Mend {
  return (props) => {
    const protocol = text(props, protocolInput);
    if (typeof protocol !== "string" || !protocols.test(protocol.toUpperCase())) return undefined;
    const policy = text(props, input);
    return policy === undefined || (policy !== UNKNOWN && old.test(policy)) ? { [input]: modern } : undefined;
  };
}

export const tlsFloor = remedy({
  title: "Listeners, networks and domains speak TLS 1.2 or later",
  effect:
    "Clients that know nothing newer than TLS 1.1 are refused: look for them in the access logs before.",
  controls: ["tls-require-balancer-version", "tls-require-cdn-version", "tls-require-api-version"],
  mends: {
    "aws:lb/listener:Listener": listener("sslPolicy", /^(HTTPS|TLS)$/, "protocol", OLD_ELB, ELB_POLICY),
    "alicloud:alb/listener:Listener": listener(
      "securityPolicyId",
      /^HTTPS$/,
      "listenerProtocol",
      OLD_ALIBABA,
      ALIBABA_POLICY,
    ),
    "alicloud:nlb/listener:Listener": listener(
      "securityPolicyId",
      /^TCPSSL$/,
      "listenerProtocol",
      OLD_ALIBABA,
      ALIBABA_POLICY,
    ),
    "alicloud:slb/listener:Listener": listener(
      "tlsCipherPolicy",
      /^HTTPS$/,
      "protocol",
      OLD_ALIBABA,
      ALIBABA_POLICY,
    ),
    "aws:cloudfront/distribution:Distribution": (props) => {
      const certificate = at(props, "viewerCertificate");
      const own = text(certificate, "acmCertificateArn") ?? text(certificate, "iamCertificateId");
      const version = text(certificate, "minimumProtocolVersion");
      // The network's own certificate takes no version; a dedicated address takes the oldest ones alone.
      const method = text(certificate, "sslSupportMethod");
      if (own === undefined || method === "vip" || method === UNKNOWN) return undefined;
      if (version === UNKNOWN || (version !== undefined && /^TLSv1\.[23]/.test(version))) return undefined;
      return {
        viewerCertificate: { ...(certificate as object), minimumProtocolVersion: CLOUDFRONT_VERSION },
      };
    },
    "aws:apigateway/domainName:DomainName": (props) => {
      const policy = text(props, "securityPolicy");
      return policy === undefined || policy === "TLS_1_0" ? { securityPolicy: "TLS_1_2" } : undefined;
    },
  },
});
