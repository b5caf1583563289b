import type { WireObject } from "./wire.ts";

/** What the program asked for, as it came in: secrets still plain. Never leaves the machine's memory. */
export interface Registration {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly parent?: string;
  readonly custom: boolean;
  /** True for a component that a provider plug-in would build: its children cannot be shown. */
  readonly remote?: boolean;
  /** True for a resource that the program only reads (`Bucket.get`). */
  readonly external?: boolean;
  readonly inputs: WireObject;
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly protect?: boolean;
  readonly retainOnDelete?: boolean;
  readonly deleteBeforeReplace?: boolean;
  readonly ignoreChanges: readonly string[];
  readonly replaceOnChanges: readonly string[];
  readonly additionalSecretOutputs: readonly string[];
  readonly aliases: readonly string[];
  readonly deletedWith?: string;
  readonly import?: string;
  readonly provider?: string;
  readonly version?: string;
  /** Where in the program it was created: file URL, line, column. */
  readonly source?: string;
}
