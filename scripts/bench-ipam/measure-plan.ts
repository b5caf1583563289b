/**
 * A whole plan, in a process of its own: `measure-plan.ts <sites> <mode>`. `first` gives out addresses, `replan`
 * does so again with the lock after three sites went and three came with a region. `write <folder>` leaves plan
 * and lock as files, which `files <folder>` reads, replans and prints, once, as a command does. `exports` writes
 * every format.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { allocate } from "../../ipam/allocate.ts";
import { FILE_EXPORTERS } from "../../ipam/exporters/file-exporters.ts";
import { EXPORTERS } from "../../ipam/exporters/index.ts";
import { emptyLock, type Lock } from "../../ipam/lock.ts";
import { parseLock, printLock } from "../../ipam/lock-text.ts";
import { parsePlan } from "../../ipam/parse-plan.ts";

/** Sites of eight IPv4 zones in regions of 250; names and sizes that a group of stores might have. */
function planText(sites: readonly number[], regions: number): string {
  const lines = new Map<number, string[]>();
  for (const site of sites) {
    const region = site % regions;
    const own = lines.get(region) ?? [];
    lines.set(region, own);
    own.push(`      s-${site}: { template: store }`);
  }
  return `apiVersion: atrium/v1
kind: AddressPlan
metadata: { name: bench }
aggregates: { corp: { prefix: 10.0.0.0/8 }, more: { prefix: 172.16.0.0/12 } }
templates:
  store:
    zones:
      payment: { hosts: 6, stack: ipv4 }
      pos: { hosts: 20, stack: ipv4 }
      office: { hosts: 20, stack: ipv4 }
      office-wifi: { hosts: 40, stack: ipv4 }
      iot: { hosts: 40, stack: ipv4 }
      cctv: { hosts: 20, stack: ipv4 }
      management: { hosts: 10, stack: ipv4 }
      server: { hosts: 6, stack: ipv4 }
regions:
${[...lines].map(([region, own]) => `  r-${region}:\n    sites:\n${own.join("\n")}`).join("\n")}
`;
}

const NEW_REGION = `  r-new:
    sites:
      s-new: { template: store }
`;

const SERVICES = `dhcp: { servers: [10.255.0.5], zones: { pos: {}, office-wifi: {}, iot: {} } }
dns: { domain: bench.example, contact: noc@bench.example, nameServers: { ns1: { address: 192.0.2.1 } } }
`;

/** Best of three; nothing is kept between them. */
function best<T>(work: () => T): { readonly value: T; readonly milliseconds: number } {
  let fastest = Number.POSITIVE_INFINITY;
  let value: T | undefined;
  for (let round = 0; round < 3; round++) {
    // Dropped first, so that two results never stand in memory.
    value = undefined;
    const start = performance.now();
    value = work();
    fastest = Math.min(fastest, performance.now() - start);
  }
  return { value: value as T, milliseconds: fastest };
}

const [sitesText = "", mode = "first", folder = "."] = process.argv.slice(2);
const count = Number(sitesText);
const regions = Math.max(1, Math.round(count / 250));
const sites = Array.from({ length: count }, (_, index) => index);
const empty = emptyLock("plan.lock.yaml");
const first = planText(sites, regions);
const later = planText([...sites.slice(3), count, count + 1, count + 2], regions) + NEW_REGION;

/** Networks that have another address than before. */
function moved(before: Lock, after: Lock): number {
  let count = 0;
  for (const [key, entry] of before.entries) {
    const now = after.entries.get(key);
    if (entry.kind === "network" && !(now?.kind === "network" && now.prefix.equals(entry.prefix))) count++;
  }
  return count;
}

const MODES: Readonly<Record<string, () => object>> = {
  first: () => {
    const plan = parsePlan(first, "plan.yaml");
    const { value, milliseconds } = best(() => allocate(plan, empty));
    return { prefixes: value.prefixes.filter(({ vlan }) => vlan !== null).length, milliseconds };
  },
  replan: () => {
    const { lock } = allocate(parsePlan(first, "plan.yaml"), empty);
    const plan = parsePlan(later, "plan.yaml");
    const { value, milliseconds } = best(() => allocate(plan, lock));
    return { prefixes: count * 8, milliseconds, moved: moved(lock, value.lock) };
  },
  write: () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "plan.yaml"), later);
    const { lock } = allocate(parsePlan(first, "plan.yaml"), empty);
    writeFileSync(join(folder, "plan.lock.yaml"), printLock(lock));
    return {};
  },
  files: () => {
    const start = performance.now();
    const before = parseLock(readFileSync(join(folder, "plan.lock.yaml")), "plan.lock.yaml");
    const plan = parsePlan(readFileSync(join(folder, "plan.yaml")), "plan.yaml");
    const { lock } = allocate(plan, before);
    const printed = printLock(lock).length;
    const milliseconds = performance.now() - start;
    return { prefixes: count * 8, milliseconds, moved: moved(before, lock), printed };
  },
  exports: () => {
    const plan = parsePlan(first + SERVICES, "plan.yaml");
    const allocation = allocate(plan, empty);
    const formats: Record<string, number> = {};
    const timed = (name: string, write: () => unknown) => {
      const start = performance.now();
      write();
      formats[name] = Math.round(performance.now() - start);
    };
    timed("lock", () => printLock(allocation.lock));
    for (const [name, { write }] of Object.entries(EXPORTERS)) {
      timed(name, () => write(plan, allocation, { language: "en" }));
    }
    for (const [name, { files }] of Object.entries(FILE_EXPORTERS)) {
      timed(name, () =>
        files(plan, allocation, { target: "kea-3", language: "en", netboxScope: "scope_name" }),
      );
    }
    return { milliseconds: Object.values(formats).reduce((sum, each) => sum + each, 0), formats };
  },
};

const result = MODES[mode]?.();
console.log(JSON.stringify({ ...result, megabytes: process.resourceUsage().maxRSS / 1024 }));
