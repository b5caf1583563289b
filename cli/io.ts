/** Where a command reads its surroundings and writes its answer; tests pass their own. */
export interface Io {
  /** The answer; with --json nothing else goes here. */
  readonly out: (text: string) => void;
  /** Progress, warnings and errors. */
  readonly err: (text: string) => void;
  /** Standard error is a terminal: progress may be shown. */
  readonly interactive: boolean;
  /** Colour is wanted on standard output: a terminal, and NO_COLOR unset. */
  readonly color: boolean;
  readonly cwd: string;
  /** Records the outcome; the process leaves with the highest one set. */
  readonly exit: (code: ExitCode) => void;
}

/** 0 fine, 1 violations found, 2 bad input, 3 a fault of ours. */
export type ExitCode = 0 | 1 | 2 | 3;

export const EXIT = { fine: 0, violations: 1, badInput: 2, ourFault: 3 } as const satisfies Record<
  string,
  ExitCode
>;
