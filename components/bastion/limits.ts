/** Minutes that Session Manager takes for both: 1 to 60, and 1 to 1,440 ("Specify a maximum session duration"). */
export const SESSION = { idle: { default: 15, most: 60 }, most: { default: 120, most: 1440 } } as const;

/** Satisfies "6 months to 1 year". @clause 1.10.2-a */
export const RECORD_DAYS = { default: 365, floor: 184 } as const;

/** Ports that Bastionhost answers on inside its network: SSH, RDP, and its web page. */
export const BASTION_PORTS = [
  { name: "ssh", from: 60022, to: 60022 },
  { name: "rdp", from: 63389, to: 63389 },
  { name: "web", from: 443, to: 443 },
] as const;

/** Where sessions go on from it, by what the machine runs. */
export const HOST_PORTS = { Linux: 22, Windows: 3389 } as const;

/** Names that belong to nobody in particular. @clause 12.6.2-a */
export const SHARED_NAMES =
  /^(?:admin|administrator|root|ops|operator|operations|dba|test|guest|user|shared|team|support|deploy|system)(?:[-_.]?\d*)$/;

/** Logins that everything is allowed to: sessions begin below them. */
export const ROOT_LOGINS = /^(?:root|administrator)$/i;

/** Storage of recordings in TB and Mbit/s: `bastionhost.Instance`, typings of alicloud 3.108. */
export const SERVICE = { storage: { default: 5, most: 500 }, bandwidth: { default: 10, most: 200 } } as const;
