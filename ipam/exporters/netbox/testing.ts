import { readCsv } from "../../importers/csv-reader.ts";
import { BITS, parseAddress } from "../../ip.ts";
import { parsePrefix } from "../../prefix.ts";
import type { ExportFile } from "../export-file.ts";

type Line = Readonly<Record<string, string>>;

/**
 * A small model of NetBox's import: takes the files in their order, looks every name up in what was loaded
 * before, and answers with what NetBox would refuse. Written from NetBox's import forms and models, and
 * apart from the exporter: it knows nothing of plans.
 */
export class NetBoxModel {
  readonly refused: string[] = [];
  readonly #names = new Map<string, Set<string>>();
  readonly #vids = new Map<
    string,
    { readonly site: string; readonly vids: Set<string>; readonly ranges: string }
  >();
  readonly #unique = new Set<string>();
  readonly #aggregates: string[] = [];
  readonly #rangesOf = new Map<string, (readonly [bigint, bigint])[]>();

  load(files: readonly ExportFile[]): readonly string[] {
    for (const { name, content } of files) {
      const kind = name.replace(/^\d\d-|\.csv$/g, "");
      const check = this.#checks[kind];
      const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
      const [head = [], ...rows] = readCsv(bytes, name).rows;
      const columns = head.map(({ text }) => text);
      const wrong = columns.filter((column) => !COLUMNS[kind]?.includes(column));
      if (check === undefined) this.refused.push(`${name}: no such import`);
      for (const column of wrong) this.refused.push(`${name}: unknown column ${column}`);
      for (const row of rows) {
        if (row.length !== columns.length) this.refused.push(`${name}:${row[0]?.line}: ${row.length} cells`);
        const line = Object.fromEntries(columns.map((column, index) => [column, row[index]?.text ?? ""]));
        const say = (text: string) => this.refused.push(`${name}:${row[0]?.line}: ${text}`);
        if ((line.description ?? "").length > 200) say("description is longer than 200");
        for (const flag of ["is_private", "enforce_unique", "is_pool", "mark_utilized", "mark_populated"]) {
          if (flag in line && !["true", "false"].includes(line[flag] ?? "")) say(`${flag} is no boolean`);
        }
        check?.(line, say);
      }
    }
    return this.refused;
  }

  readonly #checks: Readonly<Record<string, (line: Line, say: (text: string) => void) => void>> = {
    rirs: (line, say) => this.#named("rir", line, say),
    aggregates: (line, say) => {
      this.#known("rir", line.rir, say);
      const prefix = this.#prefix(line.prefix, say);
      if (prefix === undefined) return;
      const other = this.#aggregates.find((each) => parsePrefix(each).overlaps(prefix));
      if (other) say(`aggregate overlaps ${other}`);
      this.#aggregates.push(String(prefix));
    },
    roles: (line, say) => this.#named("role", line, say),
    vrfs: (line, say) => this.#named("vrf", line, say),
    regions: (line, say) => {
      if (line.parent) this.#known("region", line.parent, say);
      this.#named("region", line, say);
    },
    sites: (line, say) => {
      this.#choice(line.status, ["planned", "staging", "active", "decommissioning", "retired"], say);
      this.#known("region", line.region, say);
      this.#named("site", line, say);
    },
    "vlan-groups": (line, say) => {
      if (line.scope_type !== "dcim.site") say("scope_type");
      this.#known("site", line.scope_name, say);
      this.#named("group", line, say);
      const ranges = line.vid_ranges ?? "";
      this.#vids.set(line.name ?? "", { site: line.scope_name ?? "", vids: new Set(), ranges });
    },
    vlans: (line, say) => {
      const group = this.#vids.get(line.group ?? "");
      if (group === undefined) return say(`no group ${line.group}`);
      if (line.site !== group.site) say("the site is not that of the group");
      this.#choice(line.status, ["active", "reserved", "deprecated"], say);
      if (line.role) this.#known("role", line.role, say);
      if ((line.name ?? "").length > 64 || !line.name) say("name");
      this.#once(`vlan name ${line.group} ${line.name}`, say);
      this.#once(`vlan vid ${line.group} ${line.vid}`, say);
      const vid = Number(line.vid);
      const allowed = group.ranges.split(",").some((range) => {
        const [low = "", high = low] = range.split("-");
        return vid >= Number(low) && vid <= Number(high);
      });
      if (!allowed) say(`VID ${vid} is not in the group's ranges`);
      group.vids.add(String(vid));
    },
    prefixes: (line, say) => {
      const prefix = this.#prefix(line.prefix, say);
      if (prefix?.length === 0) say("a /0 is refused");
      if (line.vrf) this.#known("vrf", line.vrf, say);
      if (line.role) this.#known("role", line.role, say);
      this.#choice(line.status, ["container", "active", "reserved", "deprecated"], say);
      this.#once(`prefix ${line.vrf} ${prefix}`, say);
      if (line.vlan && !this.#vids.get(line.vlan_group ?? "")?.vids.has(line.vlan))
        say(`no VLAN ${line.vlan}`);
      if (line.vlan_site) this.#known("site", line.vlan_site, say);
      if (line.site) this.#known("site", line.site, say);
      if (line.scope_type === "dcim.site") this.#known("site", line.scope_name, say);
      else if (line.scope_type === "dcim.region") this.#known("region", line.scope_name, say);
      else if (line.scope_type || line.scope_name) say("scope");
    },
    "ip-ranges": (line, say) => {
      if (line.vrf) this.#known("vrf", line.vrf, say);
      if (line.role) this.#known("role", line.role, say);
      this.#choice(line.status, ["active", "reserved", "deprecated"], say);
      const [start, end] = [this.#address(line.start_address, say), this.#address(line.end_address, say)];
      if (start === undefined || end === undefined) return;
      if (start.length !== end.length) say("the masks differ");
      if (end.value < start.value) say("the range is reversed");
      const others = this.#rangesOf.get(line.vrf ?? "") ?? [];
      if (others.some(([low, high]) => start.value <= high && low <= end.value)) say("ranges overlap");
      this.#rangesOf.set(line.vrf ?? "", [...others, [start.value, end.value]]);
    },
    "ip-addresses": (line, say) => {
      this.#address(line.address, say);
      if (line.vrf) this.#known("vrf", line.vrf, say);
      this.#choice(line.status, ["active", "reserved", "deprecated", "dhcp", "slaac"], say);
      this.#choice(
        line.role,
        ["", "loopback", "secondary", "anycast", "vip", "vrrp", "hsrp", "glbp", "carp"],
        say,
      );
      if (!["anycast", "vip", "vrrp", "hsrp", "glbp", "carp"].includes(line.role ?? "")) {
        this.#once(`address ${line.vrf} ${line.address}`, say);
      }
      if (!/^([0-9A-Za-z_-]+|\*)?(\.[0-9A-Za-z_-]+)*\.?$/.test(line.dns_name ?? "")) say("dns_name");
    },
  };

