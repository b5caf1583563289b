import type { EnforcementLevel, Pack, PackEntry } from "../control.ts";
import { type ControlId, controls } from "../controls/index.ts";

/**
 * How hard each control bites: `mandatory` where the guide says must, `advisory` where it says should or
 * where the control goes further than the guide's words.
 */
const LEVELS: Readonly<Record<ControlId, EnforcementLevel>> = {
  "availability-require-two-zones": "mandatory",
  "compute-no-public-address": "mandatory",
  "compute-require-approved-family": "advisory",
  "compute-require-metadata-tokens": "mandatory",
  "db-no-public-access": "mandatory",
  "db-require-backups": "mandatory",
  "db-require-customer-key": "advisory",
  "db-require-deletion-protection": "mandatory",
  "db-require-encryption": "mandatory",
  "db-require-two-zones": "mandatory",
  "identity-no-access-keys": "mandatory",
  "identity-no-admin-attachment": "mandatory",
  "identity-no-not-action": "advisory",
  "identity-no-open-pass-role": "mandatory",
  "identity-no-open-trust": "mandatory",
  "identity-no-privilege-escalation": "mandatory",
  "identity-no-public-resource-policy": "mandatory",
  "identity-no-service-wildcard": "advisory",
  "identity-no-user-policies": "mandatory",
  "identity-no-wildcard-admin": "mandatory",
  "identity-require-bound-federation": "mandatory",
  "identity-require-lockout": "mandatory",
  "identity-require-password-classes": "mandatory",
  "identity-require-password-history": "mandatory",
  "identity-require-password-length": "mandatory",
  "identity-require-password-rotation": "mandatory",
  "identity-require-valid-policy": "mandatory",
  "key-no-public-policy": "mandatory",
  "key-require-rotation": "mandatory",
  // Separate keepers of keys are a team of their own, which smaller groups do not have; strict asks for them.
  "key-require-separated-duties": "disabled",
  "log-require-flow-logs": "mandatory",
  "log-require-retention": "mandatory",
  "log-require-trail": "mandatory",
  "network-no-forbidden-zone-flow": "mandatory",
  "network-no-open-acl": "mandatory",
  "network-no-overlap": "mandatory",
  "network-no-path-to-data": "mandatory",
  "network-no-path-to-management": "mandatory",
  "network-no-path-to-payment": "mandatory",
  "network-no-public-admin-ports": "mandatory",
  "network-no-public-all-ports": "mandatory",
  "network-no-public-db-ports": "mandatory",
  "network-no-public-middleware-ports": "mandatory",
  "network-no-public-rdp": "mandatory",
  "network-no-public-ssh": "mandatory",
  "network-require-empty-default-group": "mandatory",
  "network-require-planned-prefix": "mandatory",
  "network-require-private-prefix": "mandatory",
  "secret-no-literals": "mandatory",
  "storage-no-public-acl": "mandatory",
  "storage-no-public-policy": "mandatory",
  "storage-require-bucket-customer-key": "advisory",
  "storage-require-bucket-encryption": "mandatory",
  "storage-require-disk-customer-key": "advisory",
  "storage-require-disk-encryption": "mandatory",
  "storage-require-file-customer-key": "advisory",
  "storage-require-file-encryption": "mandatory",
  "storage-require-public-block": "mandatory",
  "tag-require-allowed-values": "mandatory",
  "tag-require-expiry": "mandatory",
  "tag-require-keys": "mandatory",
  "tls-require-bucket-https": "mandatory",
  "tls-require-modern-version": "mandatory",
};

const ids = (Object.keys(LEVELS) as ControlId[]).filter((id) => LEVELS[id] !== "disabled");

/** What the operations guide asks of every stack. */
export const baseline: Pack = {
  name: "atrium-baseline",
  title: "Atrium baseline",
  description: "What the operations guide asks of every stack on AWS and Alibaba Cloud.",
  entries: ids.map((id): PackEntry => ({ control: controls[id], level: LEVELS[id] })),
};
