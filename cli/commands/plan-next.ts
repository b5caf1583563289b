import { Argument, Command, InvalidArgumentError, Option } from "commander";
import {
  BITS,
  blockNamed,
  freeIn,
  lengthFor,
  nextFree,
  type Strategy,
  siteOverhead,
} from "../../ipam/index.ts";
import { EXIT, type Io } from "../io.ts";
import { loadPlan } from "./plan-files.ts";

/** Either a length or a number of devices. */
type Size = { readonly length: number } | { readonly hosts: number };

interface NextOptions {
  readonly in: string;
  readonly plan: string;
  readonly strategy: Strategy;
  readonly headroom: number;
  readonly json?: boolean;
}

/** `atrium plan next`: a question; only `allocate` hands anything out. */
export function nextPrefix(io: Io): Command {
  return new Command("next")
    .description("say which prefix of a size is free next in a block; hands out nothing")
    .addArgument(new Argument("<size>", "a length such as /26, or a number of devices").argParser(size))
    .requiredOption("--in <block>", "a prefix, or the key of a region, site or aggregate")
    .option("--plan <file>", "the plan file", "plan.yaml")
    .addOption(
      new Option("--strategy <how>", "where to look").choices(["best-fit", "sparse"]).default("best-fit"),
    )
    .addOption(
      new Option("--headroom <share>", "share to leave free, with a number of devices")
        .argParser(share)
        .default(0.25),
    )
    .option("--json", "print { block, next, free } and nothing else")
    .addHelpText(
      "after",
      "\nExample:\n  atrium plan next /26 --in east/sh-001\n  atrium plan next 120 --in 10.0.0.0/20",
    )
    .action((wanted: Size, options: NextOptions) => {
      const { allocation } = loadPlan(options.plan, io.cwd);
      const block = blockNamed(options.in, allocation, options.plan);
      const length =
        "length" in wanted
          ? wanted.length
          : (lengthFor(wanted.hosts, options.headroom, siteOverhead(undefined)) ?? 0);
      if (length < block.prefix.length || length > BITS[block.family]) {
        io.err(`error: a /${length} does not fit into ${block.prefix} (${block.key})\n`);
        io.exit(EXIT.badInput);
        return;
      }
      const next = nextFree(block.prefix, length, block.vrf, allocation.prefixes, options.strategy);
      const free = freeIn(block.prefix, block.vrf, allocation.prefixes);
      if (options.json)
        io.out(`${JSON.stringify({ block: block.prefix, next: next ?? null, free }, undefined, 2)}\n`);
      else if (next) io.out(`${next}\n`);
      else
        io.err(
          `no /${length} is free in ${block.prefix} (${block.key}); free are ${free.join(", ") || "none"}\n`,
        );
      if (next === undefined) io.exit(EXIT.violations);
    });
}

function size(text: string): Size {
  if (/^\/(0|[1-9][0-9]{0,2})$/.test(text)) return { length: Number(text.slice(1)) };
  if (/^[1-9][0-9]{0,7}$/.test(text)) return { hosts: Number(text) };
  throw new InvalidArgumentError("Write a length such as /26, or a number of devices such as 40.");
}

function share(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && value >= 0 && value < 1) return value;
  throw new InvalidArgumentError("Write a share from 0 to below 1, such as 0.25.");
}
