import { type CommandFactory, run } from "./main.ts";

/** By name: a command is loaded when it is asked for; help, and a name that is none, are about them all. */
const COMMANDS: ReadonlyMap<string, () => Promise<CommandFactory>> = new Map([
  ["audit", async () => (await import("./commands/audit.ts")).auditCommand],
  ["costs", async () => (await import("./commands/costs.ts")).costsCommand],
  ["plan", async () => (await import("./commands/plan.ts")).planCommand],
  ["policies", async () => (await import("./commands/policies.ts")).policiesCommand],
  ["preview", async () => (await import("./commands/preview.ts")).previewCommand],
  ["reach", async () => (await import("./commands/reach.ts")).reachCommand],
]);

// A reader that has seen enough (`| head`) closes the pipe; that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

const argv = process.argv.slice(2);
const asked = COMMANDS.get(argv[0] ?? "");
const loaders = asked === undefined ? [...COMMANDS.values()] : [asked];

/** The process edge: everything below takes its surroundings as a value. */
process.exitCode = await run(
  argv,
  {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    interactive: process.stderr.isTTY === true,
    color: process.stdout.isTTY === true && !process.env.NO_COLOR,
    cwd: process.cwd(),
  },
  await Promise.all(loaders.map((load) => load())),
);
