import type { Input } from "@pulumi/pulumi";
import type { AlertRoute } from "../chat-notifier/contract.ts";
import { ALICLOUD_KEY_SERVICES, AWS_KEY_SERVICES, type KeyRef } from "../keys/contract.ts";
import type { TierRole } from "../network/contract.ts";
import { MAINTENANCE_WINDOW } from "../workload/window.ts";
import type { SystemArgs, SystemSite } from "./contract.ts";
import { backupClassOf, systemTags } from "./facts.ts";
import type { PartSite } from "./part.ts";
import { placementOf, zonePair } from "./tiers.ts";

/** Told of what a site lacks, before anything is made of it. */
interface Missing {
  readonly key: (domain: string, site: SystemSite) => void;
  readonly route: () => void;
}

/** So that the rest of the part is checked too, and what is missing is said once. */
const ANY_KEY: KeyRef = { arn: "", id: "", serves: [...AWS_KEY_SERVICES, ...ALICLOUD_KEY_SERVICES] };

const NOBODY: Readonly<Record<SystemSite["provider"], AlertRoute>> = {
  aws: { provider: "aws", topicArn: "" },
  alicloud: { provider: "alicloud", contactGroup: "", queue: "", queueArn: "", actionPolicy: "" },
};

/**
 * What a part of the system is given.
 * @param hosts group that marks the system's hosts; any text in a layout
 * @param missing told of each key domain that a network lacks, and of the route
 */
export function partSite(
  args: SystemArgs,
  role: TierRole,
  hosts: Input<string>,
  missing: Missing = { key: () => {}, route: () => {} },
): PartSite {
  const { site, standby, system, window = MAINTENANCE_WINDOW, deletion } = args;
  const zones = zonePair(site, role);
  return {
    provider: site.provider,
    system,
    tags: systemTags(args),
    account: site.account,
    region: site.region,
    placement: placementOf(site, role),
    site,
    hosts,
    clients: { hosts: { reason: `hosts of ${system.name}`, group: hosts } },
    key: (domain: string, at: SystemSite = site): KeyRef => {
      const key = at.keys[domain];
      if (key !== undefined) return key;
      missing.key(domain, at);
      return { ...ANY_KEY, domain };
    },
    route: () => {
      if (site.route === undefined) missing.route();
      return site.route ?? NOBODY[site.provider];
    },
    window,
    backupClass: backupClassOf(args),
    ...(standby !== undefined && { standby }),
    ...(site.kmsInstance !== undefined && { kmsInstance: site.kmsInstance }),
    ...(zones !== undefined && { zones }),
    ...(deletion !== undefined && { deletion }),
  };
}
