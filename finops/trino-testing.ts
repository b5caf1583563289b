import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Row } from "./engine.ts";

const here = join(import.meta.dirname, "..", "tools", "trino");
const version = /<version>(\d+)<\/version>/.exec(readFileSync(join(here, "pom.xml"), "utf8"))?.[1] ?? "";
const libraries = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "atrium", `trino-${version}`);

/** Why no Trino can be started here; undefined where one can. */
export function noTrino(): string | undefined {
  if (!existsSync(libraries)) return "Trino is not here: tools/fetch-trino.sh fetches it";
  const { status, stderr } = spawnSync("java", ["-version"], { encoding: "utf8" });
  if (status !== 0) return "no Java on this machine";
  const major = Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0);
  return major >= 17 ? undefined : `Java ${major} is too old for Trino; it needs 17`;
}

/** A real Trino of one node, its tables in memory. */
export class Trino {
  readonly #process: ChildProcess;
  readonly #address: string;

  private constructor(process: ChildProcess, address: string) {
    this.#process = process;
    this.#address = address;
  }

  /** Some ten seconds. */
  static async start(): Promise<Trino> {
    const started = spawn("java", ["-Xmx1500m", "-cp", join(libraries, "*"), join(here, "Trino.java")], {
      stdio: ["pipe", "pipe", "pipe"],
    });
    const address = await new Promise<string>((found, failed) => {
      let said = "";
      const listen = (chunk: Buffer) => {
        said += chunk.toString("utf8");
        const line = /address (http:\S+)/.exec(said)?.[1];
        if (line !== undefined) found(line);
      };
      started.stdout.on("data", listen);
      started.stderr.on("data", listen);
      started.on("error", failed);
      started.on("exit", (code) => failed(new Error(`Trino ended with ${code}: ${said.slice(-2000)}`)));
    });
    return new Trino(started, address);
  }

  /** Every value as text, NULL as null. */
  async rows(sql: string): Promise<readonly Row[]> {
    const headers = {
      "X-Trino-User": "finance",
      "X-Trino-Catalog": "memory",
      "X-Trino-Schema": "default",
      "X-Trino-Time-Zone": "UTC",
    };
    let answer = await asked(
      await fetch(`${this.#address}/v1/statement`, { method: "POST", body: sql, headers }),
    );
    const rows: Row[] = [];
    for (;;) {
      const names = answer.columns?.map(({ name }) => name) ?? [];
      for (const values of answer.data ?? [])
        rows.push(
          Object.fromEntries(
            names.map((name, index) => [
              name,
              values[index] === null || values[index] === undefined ? null : String(values[index]),
            ]),
          ),
        );
      if (answer.nextUri === undefined) return rows;
      answer = await asked(await fetch(answer.nextUri, { headers }));
    }
  }

  stop(): void {
    this.#process.stdin?.end();
    this.#process.kill();
  }
}

interface Answer {
  readonly columns?: readonly { readonly name: string }[];
  readonly data?: readonly (readonly unknown[])[];
  readonly nextUri?: string;
  readonly error?: { readonly message: string };
}

async function asked(response: Response): Promise<Answer> {
  const answer = (await response.json()) as Answer;
  if (answer.error !== undefined) throw new Error(`Trino: ${answer.error.message}`);
  return answer;
}
