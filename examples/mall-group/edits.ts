import fc from "fast-check";

/** The parts of a plan that edits touch; everything else is carried along. */
export interface EditablePlan {
  templates: Record<string, { zones: Record<string, object> }>;
  regions: Record<string, { sites: Record<string, { template?: string; zones?: Record<string, object> }> }>;
  clouds: Record<string, { azs: Record<string, number>; tiers: Record<string, object> }>;
}

export interface Edit {
  readonly kind: "add" | "remove";
  /** Text that every key of what is added or removed contains. */
  readonly name: string;
  readonly describe: string;
  apply(plan: EditablePlan): void;
}

/** Names the estate refers to; taking them away is a fault of the estate, not an edit of the plan. */
const KEPT = new Set(["head-office", "cn-beijing-h", "cn-shanghai-b", "web", "app", "db", "management"]);
/** Zones of a region that the example does not use yet, each with a slot of its own. */
const SPARE_AZS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  "ali-shanghai": { "cn-shanghai-f": 3 },
  "ali-beijing": { "cn-beijing-i": 2, "cn-beijing-l": 3 },
  "aws-tokyo": { "apne1-az2": 2 },
};

/**
 * One random edit that suits the plan as it is: a store, a zone, a VLAN, an availability zone or a tier.
 * What is added has a name that no text of the plan nor of `before`, e.g. the lock, holds: to give a store that
 * exists, or did, another template asks for growth in place, which may be refused.
 */
export function randomEdit(plan: EditablePlan, before = ""): fc.Arbitrary<Edit> {
  const sites = Object.entries(plan.regions).flatMap(([region, { sites }]) =>
    Object.keys(sites).map((site) => ({ region, site })),
  );
  const azs = Object.entries(plan.clouds).flatMap(([cloud, { azs }]) =>
    Object.keys(azs).map((az) => ({ cloud, az, left: Object.keys(azs).length - 1 })),
  );
  const spare = Object.entries(SPARE_AZS).flatMap(([cloud, zones]) =>
    Object.entries(zones)
      .filter(([az]) => !(az in (plan.clouds[cloud]?.azs ?? {})))
      .map(([az, slot]) => ({ cloud, az, slot })),
  );
  const removableTiers = Object.entries(plan.clouds).flatMap(([cloud, { tiers }]) =>
    Object.keys(tiers)
      .filter((tier) => !KEPT.has(tier))
      .map((tier) => ({ cloud, tier })),
  );
  const used = new Set((before + JSON.stringify(plan)).match(/(?<=(?:store|lane|tier)-)\d+/g)?.map(Number));
  const fresh = fc.integer({ min: 100, max: 999 }).filter((number) => !used.has(number));
  const edits: fc.Arbitrary<Edit>[] = [
    fc
      .tuple(fc.constantFrom(...Object.keys(plan.regions)), fc.constantFrom("standard", "flagship"), fresh)
      .map(([region, template, number]) => ({
        kind: "add",
        name: `store-${number}`,
        describe: `a ${template} store in ${region}`,
        apply: (p) => {
          const sites = p.regions[region]?.sites;
          if (sites) sites[`store-${number}`] = { template };
        },
      })),
    fc.constantFrom(...sites.filter(({ site }) => !KEPT.has(site))).map(({ region, site }) => ({
      kind: "remove",
      name: site,
      describe: `the store ${site}`,
      apply: (p) => {
        delete p.regions[region]?.sites[site];
      },
    })),
    fc
      .tuple(fc.constantFrom(...sites), fresh, fc.integer({ min: 4, max: 200 }))
      .map(([{ region, site }, number, hosts]) => ({
        kind: "add",
        name: `lane-${number}`,
        describe: `one more VLAN for tills in ${site}`,
        apply: (p) => {
          const owner = p.regions[region]?.sites[site];
          if (owner) owner.zones = { ...owner.zones, [`lane-${number}`]: { zone: "pos", hosts } };
        },
      })),
    fc.constantFrom("payment", "iot", "cctv", "server").map((zone) => ({
      kind: "remove",
      name: zone,
      describe: `the zone ${zone} of every standard store`,
      apply: (p) => {
        delete p.templates.standard?.zones[zone];
      },
    })),
    fc.tuple(fc.constantFrom(...Object.keys(plan.clouds)), fresh).map(([cloud, number]) => ({
      kind: "add",
      name: `tier-${number}`,
      describe: `a tier in ${cloud}`,
      apply: (p) => {
        const owner = p.clouds[cloud];
        if (owner) owner.tiers = { ...owner.tiers, [`tier-${number}`]: { hosts: 60 } };
      },
    })),
    ...(spare.length === 0
      ? []
      : [
          fc.constantFrom(...spare).map(
            ({ cloud, az, slot }): Edit => ({
              kind: "add",
              name: az,
              describe: `the availability zone ${az}`,
              apply: (p) => {
                const owner = p.clouds[cloud];
                if (owner) owner.azs = { ...owner.azs, [az]: slot };
              },
            }),
          ),
        ]),
    ...azs
      .filter(({ az, left }) => left >= 2 && !KEPT.has(az))
      .map(({ cloud, az }) =>
        fc.constant<Edit>({
          kind: "remove",
          name: az,
          describe: `the availability zone ${az}`,
          apply: (p) => {
            const owner = p.clouds[cloud];
            if (owner)
              owner.azs = Object.fromEntries(Object.entries(owner.azs).filter(([key]) => key !== az));
          },
        }),
      ),
    ...removableTiers.map(({ cloud, tier }) =>
      fc.constant<Edit>({
        kind: "remove",
        name: tier,
        describe: `the tier ${tier} of ${cloud}`,
        apply: (p) => {
          const owner = p.clouds[cloud];
          if (owner)
            owner.tiers = Object.fromEntries(Object.entries(owner.tiers).filter(([key]) => key !== tier));
        },
      }),
    ),
  ];
  return fc.oneof(...edits);
}
