import { BadInput, type Diagnostic } from "../ipam/diagnostic.ts";

/** Gathers every fault of a component's arguments, to be thrown once before its first child exists. */
export class Faults {
  readonly #diagnostics: Diagnostic[] = [];
  readonly #subject: string;

  /** @param subject who is at fault, as the user knows it, e.g. `network "prod-sh"` */
  constructor(subject: string) {
    this.#subject = subject;
  }

  add(code: string, path: string, value: unknown, message: string, hint: string): void {
    this.#diagnostics.push({
      code,
      severity: "error",
      file: this.#subject,
      path,
      ...(value === undefined ? {} : { value: show(value) }),
      message,
      hint,
    });
  }

  /** Those so far, for a check of a part whose paths begin elsewhere. */
  get found(): readonly Diagnostic[] {
    return this.#diagnostics;
  }

  get empty(): boolean {
    return this.#diagnostics.length === 0;
  }

  throwIfAny(): void {
    if (!this.empty) throw new BadInput(this.#diagnostics);
  }
}

function show(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
