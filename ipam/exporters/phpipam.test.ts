import fc from "fast-check";
import { expect, test } from "vitest";
import { readCsv } from "../importers/csv-reader.ts";
import { parsePrefix } from "../prefix.ts";
import type { ExportFile } from "./export-file.ts";
import { toPhpIpam } from "./phpipam.ts";
import { plans } from "./testing.ts";

/** What phpIPAM's import checks refuse, from its own pages. */
function refusals(files: readonly ExportFile[]): readonly string[] {
  const faults: string[] = [];
  const known = new Set<string>(["default", "vrf "]);
  for (const { name, content } of files) {
    const [head = [], ...rows] = readCsv(Buffer.from(content), name).rows.map((row) =>
      row.map(({ text }) => text),
    );
    const once = new Set<string>();
    for (const row of rows) {
      const line = Object.fromEntries(head.map((column, index) => [column, row[index] ?? ""]));
      const say = (text: string) => faults.push(`${name}: ${row.join(",")}: ${text}`);
      const first = (key: string) => (once.has(key) ? say(`twice: ${key}`) : once.add(key));
      if (/[;'"]/.test(line.description ?? "")) say("description");
      if (name.startsWith("1-")) {
        if (!/^[a-zA-Z0-9-_]+$/.test(line.name ?? "") || line.rd === "") say("vrf");
        known.add(`vrf ${line.name}`);
      } else if (name.startsWith("2-")) known.add(String(line.name));
      else if (name.startsWith("3-")) {
        if (!/^[a-zA-Z0-9-_]+$/.test(line.name ?? "")) say("name");
        if (!known.has(line.domain ?? "")) say("domain");
        first(`${line.domain} ${line.number}`);
        known.add(`vlan ${line.domain} ${line.number}`);
      } else if (name.startsWith("4-")) {
        if (!known.has(`vrf ${line.vrf}`)) say("vrf");
        if (line.vlan !== "" && !known.has(`vlan ${line.domain} ${line.vlan}`)) say("vlan");
        first(`${line.vrf} ${parsePrefix(`${line.subnet}/${line.mask}`)}`);
        known.add(`subnet ${line.vrf} ${line.subnet}/${line.mask}`);
      } else if (!known.has(`subnet ${line.vrf} ${line.subnet}`)) say("subnet");
    }
  }
  return faults;
}

test("phpIPAM takes every row of every plan, in the order of the files", () => {
  fc.assert(
    fc.property(plans, ({ plan, allocation }) => {
      const files = toPhpIpam(plan, allocation);
      expect(refusals(files)).toEqual([]);
      const subnets = readCsv(Buffer.from(files[3]?.content ?? ""), "").rows.length - 1;
      const distinct = allocation.prefixes.filter(({ key }) => !key.startsWith("aggregates/"));
      expect(subnets).toBe(new Set(distinct.map(({ vrf, prefix }) => `${vrf} ${prefix}`)).size);
    }),
    { numRuns: 40 },
  );
});

test("the checks are those of phpIPAM: they refuse the files in another order", () => {
  const [sample] = fc
    .sample(plans, { numRuns: 30, seed: 7 })
    .filter(({ plan }) =>
      plan.regions.some(({ sites }) => sites.some(({ networks }) => networks.length > 0)),
    );
  if (sample === undefined) throw new Error("no plan with a network among the samples");
  expect(refusals(toPhpIpam(sample.plan, sample.allocation).toReversed()).length).toBeGreaterThan(0);
});
