import { type Known, type ResourceView, UNKNOWN } from "../control.ts";
import { type StackReader, stackFact } from "../fact.ts";
import {
  allOf,
  anyOf,
  at,
  flag,
  given,
  givenWithin,
  integer,
  isSame,
  list,
  text,
  texts,
  unless,
} from "../reading.ts";
import { CDN_DOMAINS, functionOf, isNamedBy } from "../views/cdn-domain.ts";
import { hasAttached } from "../views/load-balancer.ts";
import { dependedOn, namedWithin, names } from "../views/references.ts";

const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
const BUCKET = "aws:s3/bucket:Bucket";
const [CDN = "", DCDN = ""] = CDN_DOMAINS;

/** Every argument of a function, on. */
function switchedOn(
  name: string,
  ...args: readonly (readonly [string, (value: unknown) => Known<boolean>])[]
): StackReader<Known<boolean>> {
  return (domain, stack) => {
    const found = functionOf(domain, name, stack);
    if (found === UNKNOWN || found === undefined) return found ?? false;
    return allOf(
      args.map(([argument, asked]) =>
        found.get(argument) === UNKNOWN ? UNKNOWN : asked(found.get(argument)),
      ),
    );
  };
}

const on = (value: unknown): Known<boolean> => flag(value) ?? false;

/** Is a web application firewall before it? */
export const edgeFirewall = stackFact<Known<boolean>>("edge-firewall", {
  [DISTRIBUTION]: (resource) => names(resource, "webAclId"),
  [DCDN]: (domain, stack) =>
    anyOf(
      [
        "alicloud:dcdn/wafDomain:WafDomain",
        "alicloud:dcdn/wafPolicyDomainAttachment:WafPolicyDomainAttachment",
      ].map((type) => isNamedBy(domain, stack, type, "domainName")),
    ),
});

/** Is every request written down? */
export const edgeLogs = stackFact<Known<boolean>>("edge-logs", {
  [DISTRIBUTION]: (resource, stack) =>
    anyOf([
      givenWithin(resource.props, "loggingConfig", "bucket"),
      // Standard logging of the second version is delivered by CloudWatch, and named by its source.
      hasAttached(stack, resource, "resourceArn", "aws:cloudwatch/logDeliverySource:LogDeliverySource"),
    ]),
  [CDN]: (domain, stack) =>
    isNamedBy(domain, stack, "alicloud:cdn/realTimeLogDelivery:RealTimeLogDelivery", "domain"),
});

/** Does it turn readers to HTTPS? */
export const edgeHttps = stackFact<Known<boolean>>("edge-https", {
  [DISTRIBUTION]: ({ props }) => {
    const ordered = list(props, "orderedCacheBehaviors");
    const behaviours = [at(props, "defaultCacheBehavior"), ...(ordered === UNKNOWN ? [UNKNOWN] : ordered)];
    return allOf(
      behaviours.map((behaviour): Known<boolean> => {
        if (behaviour === UNKNOWN) return UNKNOWN;
        const policy = text(behaviour, "viewerProtocolPolicy");
        return policy === UNKNOWN ? UNKNOWN : policy !== "allow-all";
      }),
    );
  },
  [CDN]: switchedOn("https_force", ["enable", on]),
  [DCDN]: switchedOn("https_force", ["enable", on]),
});

/** Has it a certificate for its own names? */
export const edgeCertificate = stackFact<Known<boolean>>("edge-certificate", {
  [DISTRIBUTION]: ({ props }) => {
    const certificate = at(props, "viewerCertificate");
    if (certificate === UNKNOWN) return UNKNOWN;
    return given(certificate, "acmCertificateArn") || given(certificate, "iamCertificateId");
  },
  [CDN]: ({ props }) => {
    const config = at(props, "certificateConfig");
    if (config === UNKNOWN || config === undefined) return config ?? false;
    return flag(config, "serverCertificateStatus") ?? true;
  },
  [DCDN]: ({ props }) => flag(props, "sslProtocol") ?? false,
});

/** Does it fetch from its origins over HTTPS alone? */
export const originHttps = stackFact<Known<boolean>>("origin-https", {
  [DISTRIBUTION]: ({ props }) => {
    const encrypted = everyOrigin(props, (origin) =>
      anyOf([
        !given(origin, "customOriginConfig"),
        isSame(text(origin, "customOriginConfig", "originProtocolPolicy"), "https-only"),
      ]),
    );
    return unless(isSame(flag(props, "enabled"), false), encrypted);
  },
  [CDN]: switchedOn("forward_scheme", ["enable", on], ["scheme_origin", (value) => value === "https"]),
  [DCDN]: switchedOn("forward_scheme", ["enable", on], ["scheme_origin", (value) => value === "https"]),
});

/** Does it speak no SSL to its origins? */
export const originVersions = stackFact<Known<boolean>>("origin-versions", {
  [DISTRIBUTION]: ({ props }) =>
    everyOrigin(props, (origin) => {
      const spoken = texts(origin, "customOriginConfig", "originSslProtocols");
      if (spoken === UNKNOWN) return UNKNOWN;
      if (spoken.includes("SSLv3")) return false;
      return spoken.includes(UNKNOWN) ? UNKNOWN : true;
    }),
});

