import type { Io } from "./io.ts";

export interface ProgressLine {
  readonly show: (text: string) => void;
  readonly clear: () => void;
}

/** Widest line that no terminal wraps: a wrapped one could not be taken back. */
const WIDTH = 78;

/** One line on standard error, written over itself; nothing at all where nobody watches. */
export function progressLine(io: Pick<Io, "err" | "interactive">): ProgressLine {
  let shown = false;
  return {
    show: (text) => {
      if (!io.interactive) return;
      shown = true;
      io.err(`\r\u001b[2K${text.slice(0, WIDTH)}`);
    },
    clear: () => {
      if (shown) io.err("\r\u001b[2K");
      shown = false;
    },
  };
}
