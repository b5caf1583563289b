/**
 * One fault of an input file, with everything its author needs to mend it.
 * Gathered, never thrown one by one: see {@link BadInput}.
 */
export interface Diagnostic {
  /** Stable identifier of the kind of fault, e.g. `plan.vlan-range`. */
  readonly code: string;
  readonly severity: "error" | "warning";
  /** File as the user named it. */
  readonly file: string;
  /** 1-based; absent where the fault belongs to the file as a whole. */
  readonly line?: number;
  readonly column?: number;
  /** Key path in the file, e.g. `sites.sh-001.zones.pos.vlan`; empty for the whole file. */
  readonly path: string;
  /** The offending value as the user wrote it, cut to 80 characters. */
  readonly value?: string;
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
}

/** Thrown once at an arrow (file → value) with every fault found; exit code 2. */
export class BadInput extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(formatDiagnostic).join("\n"));
    this.name = "BadInput";
    this.diagnostics = diagnostics;
  }
}

/** `plan.yaml:12:9 zones.pos.vlan = 4095: is reserved; use 1–4094` */
export function formatDiagnostic(d: Diagnostic): string {
  const at = d.line === undefined ? d.file : `${d.file}:${d.line}:${d.column ?? 1}`;
  const what = [d.path, d.value === undefined ? "" : `= ${d.value}`].filter(Boolean).join(" ");
  return `${at} ${what ? `${what}: ` : ""}${d.message}; ${d.hint}`;
}
