export type { DnsNames, HostRecord } from "./dns-names.ts";
export type { SubnetLayout } from "./layout.ts";
export type { Lease } from "./lease.ts";
export type { NatPool } from "./nat.ts";
export type { Reservation } from "./reservations.ts";
export { resolveServices, type Services } from "./resolve-services.ts";
export type { ServedSubnet, ServiceNetwork } from "./service-network.ts";
export type { ServicePlan } from "./service-plan.ts";
