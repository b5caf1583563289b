import type { Provider } from "../../ipam/index.ts";
import type { SegmentArgs, StoreLinkQuotas } from "./contract.ts";

/**
 * Segments of a store, each with tunnels and a route table of its own. Guests have none: they leave for the
 * internet in the store. @clause 3.4.1-b @clause 3.4.1-c @clause 3.4.1-d @clause 7.2.1-a
 */
export const SEGMENTS: Readonly<Record<string, SegmentArgs>> = {
  payment: { slot: 0, zones: ["payment"] },
  tills: { slot: 1, zones: ["pos"] },
  business: { slot: 2, zones: ["office", "office-wifi", "server", "management"] },
  devices: { slot: 3, zones: ["iot", "cctv"] },
};

export const ASN = { hub: 64512, stores: 65010 } as const;

/** Private numbers of RFC 6996 that both services take for their own side: 16 bits. */
export const PRIVATE_ASN = { least: 64512, most: 65534 } as const;

/** What is agreed on in both phases; nothing weaker is offered. @clause 3.5.3-b */
export const CRYPTO = {
  /** Alibaba Cloud's tunnels know no higher group than 14; AWS takes 19 and 20 beside it. */
  dhGroups: { aws: [14, 19, 20], alicloud: 14 },
  hashes: ["SHA2-256", "SHA2-384", "SHA2-512"],
  phase1Seconds: 28_800,
  phase2Seconds: 3600,
} as const;

/** The longest delay and the highest loss of a line, told by the alarms; jitter is told by the router. @clause 3.5.2-a */
export const LINE_QUALITY = { delayMs: 60, jitterMs: 20, lossPercent: 0.5 } as const;

/** Satisfies "6 months to 1 year", as network logs elsewhere. @clause 1.10.2-a */
export const LOG_DAYS = { default: 365, floor: 184 } as const;

/**
 * How far a hub may be: light takes 1 ms for 100 km there and back, and lines run about twice as long as the crow
 * flies, so 60 ms are 3,000 km. @clause 3.5.2-a
 */
export const MOST_KM = LINE_QUALITY.delayMs * 50;

interface Quota {
  readonly value: number;
  readonly name: string;
  /** How to raise it, or what to do where nobody can. */
  readonly raise: string;
}

const CONSOLE = {
  vpn: "ask for more in Service Quotas, service Site-to-Site VPN",
  ec2: "ask for more in Service Quotas, service EC2",
  vpc: "ask for more in Service Quotas, service VPC",
  cen: "ask for more in Quota Center, product Cloud Enterprise Network",
  vpcAlibaba: "ask for more in Quota Center, product Virtual Private Cloud",
} as const;

/**
 * Quotas of a fresh account, read on 2026-11-23. AWS: "Site-to-Site VPN quotas", "Quotas for your transit gateways",
 * "Amazon VPC quotas". Alibaba Cloud: "Create a VPN connection" of CEN (50 connections a transit router), "Quotas" of
 * VPN Gateway and VPC (100 customer gateways a region, 200 routes a table). Numbers of CEN that its console alone
 * shows for an account are not guessed here: tables and routes of a transit router are checked once they are given.
 */
export const QUOTAS: Readonly<Record<Provider, Readonly<Record<keyof StoreLinkQuotas, Quota>>>> = {
  aws: {
    connections: { value: 50, name: "Site-to-Site VPN connections per Region", raise: CONSOLE.vpn },
    customerGateways: { value: 50, name: "Customer gateways per Region", raise: CONSOLE.vpn },
    attachments: {
      value: 5000,
      name: "Attachments per transit gateway",
      raise: "it is fixed: pin stores to a second hub",
    },
    routeTables: { value: 20, name: "Route tables per transit gateway", raise: CONSOLE.ec2 },
    routes: {
      value: 10_000,
      name: "Total combined routes per transit gateway",
      raise: `${CONSOLE.ec2}, or summarise the prefixes of each store`,
    },
    networkRoutes: {
      value: 50,
      name: "Routes per route table of a VPC",
      raise: `${CONSOLE.vpc}, or give fewer, larger storeBlocks`,
    },
  },
  alicloud: {
    connections: { value: 50, name: "IPsec-VPN connections per transit router", raise: CONSOLE.cen },
    customerGateways: { value: 100, name: "Customer gateways per region", raise: CONSOLE.vpcAlibaba },
    attachments: {
      value: Number.POSITIVE_INFINITY,
      name: "Attachments per transit router",
      raise: CONSOLE.cen,
    },
    routeTables: {
      value: Number.POSITIVE_INFINITY,
      name: "Route tables per transit router",
      raise: CONSOLE.cen,
    },
    routes: { value: Number.POSITIVE_INFINITY, name: "Routes per transit router", raise: CONSOLE.cen },
    networkRoutes: {
      value: 200,
      name: "Custom routes per route table of a VPC",
      raise: `${CONSOLE.vpcAlibaba}, or give fewer, larger storeBlocks`,
    },
  },
};

/** Probes of one monitor. The service's own number is not published; its console offers 24 of a monitor. */
export const PROBES_PER_MONITOR = 20;
