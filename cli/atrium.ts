import { planCommand } from "./commands/plan.ts";
import { previewCommand } from "./commands/preview.ts";
import { run } from "./main.ts";

// A reader that has seen enough (`| head`) closes the pipe; that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

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
  [planCommand, previewCommand],
);
