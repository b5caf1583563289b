import type { Allocation } from "../allocation.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { gatewayOf } from "../gateway.ts";
import { partsOf, vlanOwner } from "../lock-keys.ts";
import type { Gateway, NetworkPlan, Plan, PlanZone } from "../plan.ts";
import type { Path } from "../source.ts";
import type { ImportRow } from "./import-row.ts";
import { type Place, slug } from "./place.ts";

/** One entry that an import puts into the plan, and the lines it comes from. */
export interface Draft {
  readonly path: Path;
  readonly value: Readonly<Record<string, unknown>>;
  readonly rows: readonly ImportRow[];
  readonly kind: "network" | "block" | "reserved" | "aggregate";
}

export interface NetworkLine {
  readonly row: ImportRow;
  readonly place: Place;
  readonly zone: PlanZone;
}

interface NetworkDraft {
  readonly place: Place;
  readonly zone: PlanZone;
  readonly name: string;
  readonly isNew: boolean;
  ipv4: ImportRow | undefined;
  ipv6: ImportRow | undefined;
}

/** Lines of one VLAN in both families become one network; a second subnet of a family in it is refused. */
export function networkDrafts(
  lines: readonly NetworkLine[],
  plan: Plan,
  allocation: Allocation,
  usualGateway: Gateway,
): { readonly drafts: readonly Draft[]; readonly faults: readonly Diagnostic[] } {
  const naming = new Naming(lines, plan, allocation);
  const drafts = new Map<string, NetworkDraft>();
  const faults: Diagnostic[] = [];
  const further: { readonly row: ImportRow; readonly key: string }[] = [];
  for (const line of lines) {
    const { row, place, zone } = line;
    const { family } = row.prefix;
    if (row.vrf !== zone.vrf) {
      const where = zone.vrf === "main" ? "the main VRF" : `VRF ${zone.vrf}`;
      const hint = `write "${zone.vrf}", or give the zone its VRF in the plan's zones`;
      faults.push(
        row.fault("vrf", { code: "import.vrf", message: `zone ${zone.name} is in ${where}`, hint }),
      );
      continue;
    }
    const { name, isNew } = naming.of(line);
    const key = `${place.region}/${place.site}/${name}`;
    const draft = drafts.get(key) ?? { place, zone, name, isNew, ipv4: undefined, ipv6: undefined };
    const pin = networkAt(plan, place, name)?.pins[family];
    if (pin !== undefined) {
      const message = `${key} is pinned to ${pin} in the plan`;
      faults.push(
        row.fault("prefix", { code: "import.differs", message, hint: "change one of the two first" }),
      );
      continue;
    }
    const before = draft[family];
    const other = draft.ipv4 ?? draft.ipv6;
    if (before !== undefined && family === "ipv4") {
      further.push({ row, key });
      continue;
    }
    if (before !== undefined) {
      const message = `VLAN ${row.vlan ?? name} of ${place.site} has ${before.prefix} already (line ${before.line})`;
      const hint = "a VLAN has one /64: give this one a VLAN of its own";
      faults.push(row.fault("vlan", { code: "import.vlan", message, hint }));
      continue;
    }
    if (
      other !== undefined &&
      other.vlan !== undefined &&
      row.vlan !== undefined &&
      other.vlan !== row.vlan
    ) {
      const message = `${key} has VLAN ${other.vlan} (line ${other.line})`;
      faults.push(
        row.fault("vlan", { code: "import.vlan", message, hint: `write ${other.vlan} in both lines` }),
      );
      continue;
    }
    draft[family] = row;
    drafts.set(key, draft);
  }
  const made = [...drafts.values()].map((draft) => {
    const gateway = gatewayFor(draft, plan, usualGateway);
    for (const row of [draft.ipv4, draft.ipv6]) {
      if (row?.gateway === undefined || gatewayOf(row.prefix, gateway.value)?.equals(row.gateway)) continue;
      draft[row.prefix.family] = undefined;
      const expected = gatewayOf(row.prefix, gateway.value);
      const message = `the gateway of ${draft.name} would be ${expected ?? "none"} here`;
      const hint =
        "a plan takes the first, the last or the n-th address up to 4094, the same in both families";
      faults.push(row.fault("gateway", { code: "import.gateway", message, hint }));
    }
    return { draft, gateway };
  });
  const kept = made.filter(({ draft }) => draft.ipv4 !== undefined || draft.ipv6 !== undefined);
  const taken = new Set(
    plan.regions.flatMap(({ sites }) => sites.flatMap(({ networks }) => networks.map(({ key }) => key))),
  );
  const more = further.flatMap(({ row, key }) => {
    const first = drafts.get(key);
    return first === undefined
      ? []
      : [furtherDraft(row, first, gatewayFor(first, plan, usualGateway), taken)];
  });
  return { drafts: [...kept.map(({ draft, gateway }) => asDraft(draft, gateway)), ...more], faults };
}

