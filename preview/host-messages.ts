import type { Diagnostic } from "../ipam/diagnostic.ts";
import type { HostFault } from "./host-faults.ts";
import type { Registration } from "./registration.ts";
import type { Config } from "./stack-config.ts";
import type { WireObject } from "./wire.ts";

/** What the host process is told to run. */
export interface HostJob {
  readonly project: string;
  readonly stack: string;
  readonly organization: string;
  readonly projectFolder: string;
  readonly workingDirectory: string;
  readonly entry: string;
  readonly typescript: boolean;
  readonly config: Config;
}

/** Everything that a program asked for. */
export interface Observed {
  readonly registrations: readonly Registration[];
  /** Outputs by URN: what a component registered, or what is known of a resource's. */
  readonly outputs: Readonly<Record<string, WireObject>>;
  /** Tokens of the data sources that the program asked; their answers are unknown here. */
  readonly lookups: readonly string[];
  readonly warnings: readonly string[];
}

export interface Progress {
  readonly kind: "progress";
  readonly resources: number;
  readonly last: string;
}

export interface Done extends Observed {
  readonly kind: "done";
  readonly faults: readonly HostFault[];
  /** Faults of input files that the program itself found. */
  readonly diagnostics: readonly Diagnostic[];
}

export type HostMessage = Progress | Done;
