import type { Faults } from "../faults.ts";
import type { NetworkArgs } from "./contract.ts";
import type { Firewall, GroupPeer } from "./firewall.ts";
import { CLOSING_ENTRIES, DEFAULT_QUOTAS, QUOTAS_BY_FAMILY } from "./limits.ts";
import type { Family } from "./routing.ts";

/** Names made of tiers, zones and flows can meet; Pulumi would say so only after the first resources exist. */
export function checkRuleKeys(faults: Faults, { rules, entries }: Firewall): void {
  const keys = [...rules, ...entries].map(({ key }) => key);
  for (const [key, count] of counts(keys)) {
    if (count === 1) continue;
    const hint = "rename the tier, peer or flow that the key begins with";
    faults.add("network.key", "flows", key, `is the key of ${count} different rules`, hint);
  }
}

/** A matrix that outgrows the service's quotas fails here, not halfway through a deployment. */
export function checkRuleCounts(faults: Faults, args: NetworkArgs, { rules, entries }: Firewall): void {
  const { provider } = args.addresses;
  const quotas = { ...DEFAULT_QUOTAS[provider], ...args.quotas };
  const apart = (family: Family): string => (QUOTAS_BY_FAMILY[provider] ? FAMILY_NAMES[family] : "");
  const room = quotas.aclEntriesPerDirection - CLOSING_ENTRIES[provider];
  const acls = entries.map(({ tier, direction, block }) => key(tier, direction, apart(block.family)));
  for (const [acl, count] of counts(acls)) {
    if (count <= room) continue;
    const { tier, which } = unkey(acl);
    const hint =
      "give the tiers their blocks (addresses.tiers.*.ipv4), join port ranges, or raise quotas.aclEntriesPerDirection once the cloud has";
    faults.add(
      "network.quota",
      `tiers.${tier}`,
      `${count} ${which} entries`,
      `needs more ACL entries than the ${room} there are`,
      hint,
    );
  }
  const groups = rules.flatMap(({ group, direction, peer }) =>
    [...new Set(familiesOf(peer).map(apart))].map((family) => key(group, direction, family)),
  );
  // A rule that names a group counts in both families, so one fault a group and direction says it all.
  const told = new Set<string>();
  for (const [group, count] of counts(groups)) {
    const { tier, direction, which } = unkey(group);
    if (count <= quotas.groupRulesPerDirection || told.has(key(tier, direction, ""))) continue;
    told.add(key(tier, direction, ""));
    faults.add(
      "network.quota",
      `tiers.${tier}`,
      `${count} ${which} rules`,
      `needs more group rules than the ${quotas.groupRulesPerDirection} there are`,
      "join port ranges or peers, or raise quotas.groupRulesPerDirection once the cloud has",
    );
  }
}

const FAMILY_NAMES: Readonly<Record<Family, string>> = { ipv4: "IPv4", ipv6: "IPv6" };

/** A rule that names a group or a service has no family, and AWS counts it in both. */
function familiesOf(peer: GroupPeer): readonly Family[] {
  return peer.kind === "block" ? [peer.family] : ["ipv4", "ipv6"];
}

function key(tier: string, direction: string, family: string): string {
  return `${tier} ${direction} ${family}`;
}

function unkey(text: string): { readonly tier: string; readonly direction: string; readonly which: string } {
  const [tier = "", direction = "", family = ""] = text.split(" ");
  return { tier, direction, which: family === "" ? direction : `${direction} ${family}` };
}

function counts(keys: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1);
  return found;
}
