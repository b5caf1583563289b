/**
 * The process a program runs in, started by run-program.ts: the part of Pulumi's language host, with our
 * monitor in the place of the engine. A process of its own gives the program what it has under `pulumi up`:
 * an empty module cache, its own working directory, exit code and event loop.
 */
import { faultOf, frameOf, type HostFault, inputFaults, stillWaiting } from "./host-faults.ts";
import type { HostJob, HostMessage, Observed } from "./host-messages.ts";
import { createMonitor, type Monitor } from "./monitor.ts";
import { loadProgram, programFile } from "./program-file.ts";
import { loadSdk, type Sdk } from "./sdk.ts";
import { withoutPromiseTraces } from "./sdk-speed.ts";
import { runTypeScript } from "./typescript.ts";

/** Deep enough to reach the user's line through components and the SDK. */
const STACK_FRAMES = 50;
const PROGRESS_MS = 100;
/** Thrown to stop a program that called process.exit. */
const EXITED = Symbol("exited");
const NOTHING: Observed = { registrations: [], outputs: {}, lookups: [], warnings: [] };

const leave = process.exit.bind(process);
process.once("message", (job: HostJob) => {
  // From here on only the program keeps the process alive, or its end could not be seen.
  process.channel?.unref();
  void host(job);
});
// Whoever asked is gone: a program that never ends must not outlive it.
process.once("disconnect", () => leave(1));

async function host(job: HostJob): Promise<void> {
  Error.stackTraceLimit = STACK_FRAMES;
  process.chdir(job.workingDirectory);
  // The SDK reads it when it is loaded; `getRootDirectory` answers with it.
  process.env.PULUMI_NODEJS_ROOT_DIRECTORY = job.projectFolder;
  const faults: HostFault[] = [];
  const main = programFile(job.workingDirectory, job.entry);
  if (main === undefined) {
    const message = `no program in ${job.workingDirectory}`;
    faults.push({ kind: "no-program", message, hint: "name its file in Pulumi.yaml, e.g. main: index.ts" });
    return report(NOTHING, [], faults);
  }

  if (job.typescript) runTypeScript(main, job.projectFolder);
  const sdk = loadSdk(main);
  withoutPromiseTraces(sdk.entry);
  const monitor = createMonitor(job, sdk);
  const progress = setInterval(() => void post(monitor.progress()), PROGRESS_MS).unref();
  const failures = new Set<unknown>();
  const fail = (error: unknown): void => void (error === EXITED || failures.add(error));
  process.on("uncaughtException", fail);
  process.on("unhandledRejection", fail);
  const finish = once(async () => {
    clearInterval(progress);
    if (process.exitCode) faults.push(exited(`process.exitCode = ${process.exitCode}`));
    if (failures.size === 0 && faults.length === 0) faults.push(...stillWaiting(sdk, ended));
    await report(monitor.observed(), [...failures], faults);
  });
  process.exit = ((code: number | string = process.exitCode ?? 0) => {
    // As under the engine: zero, with nothing left to wait for, is a program that is simply done.
    if (Number(code) !== 0 || stillWaiting(sdk, ended).length > 0)
      faults.push(exited(`process.exit(${code})`));
    void finish();
    throw EXITED;
  }) as typeof process.exit;

  let ended = false;
  connect(sdk, job, monitor);
  listenToLog(sdk, faults);
  placeLookups(sdk);
  whenIdle(
    () => monitor.calls(),
    () => void finish(),
  );
  await sdk.pulumi.runtime.runInPulumiStack(() => loadProgram(main)).catch(fail);
  ended = true;
}

/** The door that the SDK keeps for its own mocks: messages go to an object, not to a socket. */
function connect(sdk: Sdk, job: HostJob, monitor: Monitor): void {
  sdk.settings.setMockOptions(monitor.service, job.project, job.stack, true, job.organization);
  const entries = Object.entries(job.config);
  sdk.pulumi.runtime.setAllConfig(
    Object.fromEntries(entries.map(([key, { value }]) => [key, value])),
    entries.filter(([, { secret }]) => secret).map(([key]) => key),
  );
}

/** Without an engine the SDK prints its log; an error logged by the program fails the run, as in the engine. */
function listenToLog(sdk: Sdk, faults: HostFault[]): void {
  const log = sdk.pulumi.log as { error: typeof sdk.pulumi.log.error };
  const print = log.error;
  log.error = (message, ...rest) => {
    faults.push({ kind: "logged", message });
    return print(message, ...rest);
  };
}

/** A look-up that is refused comes back from our monitor; what helps is the line of the program that asked. */
function placeLookups(sdk: Sdk): void {
  const runtime = sdk.pulumi.runtime as Pick<typeof sdk.pulumi.runtime, "invoke" | "invokeSingle">;
  const placed =
    <Args extends unknown[]>(ask: (...args: Args) => Promise<unknown>) =>
    (...args: Args): Promise<unknown> => {
      const here = new Error();
      return ask(...args).catch((error: unknown) => {
        if (error instanceof Error) error.stack = `${error.name}: ${error.message}\n${stackOf(here)}`;
        throw error;
      });
    };
  Object.assign(runtime, { invoke: placed(runtime.invoke), invokeSingle: placed(runtime.invokeSingle) });
}

function stackOf(error: Error): string {
  return (error.stack ?? "").split("\n").slice(1).join("\n");
}

/**
 * Calls back when the program has nothing left to do. Packages create resources as late as `beforeExit`
 * (`@pulumi/aws` does for bucket notifications), so it takes a whole round without a call.
 */
function whenIdle(calls: () => number, then: () => void): void {
  let before = -1;
  process.on("beforeExit", () => {
    if (calls() === before) return then();
    before = calls();
    setImmediate(() => undefined);
  });
}

function exited(by: string): HostFault {
  return {
    kind: "exited",
    message: `the program ended itself by ${by}`,
    hint: "let the program end by itself, and throw an error to stop it",
    ...frameOf(new Error()),
  };
}

async function report(
  observed: Observed,
  failures: readonly unknown[],
  faults: readonly HostFault[],
): Promise<void> {
  await post({
    kind: "done",
    ...observed,
    faults: [...faults, ...failures.filter((error) => !inputFaults(error)).map(faultOf)],
    diagnostics: failures.flatMap((error) => inputFaults(error) ?? []),
  });
  leave(0);
}

function post(message: HostMessage): Promise<void> {
  return new Promise((resolve) => {
    if (process.send) process.send(message, undefined, undefined, () => resolve());
    else resolve();
  });
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= work());
}
