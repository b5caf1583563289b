/**
 * Deploys every example with the stand-in providers and writes its checkpoint, for the releases to come to be
 * measured against: `npm run states:record [-- <example>…]`. Done once a release; needs the Pulumi CLI.
 */
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeCheckpoint } from "./checkpoint.ts";
import { EngineProcess } from "./engine-process.ts";
import { exampleCases, optionsOf } from "./example-cases.ts";
import { findPulumiCli } from "./pulumi-cli.ts";

const cli = findPulumiCli();
if (!cli.found) {
  console.error(`no states recorded: ${cli.reason}`);
  process.exit(2);
}
const manifest = fileURLToPath(new URL("../../package.json", import.meta.url));
const { version } = JSON.parse(await readFile(manifest, "utf8")) as { version: string };
const engine = new EngineProcess();
const wanted = process.argv.slice(2);
for (const one of exampleCases().filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const options = optionsOf(one, cli.folder);
  const { state } = await engine.run(options);
  const folder = join(one.folder, "recorded");
  await mkdir(folder, { recursive: true });
  const { project, stack } = options;
  await writeCheckpoint(join(folder, `${version}.json`), { version, project, stack, resources: state });
  console.log(`${one.name}: ${state.length} resources of ${version}`);
}
engine.close();
