import { Argument, Command } from "commander";
import { type AllocatedPrefix, type LookUp, lookUp, type Usage, usageOf } from "../../ipam/index.ts";
import type { Io } from "../io.ts";
import { loadPlan } from "./plan-files.ts";

/** `atrium plan show`: what is it, whose is it, what is free beside it. */
export function showPlan(io: Io): Command {
  return new Command("show")
    .description("say what an address, prefix, VLAN or site is, whose it is, and what is free beside it")
    .addArgument(new Argument("<what>", "10.0.6.70, 10.0.6.64/26, 110, sh-001, east/sh-001/pos"))
    .addArgument(new Argument("[plan]", "the plan file").default("plan.yaml"))
    .option("--json", "print { rows, free, usage } and nothing else")
    .addHelpText("after", "\nExample:\n  atrium plan show 10.0.6.70 group/plan.yaml")
    .action((what: string, file: string, options: { readonly json?: boolean }) => {
      const { plan, allocation } = loadPlan(file, io.cwd);
      const found = lookUp(what, allocation, file);
      // Of the containers asked for; those around a single network would drown it.
      const keys = new Set(found.rows.filter(({ status }) => status === "container").map(place));
      const usage = usageOf(plan, allocation).filter((each) =>
        each.blocks.some((prefix) => keys.has(place({ ...each, prefix }))),
      );
      const answer = { ...found, usage };
      io.out(options.json ? `${JSON.stringify(answer, undefined, 2)}\n` : text(answer));
    });
}

function place({ vrf, prefix }: Pick<AllocatedPrefix, "vrf" | "prefix">): string {
  return `${vrf} ${prefix}`;
}

function text({ rows, free, usage }: LookUp & { readonly usage: readonly Usage[] }): string {
  const lines = [HEAD, ...rows.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const table = lines.map((line) =>
    line
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const beside = free.map(({ key, block, free: left }) => `free in ${key} (${block}): ${list(left)}`);
  const used = usage.map((each) => `use of ${each.owner} (${each.blocks.join(", ")}): ${usedText(each)}`);
  return `${[...table, "", ...used, ...beside].join("\n")}\n`;
}

function usedText({ byPrefixes, byAddresses, unstated, routes }: Usage): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const addresses =
    byAddresses === null ? [] : [`${unstated > 0 ? "at least " : ""}${percent(byAddresses)} by addresses`];
  return [
    `${percent(byPrefixes)} by prefixes`,
    ...addresses,
    `${routes} ${routes === 1 ? "route" : "routes"}`,
  ].join(", ");
}

const HEAD = ["SUBNET", "VLAN", "GATEWAY", "STATE", "KEY", "USE"];

function cells({ prefix, vlan, gateway, status, key, zone, description }: AllocatedPrefix): string[] {
  const use = [zone, description].filter((part) => part !== null).join(" · ");
  return [String(prefix), String(vlan ?? ""), String(gateway ?? ""), status, key, use];
}

function list(prefixes: readonly unknown[]): string {
  if (prefixes.length === 0) return "nothing";
  return `${prefixes.slice(0, 8).join(", ")}${prefixes.length > 8 ? `, … (${prefixes.length} in all)` : ""}`;
}
