/** Requests of one address in five minutes: a busy family at a sale, far below a flood. */
export const RATE = { default: 2000, least: 10, most: 1_000_000 } as const;

/** Both services count over five minutes. */
export const RATE_SECONDS = 300;

/** Alibaba Cloud, CreateDefenseRule: how long whoever went over stays out. */
export const RATE_STAY_SECONDS = 1800;

/** Long enough for a month's closing, too short to be forgotten. */
export const COUNT_DAYS = 30;

/** Half a year of requests, as network logs are kept. @clause 1.10.2-c */
export const LOG_DAYS = 184;

/** PutRetentionPolicy of CloudWatch Logs, from there on. */
export const AWS_LOG_DAYS = [365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653] as const;

/** A year, with every name below; browsers may keep it in their lists. @clause 11.4.2-a */
export const HSTS_SECONDS = 31_536_000;

/** Header between delivery network and balancer. */
export const ORIGIN_HEADER = "X-Atrium-Origin";

/**
 * AWS WAF quotas: 1,500 web ACL capacity units are in the price, 5,000 are the most (not to be raised). Countries in
 * one statement: 50. Byte of a path: 200.
 */
export const WEB_ACL = { included: 1500, most: 5000, countries: 50 } as const;

/** WAF 3.0, CreateDefenseRule: rules of one template (Quota: 100 by default for custom rules, by edition). */
export const WAF3_RULES = 100;

/** CloudFront: alternate names of one distribution (Service Quotas, 100 by default). */
export const DOMAINS = 100;

/** Where CloudFront keeps firewall, certificate and logs. */
export const CLOUDFRONT_REGION = "us-east-1";

/**
 * Policies that CloudFront keeps under these ids for everybody. Developer guide, "Use managed cache policies" and
 * "Use managed origin request policies".
 */
export const CLOUDFRONT_POLICIES = {
  cachingOptimized: "658327ea-f89d-4fab-a63d-7e88639e58f6",
  cachingDisabled: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
  allViewerExceptHost: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
} as const;

/** Anti-DDoS Origin, Enterprise: addresses of an instance, months that are sold, and the least that it cleans. */
export const ORIGIN = {
  addresses: 100,
  months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 24, 36],
  cleanMbps: { least: 100, most: 100_000 },
} as const;
