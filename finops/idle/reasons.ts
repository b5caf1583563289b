/** Why something costs money for nothing. */
export const IDLE_REASONS = [
  "expired",
  "unattached-disk",
  "unattached-address",
  "stopped-machine",
  "stopped-database",
  "idle-gateway",
  "idle-balancer",
  "idle-endpoint",
  "old-snapshot",
  "low-use",
] as const;

export type IdleReason = (typeof IDLE_REASONS)[number];

interface Advice {
  /** What to do, in one sentence. */
  readonly remedy: string;
  readonly clause: string;
}

export const ADVICE: Readonly<Record<IdleReason, Advice>> = {
  /** @clause 8.1.5-a */
  expired: {
    remedy: "remove it with a final backup, or have its owner move the tag expiry to a later day",
    clause: "8.1.5-a",
  },
  /** @clause 8.2.3-d */
  "unattached-disk": { remedy: "take a snapshot and delete the disk, or attach it", clause: "8.2.3-d" },
  /** @clause 8.1.4-a */
  "unattached-address": { remedy: "release the address, or associate it", clause: "8.1.4-a" },
  /** @clause 8.1.5-b */
  "stopped-machine": {
    remedy: "keep an image and release the machine with its disks, or start it again",
    clause: "8.1.5-b",
  },
  /** @clause 8.1.5-b */
  "stopped-database": { remedy: "take a final snapshot and delete it, or start it again", clause: "8.1.5-b" },
  /** @clause 8.1.4-a */
  "idle-gateway": { remedy: "delete the gateway and the routes to it", clause: "8.1.4-a" },
  /** @clause 8.1.4-a */
  "idle-balancer": { remedy: "delete the load balancer, or send it what it was made for", clause: "8.1.4-a" },
  /** @clause 8.1.4-a */
  "idle-endpoint": { remedy: "delete the endpoint, or let its users take it", clause: "8.1.4-a" },
  /** @clause 1.6.3-c */
  "old-snapshot": { remedy: "delete it, or let a backup plan of its class end it", clause: "1.6.3-c" },
  /** Under 20 % is idle; what stays under 60 % is put together. @clause 2.6.4-c @clause 2.6.4-a */
  "low-use": { remedy: "take a smaller size, put it together with others, or retire it", clause: "2.6.4-c" },
};
