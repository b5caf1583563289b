import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { RecordedResource } from "../record.ts";
import { withEngineFolder } from "./engine-folder.ts";
import { type Plan, recordOfPlan } from "./engine-record.ts";
import { writeLanguageHost } from "./plugin-folder.ts";

const run = promisify(execFile);

/**
 * `pulumi preview` in a project's folder, as a person types it: the engine reads Pulumi.yaml, and the SDK's own
 * runner starts the program in a process of its own. The project is seen through links, and the stack's settings
 * are written beside them, not into the project.
 */
export function previewAsTyped(
  cli: string,
  project: string,
  stack: string,
): Promise<readonly RecordedResource[]> {
  return withEngineFolder(cli, async ({ folder, env }) => {
    await writeLanguageHost(join(folder, "plugins"));
    const linked = join(folder, "project");
    await mkdir(linked);
    for (const name of await readdir(project)) {
      if (name !== "Pulumi.yaml") await symlink(join(project, name), join(linked, name));
    }
    const settings = await readFile(join(project, "Pulumi.yaml"), "utf8");
    await writeFile(join(linked, "Pulumi.yaml"), settings.replace(/^stackConfigDir:.*\n/m, ""));
    const options = { cwd: linked, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 };
    const plan = join(folder, "plan.json");
    await run("pulumi", ["stack", "init", stack], options);
    await run("pulumi", ["preview", "--save-plan", plan, "--non-interactive"], options);
    return recordOfPlan(JSON.parse(await readFile(plan, "utf8")) as Plan);
  });
}
