import type { Pack, Verdict } from "../policy-packs/control.ts";
import type { ExceptionInForce } from "../policy-packs/exceptions/exceptions.ts";
import type { Changes } from "./diff.ts";
import type { PreviewRecord } from "./record.ts";
import type { Summary } from "./summary.ts";

/** Everything a report may say; each report is a pure function of it. */
export interface PreviewReport {
  readonly record: PreviewRecord;
  readonly verdicts: readonly Verdict[];
  /** Exceptions that excuse something today, the one that ends first on top. */
  readonly exceptions: readonly ExceptionInForce[];
  readonly summary: Summary;
  readonly packs: readonly Pack[];
  /** Against what it was compared; absent without a base. */
  readonly base?: { readonly name: string; readonly changes: Changes };
  /** How the user asked, to say what to type next. */
  readonly asked: {
    readonly estate?: string;
    readonly program?: string;
    /** File of a state that was judged instead of a program's preview. */
    readonly state?: string;
    readonly failOn: FailOn;
  };
}

export const FAIL_ON = ["mandatory", "advisory", "never"] as const;
export type FailOn = (typeof FAIL_ON)[number];
