import { type CommandFactory, run } from "./main.ts";

export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** One command line in a folder, neither terminal nor colour: its exit code and what it printed. */
export async function answerTo(
  argv: readonly string[],
  cwd: string,
  commands: readonly CommandFactory[],
): Promise<Answer> {
  const text = { out: "", err: "" };
  const into = (key: keyof typeof text) => (part: string) => {
    text[key] += part;
  };
  const io = { out: into("out"), err: into("err"), interactive: false, color: false, cwd };
  return { code: await run(argv, io, commands), ...text };
}
