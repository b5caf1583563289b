import { Argument, Command, Option } from "commander";
import { LANGUAGES, type Language } from "../../ipam/exporters/index.ts";
import { toMapHtml } from "../../ipam/map/index.ts";
import type { Io } from "../io.ts";
import { loadPlan, saveFile } from "./plan-files.ts";
import { printWarnings } from "./plan-warnings.ts";

interface MapOptions {
  readonly lang: Language;
  readonly out: string;
}

/** `atrium plan map`: the whole plan as one page to look at, search and print. */
export function mapPlan(io: Io): Command {
  return new Command("map")
    .description(
      "draw the address space as one web page: zoom, search, print; needs no server and no network",
    )
    .addArgument(new Argument("[plan]", "the plan file").default("plan.yaml"))
    .addOption(new Option("--lang <language>", "language of the page").choices(LANGUAGES).default("en"))
    .option("--out <file>", "the file to write; - prints it", "map.html")
    .addHelpText(
      "after",
      "\nExample:\n  atrium plan map group/plan.yaml --lang zh --out map.html\n\nOne static picture instead: atrium plan export svg",
    )
    .action((file: string, { lang, out }: MapOptions) => {
      const { plan, lock, allocation } = loadPlan(file, io.cwd);
      printWarnings(allocation.warnings, io);
      const page = toMapHtml(plan, allocation, { language: lang });
      if (out === "-") {
        io.out(page);
        return;
      }
      saveFile(out, page, io.cwd);
      const fresh = allocation.lock.generation === lock.generation;
      if (!fresh)
        io.err(`${lock.file} is older than the plan: the map shows what atrium plan allocate would give\n`);
      io.out(
        `wrote ${out} (${allocation.prefixes.length} prefixes, ${sizeText(page)}); open it in a browser\n`,
      );
    });
}

function sizeText(page: string): string {
  const bytes = Buffer.byteLength(page);
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
