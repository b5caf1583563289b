import { Argument, Command, Option } from "commander";
import { toJson } from "../../ipam/exporters/index.ts";
import { diffLocks, isSame } from "../../ipam/index.ts";
import { EXIT, type Io } from "../io.ts";
import { loadDiffSides } from "./plan-diff-sides.ts";
import { diffText } from "./plan-diff-text.ts";
import { exportPlan } from "./plan-export.ts";
import { type LoadedPlan, loadPlan, saveLock } from "./plan-files.ts";
import { importLists } from "./plan-import.ts";
import { mapPlan } from "./plan-map.ts";
import { nextPrefix } from "./plan-next.ts";
import { reclaimSpace, releaseKeys } from "./plan-release.ts";
import { showPlan } from "./plan-show.ts";
import { summaryLine } from "./plan-summary.ts";
import { printWarnings } from "./plan-warnings.ts";

/** `atrium plan`: addresses from `plan.yaml`, remembered in the lock beside it. */
export function planCommand(io: Io): Command {
  return new Command("plan")
    .description("allocate, check, compare and export the address plan")
    .addHelpText("after", OVERVIEW)
    .addCommand(check(io))
    .addCommand(allocation(io))
    .addCommand(exportPlan(io))
    .addCommand(diff(io))
    .addCommand(importLists(io))
    .addCommand(showPlan(io))
    .addCommand(nextPrefix(io))
    .addCommand(mapPlan(io))
    .addCommand(releaseKeys(io))
    .addCommand(reclaimSpace(io));
}

const OVERVIEW = `
plan.yaml says what is needed; plan.lock.yaml beside it remembers every address given.
What is in the lock never moves. A first plan, from nothing:

  cat > plan.yaml <<'END'
  apiVersion: atrium/v1
  kind: AddressPlan
  metadata: { name: my-mall }
  aggregates:
    corp: { prefix: 10.0.0.0/8 }
  regions:
    east:
      sites:
        sh-001: { zones: { pos: { hosts: 24, stack: ipv4 }, guest-wifi: { hosts: 400, stack: ipv4 } } }
  END
  atrium plan allocate
  atrium plan export markdown`;

const planArgument = () => new Argument("[plan]", "the plan file").default("plan.yaml");

function check(io: Io): Command {
  return new Command("check")
    .description("say whether the plan is sound and fits its space; writes nothing")
    .addArgument(planArgument())
    .option("--json", "print { prefixes, moved, warnings }, or { diagnostics } if there are faults")
    .addHelpText("after", "\nExample:\n  atrium plan check examples/mall-group/plan.yaml")
    .action((file: string, options: { readonly json?: boolean }) => {
      const loaded = loadPlan(file, io.cwd);
      if (options.json) {
        io.out(toJson(loaded.allocation));
        return;
      }
      printWarnings(loaded.allocation.warnings, io);
      io.out(`${summaryLine(loaded)}\n`);
    });
}

interface AllocateOptions {
  readonly json?: boolean;
  readonly dryRun?: boolean;
  readonly frozen?: boolean;
}

function allocation(io: Io): Command {
  return new Command("allocate")
    .description("give every new key free space and write the lock")
    .addArgument(planArgument())
    .option("--json", "print { prefixes, moved, warnings } and nothing else")
    .option("--dry-run", "show what would change; write nothing")
    .addOption(new Option("--frozen", "fail (exit 1) if the lock would change, as in CI").conflicts("dryRun"))
    .addHelpText("after", "\nExample:\n  atrium plan allocate plan.yaml --dry-run")
    .action((file: string, options: AllocateOptions) => {
      const loaded = loadPlan(file, io.cwd);
      const changed = loaded.allocation.lock.generation !== loaded.lock.generation;
      if (options.frozen && changed) io.exit(EXIT.violations);
      const wrote = !options.dryRun && !options.frozen && saveLock(loaded.allocation.lock, io.cwd);
      if (options.json) {
        io.out(toJson(loaded.allocation));
        return;
      }
      printWarnings(loaded.allocation.warnings, io);
      io.out(diffText(diffLocks(loaded.lock, loaded.allocation.lock), io.color));
      io.out(`${summaryLine(loaded)}${outcome(loaded, changed || wrote, options)}\n`);
    });
}

function outcome({ lock }: LoadedPlan, changed: boolean, options: AllocateOptions): string {
  if (!changed) return "";
  if (options.frozen) return `; ${lock.file} is out of date: run atrium plan allocate and commit it`;
  return options.dryRun ? "; nothing written (--dry-run)" : `; wrote ${lock.file}`;
}

function diff(io: Io): Command {
  return new Command("diff")
    .description("compare two plans or locks: added, removed, retired, resized, moved")
    .argument("<before>", "a plan.yaml (with its lock) or a lock file")
    .argument("<after>", "the same, as it is now")
    .option("--json", "print { added, removed, retired, resized, moved } and nothing else")
    .addHelpText(
      "after",
      "\nExample:\n  git show main:plan.lock.yaml > before.lock.yaml\n  atrium plan diff before.lock.yaml plan.yaml",
    )
    .action((before: string, after: string, options: { readonly json?: boolean }) => {
      const changes = diffLocks(...loadDiffSides([before, after], io.cwd));
      if (options.json) io.out(`${JSON.stringify(changes, undefined, 2)}\n`);
      else io.out(isSame(changes) ? "no difference\n" : diffText(changes, io.color));
    });
}
