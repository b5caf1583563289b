import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Diagnostic } from "../ipam/diagnostic.ts";
import type { Sdk } from "./sdk.ts";
import { userFrame } from "./user-frame.ts";

/** One thing that went wrong while the program ran. */
export interface HostFault {
  readonly kind: "threw" | "logged" | "hung" | "exited" | "no-program";
  readonly message: string;
  /** Position in the user's own code. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly stack?: string;
  readonly hint?: string;
}

const ourFolder = dirname(fileURLToPath(import.meta.url));

/** An error of the program, with the user's own line out of its stack. */
export function faultOf(error: unknown): HostFault {
  if (!(error instanceof Error)) return { kind: "threw", message: `the program threw ${inspect(error)}` };
  // Errors of these names are messages to the user, who wrote no such line.
  const plain = error.name === "RunError" || error.name === "ResourceError";
  const title = plain || error.name === "Error" ? error.message : `${error.name}: ${error.message}`;
  return {
    kind: "threw",
    message: title || error.name,
    ...importer(error),
    ...frameOf(error),
    ...hintOf(error),
    ...(error.stack ? { stack: error.stack } : {}),
  };
}

/** A module that is missing is missed by a file that no stack frame names. */
function importer(error: Error): Pick<HostFault, "file"> {
  const file = /imported from (.+)$/.exec(error.message)?.[1];
  return file ? { file } : {};
}

/** What to do about the errors that say nothing of it and are met before the program's first line. */
const HINTS: Readonly<Record<string, string>> = {
  ERR_MODULE_NOT_FOUND: "install the program's packages with npm ci, or correct the path",
  MODULE_NOT_FOUND: "install the program's packages with npm ci, or correct the path",
  ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX:
    "Node runs TypeScript by leaving its types out; write it without (a const object for an enum), " +
    "or name compiled JavaScript as main",
};

function hintOf(error: Error): Pick<HostFault, "hint"> {
  const hint = HINTS[(error as NodeJS.ErrnoException).code ?? ""];
  return hint ? { hint } : {};
}

export function frameOf(error: Error): Pick<HostFault, "file" | "line" | "column"> {
  return userFrame(error.stack ?? "", ourFolder) ?? {};
}

/** Diagnostics that the program found in its input files: they carry their own positions. */
export function inputFaults(error: unknown): readonly Diagnostic[] | undefined {
  const { name, diagnostics } = (error ?? {}) as { name?: unknown; diagnostics?: unknown };
  return name === "BadInput" && Array.isArray(diagnostics) ? (diagnostics as Diagnostic[]) : undefined;
}

interface PendingRegistration {
  readonly name?: string;
  readonly type?: string;
  readonly label: string;
  readonly phase: string;
  readonly inputProperty?: string;
  readonly parent?: { readonly __name?: string };
}

/** What never came to an end, once the event loop is empty. */
export function stillWaiting(sdk: Sdk, programEnded: boolean): readonly HostFault[] {
  const state = createRequire(sdk.entry)("./runtime/state.js") as {
    getStore(): { readonly leakCandidates: ReadonlySet<unknown> };
    getPendingResourceRegistrations?(): ReadonlyMap<unknown, PendingRegistration>;
  };
  const pending = [...(state.getPendingResourceRegistrations?.().values() ?? [])];
  // The stack itself waits for the program; only what the program created can be the cause.
  const faults = pending.map((registration): HostFault => {
    const who = registration.name ? `${registration.name} (${registration.type})` : registration.label;
    return {
      kind: "hung",
      message: `${who} was never created: it ${waitsFor(registration)}`,
      hint: "resolve the promise or output it waits for, or break the circle of resources that wait for each other",
    };
  });
  if (faults.length > 0) return faults;
  if (programEnded && state.getStore().leakCandidates.size === 0) return [];
  return [
    {
      kind: "hung",
      message: "the program ended while it was still waiting for a promise or output that never resolved",
      hint: "look for an await, or a value among the stack's outputs, that nothing resolves",
    },
  ];
}

function waitsFor(registration: PendingRegistration): string {
  switch (registration.phase) {
    case "dependencies":
      return "waits for a dependency";
    case "inputs":
      return registration.inputProperty
        ? `waits for its input "${registration.inputProperty}"`
        : "waits for its inputs";
    case "parent":
      return `waits for its parent ${registration.parent?.__name ?? ""}`.trim();
    case "provider":
      return "waits for its provider";
    default:
      return "waits for the resources it depends on";
  }
}

function inspect(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