/** Another IPv4 subnet in a VLAN that has one: `pos@b`, `pos@c`, … */
function furtherDraft(
  row: ImportRow,
  { place, name }: NetworkDraft,
  first: ChosenGateway,
  taken: Set<string>,
): Draft {
  const key = `${place.region}/${place.site}/${name}`;
  const labels = "bcdefghijklmnopqrstuvwxyz";
  let label = "b";
  for (let i = 0; taken.has(`${key}@${label}`); i++) label = labels[i] ?? `s${i}`;
  taken.add(`${key}@${label}`);
  const gateway = gatewayIn(row, first.value);
  const words = row.text("key") === "" ? row.text("use") : "";
  return {
    kind: "network",
    rows: [row],
    path: ["regions", place.region, "sites", place.site, "zones", name, "more", label],
    value: {
      cidr: String(row.prefix),
      ...(gateway === undefined || gateway === first.value ? {} : { gateway }),
      ...(row.state === "reserved" || row.state === "deprecated" ? { status: row.state } : {}),
      ...(words === "" ? {} : { description: words }),
    },
  };
}

/** How the plan writes the gateway that a line names; undefined where it names none, or the usual one. */
function gatewayIn({ prefix, gateway }: ImportRow, usual: Gateway): Gateway | undefined {
  if (gateway === undefined || gatewayOf(prefix, usual)?.equals(gateway)) return undefined;
  const word = (["first", "last"] as const).find((each) => gatewayOf(prefix, each)?.equals(gateway));
  return word ?? Number(gateway.toBigInt() - prefix.first.toBigInt());
}

function networkAt(plan: Plan, { region, site }: Place, name: string): NetworkPlan | undefined {
  return plan.regions
    .find((each) => each.name === region)
    ?.sites.find((each) => each.name === site)
    ?.networks.find((each) => each.name === name);
}

/** Finds the network of a site that a line means, or a name for a new one. */
class Naming {
  /** By `region/site` and VLAN: what the plan has there, or would have. */
  readonly #planned = new Map<string, string>();
  readonly #taken = new Map<string, Set<string>>();
  readonly #made = new Map<string, string>();
  /** VLANs of a zone at a site; one alone is called as the zone. */
  readonly #counts = new Map<string, Set<string>>();
  readonly #plan: Plan;

  constructor(lines: readonly NetworkLine[], plan: Plan, allocation: Allocation) {
    this.#plan = plan;
    for (const row of allocation.prefixes) {
      if (row.vlan === null || row.status === "container") continue;
      this.#planned.set(`${row.region}/${row.site} ${row.vlan}`, vlanOwner(partsOf(row.key).owner[2] ?? ""));
    }
    for (const { row, place, zone } of lines) {
      const key = `${place.region}/${place.site} ${zone.name}`;
      const vlans = this.#counts.get(key) ?? new Set();
      this.#counts.set(key, vlans.add(String(row.vlan ?? row.prefix)));
    }
  }

