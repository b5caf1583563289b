import type { Faults } from "../faults.ts";
import type { NetworkArgs } from "./contract.ts";
import { DEFAULT_QUOTAS } from "./limits.ts";
import { leaves, natTier, roleOf, routing } from "./routing.ts";

const MODES = ["none", "shared", "per-az", "regional"];

/** Whether the way out exists where it is said to, and the cloud has room for its tables. */
export function checkEgress(faults: Faults, args: NetworkArgs): void {
  const { egress, addresses } = args;
  if (!MODES.includes(egress.mode)) {
    faults.add(
      "network.egress",
      "egress.mode",
      egress.mode,
      "is no way out",
      `use one of ${MODES.join(", ")}`,
    );
    return;
  }
  if (egress.mode === "none") {
    for (const [tier, { egress: wanted }] of Object.entries(args.tiers)) {
      if (wanted !== true) continue;
      faults.add(
        "network.egress",
        `tiers.${tier}.egress`,
        wanted,
        "asks for a way out that egress: none refuses",
        "choose an egress mode, or remove it",
      );
    }
    return;
  }
  if (
    !Object.keys(args.tiers).some(
      (tier) => leaves(args, tier) && !(addresses.provider === "aws" && roleOf(args, tier) === "web"),
    )
  ) {
    faults.add(
      "network.egress",
      "egress.mode",
      egress.mode,
      "serves no tier",
      "use none, or set egress on the tier that leaves",
    );
  }
  // AWS's regional gateway belongs to the network; every other one stands in a subnet.
  if (egress.mode === "regional" && addresses.provider === "aws") {
    if (egress.az !== undefined || egress.tier !== undefined) {
      faults.add(
        "network.egress",
        "egress",
        egress,
        "places a gateway that AWS spreads itself",
        "leave az and tier out",
      );
    }
    return;
  }
  checkHome(faults, args);
  checkTables(faults, args);
}

function checkHome(faults: Faults, args: NetworkArgs): void {
  const { egress, addresses } = args;
  if (egress.mode === "none") return;
  const home = natTier(args);
  const aws = addresses.provider === "aws";
  if (home === undefined || !Object.hasOwn(args.tiers, home)) {
    const hint = aws
      ? "name a tier of role web, or use regional"
      : "name the tier whose vSwitch holds the gateway";
    faults.add("network.egress", "egress.tier", home, "leaves open which tier holds the NAT gateway", hint);
    return;
  }
  if (aws ? roleOf(args, home) !== "web" : roleOf(args, home) === "db") {
    const hint = aws
      ? "a public NAT gateway needs the internet gateway's route: name a tier of role web"
      : "name any tier but db";
    faults.add("network.egress", "egress.tier", home, "cannot hold a NAT gateway", hint);
  }
  const held = Object.keys(addresses.tiers[home]?.subnets ?? {});
  const zones = egress.mode === "per-az" ? zonesOfUsers(args) : [egress.az];
  for (const az of zones) {
    if (az !== undefined && held.includes(az)) continue;
    const hint = `name one of ${held.join(", ")}${egress.mode === "per-az" ? ", or give the tier a subnet there" : ""}`;
    faults.add("network.egress", "egress.az", az, `is no zone in which tier ${home} has a subnet`, hint);
  }
}

function zonesOfUsers(args: NetworkArgs): readonly string[] {
  const users = Object.entries(args.addresses.tiers).filter(
    ([tier]) => leaves(args, tier) && !(args.addresses.provider === "aws" && roleOf(args, tier) === "web"),
  );
  return [...new Set(users.flatMap(([, { subnets }]) => Object.keys(subnets)))];
}

function checkTables(faults: Faults, args: NetworkArgs): void {
  const { provider } = args.addresses;
  const quota = args.quotas?.customRouteTables ?? DEFAULT_QUOTAS[provider].customRouteTables;
  const count = routing(args).tables.length;
  if (count <= quota) return;
  const hint =
    "use shared or regional egress (one table a tier), or raise quotas.customRouteTables once the cloud has";
  faults.add(
    "network.quota",
    "egress.mode",
    args.egress.mode,
    `needs ${count} route tables; a network takes ${quota}`,
    hint,
  );
}
