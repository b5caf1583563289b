import { Argument, Command, InvalidArgumentError, Option } from "commander";
import {
  type Allocation,
  BadInput,
  BITS,
  blocksNamed,
  didYouMean,
  freeIn,
  lengthFor,
  nextFree,
  nextVlan,
  type Plan,
  type Strategy,
  siteOverhead,
} from "../../ipam/index.ts";
import { EXIT, type Io } from "../io.ts";
import { loadPlan } from "./plan-files.ts";

/** A length, a number of devices, or a VLAN instead of a prefix. */
type Size = { readonly length: number } | { readonly hosts: number };
type Wanted = Size | "vlan";

interface NextOptions {
  readonly in: string;
  readonly plan: string;
  readonly strategy: Strategy;
  readonly headroom: number;
  readonly zone?: string;
  readonly json?: boolean;
}

/** `atrium plan next`: a question; only `allocate` hands anything out. */
export function nextPrefix(io: Io): Command {
  return new Command("next")
    .description("say which prefix of a size, or which VLAN, is free next; hands out nothing")
    .addArgument(
      new Argument("<size>", 'a length such as /26, a number of devices, or "vlan"').argParser(wanted),
    )
    .requiredOption(
      "--in <block>",
      "a prefix, or the key of a region, site or aggregate; for vlan, region/site",
    )
    .option("--zone <name>", "zone of the VLAN: pos, office, …")
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
      "\nExamples:\n  atrium plan next /26 --in east/sh-001\n  atrium plan next 120 --in 10.0.0.0/20\n  atrium plan next vlan --in east/sh-001 --zone pos",
    )
    .action((asked: Wanted, options: NextOptions) => {
      const { plan, allocation } = loadPlan(options.plan, io.cwd);
      if (asked === "vlan") {
        answerVlan(plan, allocation, options, io);
        return;
      }
      const blocks = blocksNamed(options.in, allocation, options.plan);
      const [block] = blocks;
      if (block === undefined) return;
      const space = blocks.map(({ prefix }) => prefix);
      const where = `${space.join(", ")} (${block.key.replace(/\+\d+$/, "")})`;
      const length =
        "length" in asked
          ? asked.length
          : (lengthFor(asked.hosts, options.headroom, siteOverhead(undefined)) ?? 0);
      const widest = Math.min(...space.map((each) => each.length));
      if (length < widest || length > BITS[block.family]) {
        const hint = `ask for /${widest} to /${BITS[block.family]}`;
        throw refused(plan.file, "<size>", `/${length}`, `a /${length} does not fit into ${where}`, hint);
      }
      const next = nextFree(space, length, block.vrf, allocation, options.strategy);
      const free = space.flatMap((each) => freeIn(each, block.vrf, allocation));
      const around = space.find((each) => next !== undefined && each.contains(next)) ?? block.prefix;
      if (options.json)
        io.out(`${JSON.stringify({ block: around, next: next ?? null, free }, undefined, 2)}\n`);
      else if (next) io.out(`${next}\n`);
      else io.err(`no /${length} is free in ${where}; free are ${free.join(", ") || "none"}\n`);
      if (next === undefined) io.exit(EXIT.violations);
    });
}

function answerVlan(plan: Plan, { prefixes }: Allocation, options: NextOptions, io: Io): void {
  const sites = plan.regions.flatMap(({ sites }) => sites.map(({ key }) => key));
  const zone = plan.zones.get(options.zone ?? "");
  if (zone === undefined) {
    const hint = didYouMean(options.zone ?? "", [...plan.zones.keys()], "zone");
    throw refused(plan.file, "--zone", options.zone ?? "", "there is no such zone", hint);
  }
  if (!sites.includes(options.in)) {
    const hint = `${didYouMean(options.in, sites, "site")}; VLANs belong to a site: --in region/site`;
    throw refused(plan.file, "--in", options.in, "there is no such site", hint);
  }
  const { next, used } = nextVlan(options.in, zone.vlans, prefixes);
  const { first, last } = zone.vlans;
  if (options.json)
    io.out(
      `${JSON.stringify({ site: options.in, zone: zone.name, next: next ?? null, used }, undefined, 2)}\n`,
    );
  else if (next === undefined)
    io.err(`no VLAN of zone ${zone.name} (${first}-${last}) is free in ${options.in}\n`);
  else io.out(`${next}\n`);
  if (next === undefined) io.exit(EXIT.violations);
}

function refused(file: string, path: string, value: string, message: string, hint: string): BadInput {
  return new BadInput([{ code: "plan.look-up", severity: "error", file, path, value, message, hint }]);
}

function wanted(text: string): Wanted {
  return text === "vlan" ? text : size(text);
}

function size(text: string): Size {
  if (/^\/(0|[1-9][0-9]{0,2})$/.test(text)) return { length: Number(text.slice(1)) };
  if (/^[1-9][0-9]{0,7}$/.test(text)) return { hosts: Number(text) };
  throw new InvalidArgumentError("Write a length such as /26, a number of devices such as 40, or vlan.");
}

function share(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && value >= 0 && value < 1) return value;
  throw new InvalidArgumentError("Write a share from 0 to below 1, such as 0.25.");
}
