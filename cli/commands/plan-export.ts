import { Argument, Command, Option } from "commander";
import {
  EXPORTERS,
  FILE_EXPORTERS,
  type FileExporter,
  KEA_TARGETS,
  type KeaTarget,
  LANGUAGES,
  type Language,
  NETBOX_SCOPES,
  type NetBoxScope,
} from "../../ipam/exporters/index.ts";
import { BadInput } from "../../ipam/index.ts";
import type { Io } from "../io.ts";
import { writeFiles } from "./export-folder.ts";
import { type LoadedPlan, loadPlan, saveFile } from "./plan-files.ts";
import { printWarnings } from "./plan-warnings.ts";

interface ExportOptions {
  readonly lang: Language;
  readonly target: KeaTarget;
  readonly netboxScope: NetBoxScope;
  readonly out?: string;
}

/** `atrium plan export <format>`: a table for people, or the files of a server. */
export function exportPlan(io: Io): Command {
  const formats = { ...EXPORTERS, ...FILE_EXPORTERS };
  const list = Object.entries(formats).map(([name, { about }]) => `  ${name.padEnd(12)} ${about}`);
  return new Command("export")
    .description("print the plan as a table, or write the files of a DHCP or DNS server")
    .addArgument(new Argument("<format>", "what to print").choices(Object.keys(formats)))
    .addArgument(new Argument("[plan]", "the plan file").default("plan.yaml"))
    .addOption(new Option("--lang <language>", "language of the headings").choices(LANGUAGES).default("en"))
    .addOption(
      new Option("--target <release>", "release of Kea that reads the file")
        .choices(KEA_TARGETS)
        .default("kea-3"),
    )
    .addOption(
      new Option("--netbox-scope <column>", "column of NetBox's place of a prefix: 4.6, or up to 4.1")
        .choices(NETBOX_SCOPES)
        .default("scope_name"),
    )
    .option("--out <path>", "write to a file instead of printing; for server files, the folder they go to")
    .addHelpText("after", `\nFormats:\n${list.join("\n")}\n${EXAMPLES}`)
    .action(async (format: string, file: string, options: ExportOptions) => {
      const loaded = loadPlan(file, io.cwd);
      const { plan, allocation } = loaded;
      printWarnings(allocation.warnings, io);
      const server = FILE_EXPORTERS[format];
      if (server) await exportFiles(format, server, loaded, options, io);
      else {
        const text = EXPORTERS[format]?.write(plan, allocation, { language: options.lang }) ?? "";
        if (options.out === undefined) io.out(text);
        else {
          saveFile(options.out, text, io.cwd);
          io.out(`wrote ${options.out}\n`);
        }
      }
    });
}

const EXAMPLES = `
Examples:
  atrium plan export csv --lang zh --out plan.csv
  atrium plan export kea4 --target kea-2.2 --out kea/
  atrium plan export bind --out zones/
  atrium plan export xlsx --lang zh --out plan.xlsx
  atrium plan export netbox --out netbox/
  atrium plan export huawei-vrp --out switches/`;

async function exportFiles(
  format: string,
  { section, isDocument, files }: FileExporter,
  { plan, lock, allocation }: LoadedPlan,
  options: ExportOptions,
  io: Io,
): Promise<void> {
  if (section !== undefined && plan.services?.[section] === undefined) {
    const hint = `add it as shown under "DHCP, DNS and NAT" in the README of the address plan`;
    throw refused(plan.file, "export.section", `the plan has no section "${section}"`, hint);
  }
  // Ids of subnets and serials of zones come from the lock: what is not in it yet could come out otherwise.
  if (allocation.lock.generation !== lock.generation) {
    const hint = "run atrium plan allocate and commit it, then export";
    throw refused(lock.file, "export.lock", "the lock is older than the plan", hint);
  }
  const written = await files(plan, allocation, { ...options, language: options.lang });
  const [only, ...more] = written;
  if (isDocument && only !== undefined) {
    if (options.out === undefined) {
      const message = `${format} is a document, not text to print`;
      throw refused(plan.file, "export.out", message, `name the file: --out ${only.name}`);
    }
    saveFile(options.out, only.content, io.cwd);
    io.out(`wrote ${options.out}\n`);
  } else if (only === undefined) {
    io.err(`${format}: nothing to write, for no site of the plan has a network\n`);
  } else if (options.out !== undefined) {
    writeFiles(options.out, written, io.cwd);
    io.out(`wrote ${written.length} ${written.length === 1 ? "file" : "files"} to ${options.out}\n`);
  } else if (more.length === 0) {
    io.out(String(only.content));
  } else {
    const message = `${format} has ${written.length} files`;
    throw refused(plan.file, "export.out", message, `name the folder they go to: --out ${format}/`);
  }
}

function refused(file: string, code: string, message: string, hint: string): BadInput {
  return new BadInput([{ code, severity: "error", file, path: "", message, hint }]);
}
