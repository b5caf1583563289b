import { fileURLToPath } from "node:url";
import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import type { Checkpoint } from "./checkpoint.ts";
import type { StateResource } from "./engine-record.ts";
import { type EngineOptions, withStack } from "./run-engine.ts";
import { digest, promisedOutputs } from "./sdk-outputs.ts";

/** What the engine would do to one resource. */
export interface ReplayStep {
  readonly urn: string;
  readonly type: string;
  /** `same`, `create`, `update`, `replace`, `delete`, … as the engine names them. */
  readonly op: string;
  /** Inputs that force a replacement. */
  readonly keys: readonly string[];
  /** Inputs that change, those that force a replacement among them. */
  readonly changes: readonly string[];
}

const SDKS = fileURLToPath(new URL("../../node_modules", import.meta.url));

/** Previews the program as it is now over what an earlier release deployed. */
export function replayUpgrade(
  options: EngineOptions,
  { resources }: Checkpoint,
): Promise<readonly ReplayStep[]> {
  return withStack(options, async (stack) => {
    // An empty stack brings the manifest and the secrets provider that a deployment needs.
    const empty = await stack.exportStack();
    await stack.importStack({
      ...empty,
      deployment: { ...empty.deployment, resources: resources.map(withOutputs) },
    });
    const steps: ReplayStep[] = [];
    const onEvent = ({ resourcePreEvent }: EngineEvent): void => {
      if (resourcePreEvent === undefined) return;
      const { urn, type, op, keys, diffs } = resourcePreEvent.metadata;
      const changes = [...new Set([...(keys ?? []), ...(diffs ?? [])])];
      steps.push({ urn, type, op, keys: keys ?? [], changes });
    };
    await stack.preview({ onEvent });
    return steps;
  });
}

/** As the stand-in providers gave them: made from type and URN. */
function withOutputs(resource: StateResource): StateResource {
  const { urn, type, inputs = {}, custom } = resource;
  if (custom !== true) return { ...resource, outputs: {} };
  const made = type.startsWith("pulumi:providers:") ? {} : promisedOutputs(SDKS, type, digest(urn));
  return { ...resource, outputs: { ...made, ...inputs } };
}
