import { parsePrefix } from "../../ipam/prefix.ts";

export const ASN = { aws: 64512, alicloud: 65020 } as const;

/**
 * Addresses inside tunnels, AWS's end first. Each of the two connections of AWS has a tunnel that is used and one that
 * is not; none lies among those that AWS keeps (169.254.0–5.0/30) or that `store-link` gives out (169.254.6.0 on).
 */
export const INSIDE = [
  { used: "169.254.4.8/30", aws: "169.254.4.9", alicloud: "169.254.4.10", spare: "169.254.5.8/30" },
  { used: "169.254.4.16/30", aws: "169.254.4.17", alicloud: "169.254.4.18", spare: "169.254.5.16/30" },
] as const;

/** Where PrivateZone answers inside every VPC, and from beyond a VPN gateway as well ("Resolve names on premises"). */
export const PRIVATE_ZONE = {
  addresses: ["100.100.2.136", "100.100.2.138"],
  prefix: "100.100.2.128/25",
} as const;

/** Alibaba Cloud answers in this range itself; nothing of a plan may lie in it. RFC 6598 */
export const SERVICES_OF_ALICLOUD = parsePrefix("100.64.0.0/10");
