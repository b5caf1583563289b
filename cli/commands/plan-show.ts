import { Argument, Command } from "commander";
import { type AllocatedPrefix, type LookUp, lookUp } from "../../ipam/index.ts";
import type { Io } from "../io.ts";
import { loadPlan } from "./plan-files.ts";

/** `atrium plan show`: what is it, whose is it, what is free beside it. */
export function showPlan(io: Io): Command {
  return new Command("show")
    .description("say what an address, prefix, VLAN or site is, whose it is, and what is free beside it")
    .addArgument(new Argument("<what>", "10.0.6.70, 10.0.6.64/26, 110, sh-001, east/sh-001/pos"))
    .addArgument(new Argument("[plan]", "the plan file").default("plan.yaml"))
    .option("--json", "print { rows, free } and nothing else")
    .addHelpText("after", "\nExample:\n  atrium plan show 10.0.6.70 group/plan.yaml")
    .action((what: string, file: string, options: { readonly json?: boolean }) => {
      const { allocation } = loadPlan(file, io.cwd);
      const found = lookUp(what, allocation, file);
      io.out(options.json ? `${JSON.stringify(found, undefined, 2)}\n` : text(found));
    });
}

function text({ rows, free }: LookUp): string {
  const lines = [HEAD, ...rows.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const table = lines.map((line) =>
    line
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const beside = free.map(({ key, block, free: left }) => `free in ${key} (${block}): ${list(left)}`);
  return `${[...table, "", ...beside].join("\n")}\n`;
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