  of(line: NetworkLine): { readonly name: string; readonly isNew: boolean } {
    const { row, place, zone } = line;
    const site = `${place.region}/${place.site}`;
    const networks = this.#plan.regions
      .find(({ name }) => name === place.region)
      ?.sites.find(({ name }) => name === place.site)?.networks;
    const byVlan = row.vlan === undefined ? undefined : this.#planned.get(`${site} ${row.vlan}`);
    if (byVlan !== undefined && networks?.some(({ name }) => name === byVlan))
      return { name: byVlan, isNew: false };
    const made = `${site} ${zone.name} ${row.vlan ?? ""}`;
    const before = this.#made.get(made);
    if (before !== undefined && row.vlan !== undefined) return { name: before, isNew: true };
    const isOnly = this.#counts.get(`${site} ${zone.name}`)?.size === 1 || row.vlan === undefined;
    if (isOnly && networks?.some(({ name }) => name === zone.name)) return { name: zone.name, isNew: false };
    const taken = this.#taken.get(site) ?? new Set(networks?.map(({ name }) => name));
    this.#taken.set(site, taken);
    if (row.vlan === undefined && before !== undefined && before === zone.name)
      return { name: before, isNew: true };
    const name = this.#free(line, isOnly, taken);
    taken.add(name);
    this.#made.set(made, name);
    return { name, isNew: true };
  }

  #free({ row, zone }: NetworkLine, isOnly: boolean, taken: ReadonlySet<string>): string {
    const words = slug(row.text("vlanName") || row.text("name") || row.text("use"));
    const numbered = row.vlan === undefined ? zone.name : `${zone.name}-${row.vlan}`;
    const wishes = isOnly ? [zone.name, numbered] : words === "" ? [numbered] : [words, numbered];
    const wish = wishes.find((each) => !taken.has(each));
    if (wish !== undefined) return wish;
    for (let number = 2; ; number++) if (!taken.has(`${numbered}-${number}`)) return `${numbered}-${number}`;
  }
}

interface ChosenGateway {
  readonly value: Gateway;
  /** The plan would take another one by itself. */
  readonly isOwn: boolean;
}

function gatewayFor({ place, name, ipv4, ipv6 }: NetworkDraft, plan: Plan, usual: Gateway): ChosenGateway {
  const planned = networkAt(plan, place, name)?.gateway ?? usual;
  const row = [ipv4, ipv6].find((each) => each?.gateway !== undefined);
  if (row?.gateway === undefined || gatewayOf(row.prefix, planned)?.equals(row.gateway)) {
    return { value: planned, isOwn: false };
  }
  const { gateway, prefix } = row;
  const word = (["first", "last"] as const).find((each) => gatewayOf(prefix, each)?.equals(gateway));
  const offset = gateway.toBigInt() - prefix.first.toBigInt();
  if (word !== undefined) return { value: word, isOwn: true };
  return offset > 0n && offset <= 4094n
    ? { value: Number(offset), isOwn: true }
    : { value: planned, isOwn: false };
}

function asDraft(draft: NetworkDraft, gateway: ChosenGateway): Draft {
  const { place, zone, name, isNew, ipv4, ipv6 } = draft;
  const rows = [ipv4, ipv6].filter((row) => row !== undefined);
  const vlan = rows.map((row) => row.vlan).find((vid) => vid !== undefined);
  const stack = ipv4 && ipv6 ? "dual" : ipv4 ? "ipv4" : "ipv6";
  const state = rows.map((row) => row.state).find((each) => each === "reserved" || each === "deprecated");
  // Our own table says in "use" what its other columns say better.
  const words = isNew
    ? rows.map((row) => (row.text("key") === "" ? row.text("use") : "")).find(Boolean)
    : undefined;
  return {
    kind: "network",
    rows,
    path: ["regions", place.region, "sites", place.site, "zones", name],
    value: {
      ...(isNew && name !== zone.name ? { zone: zone.name } : {}),
      ...(ipv4 ? { cidr: String(ipv4.prefix) } : {}),
      ...(ipv6 ? { cidr6: String(ipv6.prefix) } : {}),
      ...(vlan === undefined ? {} : { vlan }),
      ...(isNew && stack !== zone.stack ? { stack } : {}),
      ...(gateway.isOwn ? { gateway: gateway.value } : {}),
      ...(state === undefined ? {} : { status: state }),
      ...(words === undefined || words === name ? {} : { description: words }),
    },
  };
}
