import { previewCommand } from "./commands/preview.ts";
import { run } from "./main.ts";

/** The process edge: everything below takes its surroundings as a value. */
process.exitCode = await run(
  process.argv.slice(2),
  {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    interactive: process.stderr.isTTY === true,
    color: process.stdout.isTTY === true && !process.env.NO_COLOR,
    cwd: process.cwd(),
  },
  [previewCommand],
);
