import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type EngineEvent, LocalWorkspace, type Stack } from "@pulumi/pulumi/automation/index.js";
import type { RecordedResource } from "../record.ts";
import { type Plan, recordOfPlan, type StateResource } from "./engine-record.ts";
import { loadAfresh, outputsOf } from "./load-afresh.ts";
import { writePluginFolder } from "./plugin-folder.ts";

export interface EngineOptions {
  /** Folder of the `pulumi` command. */
  readonly cli: string;
  /** The program's file, as `main` of Pulumi.yaml names it. */
  readonly entry: string;
  readonly project: string;
  readonly stack: string;
  readonly config?: Readonly<Record<string, { readonly value: string; readonly secret?: boolean }>>;
  /** Folder of a policy pack to judge the preview with. */
  readonly policyPack?: string;
  /** `preview` alone, or also up, up again without a change, destroy. */
  readonly steps: "preview" | "all";
}

export interface EngineViolation {
  readonly control: string;
  readonly urn: string;
  readonly level: "advisory" | "mandatory";
  readonly message: string;
}

export interface EngineRun {
  /** As the engine sees them in a preview: after transforms, aliases and checks. */
  readonly resources: readonly RecordedResource[];
  readonly violations: readonly EngineViolation[];
  /** The checkpoint after the first up; empty for a preview. */
  readonly state: readonly StateResource[];
  /** Operation → count, for each step after the preview. */
  readonly changes: { readonly [step in "up" | "again" | "destroy"]?: Readonly<Record<string, number>> };
  /** Warnings and errors that the engine printed. */
  readonly diagnostics: readonly string[];
}

/** Runs a program under the real engine with stand-in providers, in a backend that is thrown away. */
export async function runEngine(options: EngineOptions): Promise<EngineRun> {
  const folder = await mkdtemp(join(tmpdir(), "atrium-engine-"));
  const cwd = process.cwd();
  try {
    const stack = await openStack(options, folder);
    // As the language host does: the program runs in the folder of its own file.
    process.chdir(dirname(options.entry));
    return await runSteps(stack, options, folder);
  } finally {
    process.chdir(cwd);
    await rm(folder, { recursive: true, force: true });
  }
}

async function openStack(options: EngineOptions, folder: string): Promise<Stack> {
  const [plugins, backend, workDir] = ["plugins", "backend", "work"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await Promise.all([writePluginFolder(plugins), mkdir(backend), mkdir(workDir)]);
  const path = [plugins, options.cli, process.env.PATH ?? ""].join(delimiter);
  // The Automation API looks for the command on this process's own PATH.
  process.env.PATH = path;
  const stack = await LocalWorkspace.createOrSelectStack(
    {
      projectName: options.project,
      stackName: options.stack,
      program: async () => outputsOf(await loadAfresh(pathToFileURL(options.entry).href)),
    },
    {
      workDir,
      envVars: {
        PATH: path,
        PULUMI_HOME: join(folder, "home"),
        PULUMI_BACKEND_URL: pathToFileURL(backend).href,
        PULUMI_CONFIG_PASSPHRASE: "stand-in",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        // Encryption of the throw-away state would only cost time.
        PULUMI_SKIP_CHECKPOINTS: "true",
        PULUMI_EXPERIMENTAL: "true",
      },
    },
  );
  if (options.config) {
    await stack.setAllConfig(
      Object.fromEntries(
        Object.entries(options.config).map(([key, { value, secret }]) => [
          key,
          { value, secret: secret === true },
        ]),
      ),
    );
  }
  return stack;
}

async function runSteps(stack: Stack, options: EngineOptions, folder: string): Promise<EngineRun> {
  const violations: EngineViolation[] = [];
  const diagnostics: string[] = [];
  const onEvent = (event: EngineEvent): void => {
    if (event.policyEvent) violations.push(violationOf(event.policyEvent));
    const { severity, message } = event.diagnosticEvent ?? {};
    if (message && (severity === "warning" || severity === "error")) diagnostics.push(message.trim());
  };
  const plan = join(folder, "plan.json");
  if (options.policyPack) {
    // A mandatory violation fails the command and no plan is saved.
    await stack.preview({ plan, onEvent, policyPacks: [options.policyPack] }).catch((error: unknown) => {
      if (violations.length === 0) throw error;
    });
  }
  if (!existsSync(plan)) await stack.preview({ plan, onEvent });
  const resources = recordOfPlan(JSON.parse(await readFile(plan, "utf8")) as Plan);
  const seen = { resources, violations, diagnostics };
  if (options.steps === "preview") return { ...seen, state: [], changes: {} };
  const up = await stack.up({ onEvent });
  const { deployment } = await stack.exportStack();
  const resourcesOfState = (deployment as { resources?: StateResource[] }).resources ?? [];
  const again = await stack.up({ onEvent });
  await freeProtected(stack);
  const destroy = await stack.destroy({ onEvent });
  return {
    ...seen,
    state: resourcesOfState,
    changes: {
      up: up.summary.resourceChanges ?? {},
      again: again.summary.resourceChanges ?? {},
      destroy: destroy.summary.resourceChanges ?? {},
    },
  };
}

/** What a program protects on purpose is freed, so that the test can destroy it. */
async function freeProtected(stack: Stack): Promise<void> {
  const exported = await stack.exportStack();
  const deployment = exported.deployment as { resources?: StateResource[] };
  const resources = (deployment.resources ?? []).map((resource) => ({ ...resource, protect: false }));
  await stack.importStack({ ...exported, deployment: { ...deployment, resources } });
}

function violationOf(event: NonNullable<EngineEvent["policyEvent"]>): EngineViolation {
  return {
    control: event.policyName,
    urn: event.resourceUrn ?? "",
    level: event.enforcementLevel === "mandatory" ? "mandatory" : "advisory",
    message: event.message,
  };
}
