import type { Faults } from "../faults.ts";
import type { NetworkArgs } from "./contract.ts";
import type { Firewall } from "./firewall.ts";
import { closingEntries, DEFAULT_QUOTAS } from "./limits.ts";

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
  const { provider, stack } = args.addresses;
  const quotas = { ...DEFAULT_QUOTAS[provider], ...args.quotas };
  const room = quotas.aclEntriesPerDirection - closingEntries(provider, stack === "dual");
  for (const [acl, count] of counts(entries.map((entry) => `${entry.tier} ${entry.direction}`))) {
    if (count <= room) continue;
    const [tier = "", direction = ""] = acl.split(" ");
    const hint =
      "give the tiers their blocks (addresses.tiers.*.ipv4), join port ranges, or raise quotas.aclEntriesPerDirection once the cloud has";
    faults.add(
      "network.quota",
      `tiers.${tier}`,
      `${count} ${direction} entries`,
      `needs more ACL entries than the ${room} there are`,
      hint,
    );
  }
  for (const [group, count] of counts(rules.map((rule) => `${rule.group} ${rule.direction}`))) {
    if (count <= quotas.groupRulesPerDirection) continue;
    const [tier = "", direction = ""] = group.split(" ");
    faults.add(
      "network.quota",
      `tiers.${tier}`,
      `${count} ${direction} rules`,
      `needs more group rules than the ${quotas.groupRulesPerDirection} there are`,
      "join port ranges or peers, or raise quotas.groupRulesPerDirection once the cloud has",
    );
  }
}

function counts(keys: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1);
  return found;
}