  #named(kind: string, line: Line, say: (text: string) => void): void {
    const { name = "", slug } = line;
    if (name === "" || name.length > 100) say(`name of ${kind}`);
    this.#once(`${kind} name ${name}`, say);
    if (slug !== undefined) {
      if (!/^[-a-zA-Z0-9_]{1,100}$/.test(slug)) say(`slug ${slug}`);
      this.#once(`${kind} slug ${slug}`, say);
    }
    const names = this.#names.get(kind) ?? new Set();
    this.#names.set(kind, names.add(name));
  }

  #known(kind: string, name: string | undefined, say: (text: string) => void): void {
    if (!this.#names.get(kind)?.has(name ?? "")) say(`no ${kind} "${name}"`);
  }

  #once(key: string, say: (text: string) => void): void {
    if (this.#unique.has(key)) say(`${key} stands there twice`);
    this.#unique.add(key);
  }

  #choice(value: string | undefined, choices: readonly string[], say: (text: string) => void): void {
    if (!choices.includes(value ?? "")) say(`"${value}" is no choice`);
  }

  #prefix(text: string | undefined, say: (text: string) => void) {
    try {
      return parsePrefix(text ?? "");
    } catch {
      say(`${text} is no prefix`);
      return undefined;
    }
  }

  #address(text: string | undefined, say: (text: string) => void) {
    const [address = "", mask = ""] = (text ?? "").split("/");
    try {
      const parsed = parseAddress(address);
      if (/^\d+$/.test(mask) && Number(mask) <= BITS[parsed.family]) {
        return { value: parsed.toBigInt(), length: Number(mask) };
      }
    } catch {
      // Said below.
    }
    say(`${text} is no address with a mask`);
    return undefined;
  }
}

/** Of NetBox 4.6; the last two of prefixes' place are those of older ones. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  rirs: ["name", "slug", "is_private", "description"],
  aggregates: ["prefix", "rir", "tenant", "date_added", "description", "comments", "tags"],
  roles: ["name", "slug", "weight", "description"],
  vrfs: ["name", "rd", "enforce_unique", "description"],
  regions: ["name", "slug", "parent", "description"],
  sites: ["name", "slug", "status", "region", "group", "tenant", "facility", "time_zone", "description"],
  "vlan-groups": ["name", "slug", "scope_type", "scope_name", "scope_id", "vid_ranges", "description"],
  vlans: ["site", "group", "vid", "name", "tenant", "status", "role", "description"],
  prefixes: ["prefix", "vrf", "tenant", "vlan_group", "vlan_site", "vlan", "status", "role"].concat(
    ["scope_type", "scope_name", "is_pool", "mark_utilized", "description", "comments", "tags"],
    ["scope_id", "site"],
  ),
  "ip-ranges": ["start_address", "end_address", "vrf", "tenant", "status", "role", "mark_populated"].concat([
    "mark_utilized",
    "description",
  ]),
  "ip-addresses": ["address", "vrf", "tenant", "status", "role", "device", "interface", "is_primary"].concat([
    "dns_name",
    "description",
  ]),
};
