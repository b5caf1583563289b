import { fork } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, extname, resolve } from "node:path";
import { BadInput, type Diagnostic } from "../ipam/diagnostic.ts";
import type { HostFault } from "./host-faults.ts";
import type { Done, HostJob, HostMessage, Progress } from "./host-messages.ts";
import { DEFAULT_STACK, readProject } from "./project.ts";
import { type PreviewRecord, recordOf } from "./record.ts";
import { showPath } from "./show-path.ts";
import type { Config } from "./stack-config.ts";

export interface RunOptions {
  /** Folder of the Pulumi project, or any path below it. */
  readonly program: string;
  readonly stack?: string;
  readonly organization?: string;
  /** Configuration over that of the stack's file; keys without a namespace are the project's own. */
  readonly config?: Readonly<Record<string, string>>;
  readonly onProgress?: (progress: Progress) => void;
  /** What the program prints, on either stream. */
  readonly onOutput?: (text: string) => void;
  /** Milliseconds after which a program that neither ends nor registers is stopped. */
  readonly timeout?: number;
}

/** Organisation of a stack that is kept in no service. */
const LOCAL_ORGANIZATION = "organization";
const TEN_MINUTES = 600_000;
/** The compiled package holds `.js` files. */
const HOST = new URL(`./host${extname(import.meta.url)}`, import.meta.url);

/**
 * Runs a Pulumi program against our own monitor and records what it asks for.
 * @throws BadInput if the project cannot be read, or the program throws, hangs or exits
 */
export async function runProgram(options: RunOptions): Promise<PreviewRecord> {
  const stack = options.stack ?? DEFAULT_STACK;
  const project = readProject({ at: options.program, stack, config: options.config ?? {} });
  const job: HostJob = {
    project: project.name,
    stack,
    organization: options.organization ?? LOCAL_ORGANIZATION,
    projectFolder: project.folder,
    workingDirectory: project.workingDirectory,
    entry: project.entry,
    typescript: project.typescript,
    config: project.config,
  };
  const done = await runHost(job, project.nodeArguments, options);
  const faults = [
    ...done.diagnostics.map((found) => ({
      ...found,
      file: shownFrom([project.workingDirectory, project.folder], found.file),
    })),
    ...done.faults.map((fault) => diagnosticOf(fault, done, project.folder)),
  ];
  if (faults.length > 0) throw new BadInput(distinct(faults));
  return recordOf(
    { project: project.name, stack, organization: job.organization, regions: defaultRegions(project.config) },
    { ...done, warnings: [...project.warnings, ...done.warnings] },
  );
}

/** A program names its files from where it runs, or from its project's folder; the user stands elsewhere. */
function shownFrom(folders: readonly string[], file: string): string {
  const paths = folders.map((folder) => resolve(folder, file));
  const found = paths.find(existsSync) ?? paths.find((path) => existsSync(dirname(path)));
  return found === undefined ? file : showPath(found);
}

/** `aws:region` and `alicloud:region` of the stack's configuration. */
function defaultRegions(config: Config): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(config).flatMap(([key, { value }]) => {
      const [provider, name] = key.split(":");
      return provider && name === "region" && value !== "" ? [[provider, value]] : [];
    }),
  );
}

function runHost(job: HostJob, nodeArguments: readonly string[], options: RunOptions): Promise<Done> {
  return new Promise((resolve, reject) => {
    const host = fork(HOST, [], {
      // Older releases announce on every start that types are stripped.
      execArgv: ["--disable-warning=ExperimentalWarning", ...nodeArguments],
      // Maps, large strings and undefined travel as they are; JSON would cost twice the time.
      serialization: "advanced",
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: hostEnvironment(),
    });
    let progress: Progress = { kind: "progress", resources: 0, last: "" };
    let printed = "";
    let done: Done | undefined;
    const limit = options.timeout ?? TEN_MINUTES;
    let stopped = false;
    const stop = (): void => {
      stopped = true;
      host.kill("SIGKILL");
    };
    let timer = setTimeout(stop, limit);
    for (const stream of [host.stdout, host.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        printed = (printed + text).slice(-4000);
        options.onOutput?.(text);
      });
    }
    host.on("message", (message: HostMessage) => {
      if (message.kind === "done") {
        done = message;
        return;
      }
      if (message.resources > progress.resources) {
        clearTimeout(timer);
        timer = setTimeout(stop, limit);
      }
      progress = message;
      options.onProgress?.(message);
    });
    host.on("error", reject);
    host.on("close", (code, signal) => {
      clearTimeout(timer);
      if (done) resolve(done);
      else reject(crashed({ folder: job.projectFolder, code, signal, stopped, printed, progress, limit }));
    });
    host.send(job);
  });
}

/** Addresses and settings of an engine that happens to run us must not reach the program. */
function hostEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^PULUMI_(NODEJS_|CONFIG|ENABLE_LEGACY_APPLY)/.test(name),
    ),
  );
}

/** Data sources asked before a program fails are the likely reason: their answers were unknown. */
function diagnosticOf(fault: HostFault, done: Done, folder: string): Diagnostic {
  const asked = fault.kind === "threw" ? done.lookups.filter((token) => !fault.message.includes(token)) : [];
  const hint = fault.hint ?? DEFAULT_HINT;
  return {
    code: `program.${fault.kind}`,
    severity: "error",
    file: showPath(fault.file ?? folder),
    ...(fault.line === undefined ? {} : { line: fault.line, column: fault.column ?? 1 }),
    path: "",
    message: fault.message,
    hint: asked.length > 0 ? `${hint}; it had asked the cloud for ${asked.join(", ")}` : hint,
  };
}

const DEFAULT_HINT = "the program stopped here, so nothing was judged";

function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Map(diagnostics.map((one) => [`${one.file}:${one.line}:${one.path}:${one.message}`, one]));
  return [...seen.values()];
}

interface Crash {
  readonly folder: string;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stopped: boolean;
  readonly printed: string;
  readonly progress: Progress;
  readonly limit: number;
}

/** The process is gone without a word: Node refused to start it, memory ran out, or we stopped it. */
function crashed(crash: Crash): BadInput {
  const reached = `after ${crash.progress.resources} resources${crash.progress.last ? `, the last of them ${crash.progress.last}` : ""}`;
  const message = crash.stopped
    ? `the program did nothing for ${crash.limit / 1000} s ${reached}, and was stopped`
    : `the program's process ended with ${crash.signal ?? `code ${crash.code}`} ${reached}`;
  const last = crash.printed.trim().split("\n").slice(-5).join(" | ");
  return new BadInput([
    {
      code: crash.stopped ? "program.timeout" : "program.crashed",
      severity: "error",
      file: showPath(crash.folder),
      path: "",
      message,
      hint: last === "" ? "run it under pulumi preview to see more" : `it last printed: ${last}`,
    },
  ]);
}