/** Can buckets behind it be read through it alone? */
export const originAccess = stackFact<Known<boolean>>("origin-access", {
  [DISTRIBUTION]: (resource, stack) => {
    const named = namedWithin(stack, resource, "origins", BUCKET);
    const buckets = named.length > 0 ? named : dependedOn(stack, resource, BUCKET);
    const origins = list(resource.props, "origins");
    if (origins === UNKNOWN) return UNKNOWN;
    const fetches = origins.map((origin): Known<boolean> => {
      const name = text(origin, "domainName");
      if (name === UNKNOWN) return buckets.length > 0 && !given(origin, "customOriginConfig");
      return /\.s3[.-]/.test(name ?? "") || (buckets.length > 0 && !given(origin, "customOriginConfig"));
    });
    if (!fetches.includes(true)) return undefined;
    return origins.every(
      (origin, index) =>
        fetches[index] !== true ||
        given(origin, "s3OriginConfig", "originAccessIdentity") ||
        given(origin, "originAccessControlId"),
    );
  },
});

/** Does it tell browsers what to do and leave with every answer? */
export const responseHeaders = stackFact<Known<boolean>>("response-headers", {
  [DISTRIBUTION]: ({ props }) => {
    const ordered = list(props, "orderedCacheBehaviors");
    const behaviours = [at(props, "defaultCacheBehavior"), ...(ordered === UNKNOWN ? [UNKNOWN] : ordered)];
    return anyOf(
      behaviours.map((behaviour) =>
        behaviour === UNKNOWN ? UNKNOWN : given(behaviour, "responseHeadersPolicyId"),
      ),
    );
  },
});

/** A year, the shortest that the preload list takes: hstspreload.org, read on 2026-11-23. */
const YEAR_IN_SECONDS = 31_536_000;

/** Do browsers learn to come by TLS alone, for a year, with every name below? @clause 11.4.2-a */
export const strictTransport = stackFact<Known<boolean>>("strict-transport", {
  "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": ({ props }) => {
    const header = at(props, "securityHeadersConfig", "strictTransportSecurity");
    if (at(props, "securityHeadersConfig") === UNKNOWN || header === UNKNOWN) return UNKNOWN;
    return allOf([
      long(at(header, "accessControlMaxAgeSec")),
      ...["includeSubdomains", "preload", "override"].map((name) => flag(header, name) ?? false),
    ]);
  },
  [CDN]: switchedOn(
    "HSTS",
    ["enabled", on],
    ["https_hsts_max_age", long],
    ["https_hsts_include_subdomains", on],
  ),
  [DCDN]: switchedOn(
    "HSTS",
    ["enabled", on],
    ["https_hsts_max_age", long],
    ["https_hsts_include_subdomains", on],
  ),
});

function long(value: unknown): Known<boolean> {
  const seconds = integer(value) ?? 0;
  return seconds === UNKNOWN ? UNKNOWN : seconds >= YEAR_IN_SECONDS;
}

/** Does it answer its bare name with a page rather than with a list of what is behind it? */
export const defaultRoot = stackFact<Known<boolean>>("default-root", {
  [DISTRIBUTION]: (resource) => names(resource, "defaultRootObject"),
});

/** Has each origin another to stand in for it? */
export const originFailover = stackFact<Known<boolean>>("origin-failover", {
  [DISTRIBUTION]: ({ props }) => {
    const groups = list(props, "originGroups");
    if (groups === UNKNOWN) return UNKNOWN;
    if (groups.length === 0) return false;
    return allOf(
      groups.map((group): Known<boolean> => {
        if (group === UNKNOWN) return UNKNOWN;
        const members = list(group, "members");
        if (!given(group, "failoverCriteria")) return false;
        return members === UNKNOWN ? UNKNOWN : members.length >= 2;
      }),
    );
  },
  [CDN]: origins,
  [DCDN]: origins,
});

function origins({ props }: ResourceView): Known<boolean> {
  const sources = list(props, "sources");
  return sources === UNKNOWN ? UNKNOWN : sources.length >= 2;
}

/** Does it answer only the countries it is meant for? */
export const geoRestriction = stackFact<Known<boolean>>("geo-restriction", {
  [DISTRIBUTION]: ({ props }) => {
    const restriction = text(props, "restrictions", "geoRestriction", "restrictionType");
    return restriction === UNKNOWN ? UNKNOWN : restriction !== "none";
  },
});

/** Is it in use at all? */
export const edgeEnabled = stackFact<Known<boolean>>("edge-enabled", {
  [DISTRIBUTION]: ({ props }) => flag(props, "enabled") ?? false,
});

function everyOrigin(props: unknown, is: (origin: unknown) => Known<boolean>): Known<boolean> {
  const found = list(props, "origins");
  if (found === UNKNOWN) return UNKNOWN;
  return allOf(found.map((origin) => (origin === UNKNOWN ? UNKNOWN : is(origin))));
}
