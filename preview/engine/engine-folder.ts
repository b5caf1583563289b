import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { writePluginFolder } from "./plugin-folder.ts";

/** A place to run the engine in that touches nothing of the user's: its plug-ins, state and home are all inside. */
export interface EngineFolder {
  readonly folder: string;
  /** Surroundings for the `pulumi` command. */
  readonly env: Readonly<Record<string, string>>;
}

/** Lends such a place and removes it afterwards. */
export async function withEngineFolder<T>(cli: string, use: (place: EngineFolder) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "atrium-engine-"));
  const path = process.env.PATH ?? "";
  try {
    const [plugins, backend] = [join(folder, "plugins"), join(folder, "backend")];
    await Promise.all([writePluginFolder(plugins), mkdir(backend)]);
    const env = {
      PATH: [plugins, cli, path].join(delimiter),
      PULUMI_HOME: join(folder, "home"),
      PULUMI_BACKEND_URL: pathToFileURL(backend).href,
      PULUMI_CONFIG_PASSPHRASE: "stand-in",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      // The state is read when a step has ended, never in between.
      PULUMI_SKIP_CHECKPOINTS: "true",
      // Saved plans and the line above are still behind this.
      PULUMI_EXPERIMENTAL: "true",
    };
    // The Automation API looks for the command on this process's own PATH.
    process.env.PATH = env.PATH;
    return await use({ folder, env });
  } finally {
    process.env.PATH = path;
    await rm(folder, { recursive: true, force: true });
  }
}
