import type { EnforcementLevel, Pack, PackEntry } from "../control.ts";
import { type ControlId, controls } from "../controls/index.ts";

/**
 * How hard each control bites: `mandatory` where the guide says must, `advisory` where it says should or
 * where the control goes further than the guide's words.
 */
const LEVELS: Readonly<Record<ControlId, EnforcementLevel>> = {
  "compute-require-metadata-tokens": "mandatory",
  "db-require-customer-key": "advisory",
  "db-require-encryption": "mandatory",
  "key-require-rotation": "mandatory",
  "log-require-flow-logs": "mandatory",
  "network-no-public-admin-ports": "mandatory",
  "network-no-public-all-ports": "mandatory",
  "network-no-public-db-ports": "mandatory",
  "network-no-public-middleware-ports": "mandatory",
  "network-no-public-rdp": "mandatory",
  "network-no-public-ssh": "mandatory",
  "storage-require-bucket-customer-key": "advisory",
  "storage-require-bucket-encryption": "mandatory",
  "storage-require-disk-customer-key": "advisory",
  "storage-require-disk-encryption": "mandatory",
  "storage-require-file-customer-key": "advisory",
  "storage-require-file-encryption": "mandatory",
};

const ids = Object.keys(LEVELS) as ControlId[];

/** What the operations guide asks of every stack. */
export const baseline: Pack = {
  name: "atrium-baseline",
  title: "Atrium baseline",
  description: "What the operations guide asks of every stack on AWS and Alibaba Cloud.",
  entries: ids.map((id): PackEntry => ({ control: controls[id], level: LEVELS[id] })),
};
