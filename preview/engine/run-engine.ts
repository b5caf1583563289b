import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type Deployment,
  type EngineEvent,
  LocalWorkspace,
  type Stack,
} from "@pulumi/pulumi/automation/index.js";
import type { RecordedResource, RecordValue } from "../record.ts";
import { analyzeIn } from "./analyze-state.ts";
import { type EngineFolder, withEngineFolder } from "./engine-folder.ts";
import { outputsOfPlan, type Plan, recordOfPlan, type StateResource } from "./engine-record.ts";
import { loadAfresh, outputsOf } from "./load-afresh.ts";
import { type EngineViolation, violationOf } from "./violations.ts";

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
}

export interface EngineRun {
  /** As the engine sees them in a preview: after transforms, aliases and checks. */
  readonly resources: readonly RecordedResource[];
  /** The stack's exports in that preview. */
  readonly outputs: Readonly<Record<string, RecordValue>>;
  readonly violations: readonly EngineViolation[];
  /** What the first up left, as it is exported, and what the pack finds in it. */
  readonly deployed: { readonly state: Deployment; readonly violations: readonly EngineViolation[] };
  /** The checkpoint after the first up. */
  readonly state: readonly StateResource[];
  /** Operation → count, for each step after the preview. */
  readonly changes: Readonly<Record<"up" | "again" | "destroy", Readonly<Record<string, number>>>>;
  /** Errors that the engine printed, those of the judged preview apart. */
  readonly errors: readonly string[];
}

/** Runs a program under the real engine with stand-in providers: preview, up, up again, destroy. */
export function runEngine(options: EngineOptions): Promise<EngineRun> {
  return withStack(options, (stack, folder) => runSteps(stack, options, folder));
}

/** Lends a stack of the real engine, in a backend that is thrown away. */
export function withStack<T>(
  options: EngineOptions,
  use: (stack: Stack, folder: string) => Promise<T>,
): Promise<T> {
  return withEngineFolder(options.cli, async (place) => {
    const cwd = process.cwd();
    try {
      const stack = await openStack(options, place);
      // As the language host does: the program runs in the folder of its own file.
      process.chdir(dirname(options.entry));
      return await use(stack, place.folder);
    } finally {
      process.chdir(cwd);
    }
  });
}

async function openStack(options: EngineOptions, { folder, env }: EngineFolder): Promise<Stack> {
  const workDir = join(folder, "work");
  await mkdir(workDir);
  const stack = await LocalWorkspace.createOrSelectStack(
    {
      projectName: options.project,
      stackName: options.stack,
      program: async () => outputsOf(await loadAfresh(pathToFileURL(options.entry).href)),
    },
    { workDir, envVars: { ...env } },
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
  const plan = join(folder, "plan.json");
  const violations = options.policyPack ? await judgedPreview(stack, plan, options.policyPack) : [];
  const errors: string[] = [];
  const onEvent = ({ diagnosticEvent }: EngineEvent): void => {
    if (diagnosticEvent?.severity === "error") errors.push(diagnosticEvent.message.trim());
  };
  if (!existsSync(plan)) await stack.preview({ plan, onEvent });
  const saved = JSON.parse(await readFile(plan, "utf8")) as Plan;
  const up = await stack.up({ onEvent });
  const exported = await stack.exportStack();
  const state = (exported.deployment as { resources?: StateResource[] }).resources ?? [];
  const pack = options.policyPack;
  const env = stack.workspace.envVars as Readonly<Record<string, string>>;
  const found = pack ? await analyzeIn({ folder, env }, { state: exported, pack }) : [];
  const again = await stack.up({ onEvent });
  await freeProtected(stack, exported, state);
  const destroy = await stack.destroy({ onEvent });
  return {
    resources: recordOfPlan(saved),
    outputs: outputsOfPlan(saved),
    violations,
    deployed: { state: exported, violations: found },
    errors,
    state,
    changes: {
      up: up.summary.resourceChanges ?? {},
      again: again.summary.resourceChanges ?? {},
      destroy: destroy.summary.resourceChanges ?? {},
    },
  };
}

/** A mandatory violation fails the command and leaves no plan; anything else that fails it is thrown on. */
async function judgedPreview(stack: Stack, plan: string, pack: string): Promise<readonly EngineViolation[]> {
  const violations: EngineViolation[] = [];
  const onEvent = ({ policyEvent }: EngineEvent): void => {
    if (policyEvent) violations.push(violationOf(policyEvent));
  };
  await stack.preview({ plan, onEvent, policyPacks: [pack] }).catch((error: unknown) => {
    if (!violations.some(({ level }) => level === "mandatory")) throw error;
  });
  return violations;
}

/** What a program protects on purpose is freed, so that the test can destroy it. */
async function freeProtected(
  stack: Stack,
  exported: Deployment,
  state: readonly StateResource[],
): Promise<void> {
  if (!state.some((resource) => resource.protect)) return;
  const resources = state.map((resource) => ({ ...resource, protect: false }));
  await stack.importStack({ ...exported, deployment: { ...exported.deployment, resources } });
}
