import type { PlanReading } from "../plan-reading.ts";
import type { NatInput } from "../plan-services.ts";
import type { AddressRange } from "../prefix.ts";
import { Prefix } from "../prefix.ts";
import { printPath } from "../source.ts";
import { specialRanges } from "../special-purpose.ts";
import { didYouMean } from "../suggest.ts";

/** What is wrong with NAT pools by themselves, before anything has an address. @clause 3.2.2-g */
export function checkNatPools(pools: Readonly<Record<string, NatInput>>, reading: PlanReading): void {
  const taken: { readonly range: AddressRange; readonly path: readonly (string | number)[] }[] = [];
  for (const [name, pool] of Object.entries(pools)) {
    const path = ["nat", name];
    for (const [index, range] of pool.pool.entries()) {
      const at = [...path, "pool", index];
      const special = specialIn(range).find(
        ({ purpose }) => !(purpose === "documentation" && pool.allow === "documentation"),
      );
      if (special) {
        reading.report(at, {
          code: "plan.nat",
          message: `holds ${special.prefix}, which is ${special.purpose} space (${special.source})`,
          hint:
            special.purpose === "documentation"
              ? "give addresses your provider routes to you; in an example add allow: documentation"
              : "give public addresses that your provider routes to you",
        });
      }
      const other = taken.find((each) => overlap(each.range, range));
      if (other) {
        reading.report(at, {
          code: "plan.nat",
          message: `shares addresses with ${printPath(other.path)} (${other.range})`,
          hint: "give each pool addresses of its own",
        });
      }
      taken.push({ range, path: at });
    }
    checkWho(name, pool, reading);
  }
}

function checkWho(name: string, pool: NatInput, reading: PlanReading): void {
  const path = ["nat", name];
  for (const [index, zone] of pool.zones.entries()) {
    const known = reading.zones.get(zone);
    if (known === undefined) {
      const hint = didYouMean(zone, [...reading.zones.keys()], "zone");
      reading.report([...path, "zones", index], {
        code: "plan.unknown-zone",
        message: "there is no such zone",
        hint,
      });
    } else if (known.isolation.internet === "none") {
      reading.report([...path, "zones", index], {
        code: "plan.nat",
        message: `zone ${zone} has no way to the internet`,
        hint: "take it out of the pool; if it may go out, say so with isolation: { internet: listed } in zones",
      });
    }
  }
  const regions = reading.input.regions ?? {};
  for (const [index, region] of (pool.regions ?? []).entries()) {
    if (Object.hasOwn(regions, region)) continue;
    const hint = didYouMean(region, Object.keys(regions), "region");
    reading.report([...path, "regions", index], {
      code: "plan.unknown-region",
      message: "there is no such region",
      hint,
    });
  }
  const sites = Object.entries(regions).flatMap(([region, { sites }]) =>
    Object.keys(sites).map((site) => `${region}/${site}`),
  );
  for (const [index, site] of (pool.sites ?? []).entries()) {
    if (sites.includes(site)) continue;
    const hint = didYouMean(site, sites, "site");
    reading.report([...path, "sites", index], {
      code: "plan.unknown-site",
      message: "there is no such site",
      hint,
    });
  }
  if (pool.mode === "napt" && pool.portsPerHost === undefined) {
    reading.report([...path, "mode"], {
      code: "plan.nat",
      message: "shares addresses by ports and does not say how many a device needs",
      hint: "add portsPerHost: the connections of one device in the busiest hour",
    });
  }
  if (pool.mode === "static" && pool.portsPerHost !== undefined) {
    reading.report([...path, "portsPerHost"], {
      code: "plan.nat",
      message: "counts ports where each device has an address of its own",
      hint: "leave it out, or make the mode napt",
    });
  }
}

function specialIn(range: AddressRange): ReturnType<typeof specialRanges> {
  // The narrowest prefix around the range, then only what really touches it.
  let length = 32;
  while (length > 0 && !Prefix.of(range.first, length).contains(range.last)) length--;
  return specialRanges(Prefix.of(range.first, length)).filter(
    ({ prefix }) => prefix.first.compare(range.last) <= 0 && prefix.last.compare(range.first) >= 0,
  );
}

function overlap(a: AddressRange, b: AddressRange): boolean {
  return a.first.compare(b.last) <= 0 && b.first.compare(a.last) <= 0;
}
