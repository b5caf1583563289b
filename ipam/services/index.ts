export type { DnsNames } from "./dns-names.ts";
export type { Reservation } from "./reservations.ts";
export { resolveServices } from "./resolve-services.ts";
export type { ServedSubnet, ServiceNetwork } from "./service-network.ts";
