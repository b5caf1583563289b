import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const run = promisify(execFile);

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<
      string,
      { readonly permissions?: Readonly<Record<string, string>>; readonly steps: readonly Step[] }
    >
  >;
}
interface GitlabJob {
  readonly script: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
}

const read = async <T>(file: string): Promise<T> => parse(await readFile(join(ROOT, file), "utf8")) as T;
const preview = await read<Workflow>(".github/workflows/preview.yml");
const comment = await read<Workflow>(".github/workflows/preview-comment.yml");
const gitlab = await read<Readonly<Record<string, GitlabJob>>>("ci/gitlab/preview.gitlab-ci.yml");

function stepOf(workflow: Workflow, name: string): string {
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
  const found = steps.find((step) => step.name === name)?.run;
  if (found === undefined) throw new Error(`no step "${name}"`);
  return found;
}

let folder: string;
let repository: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "atrium-templates-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const git = (...args: readonly string[]) =>
  run("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false", ...args], {
    cwd: repository,
  });

const TAGS =
  '{ department: "it", "business-line": "retail", project: "shop", environment: "production", owner: "it", "data-class": "internal" }';
const key = (name: string, rotation: boolean) =>
  `new aws.kms.Key("${name}", { enableKeyRotation: ${rotation}, tags: ${TAGS} });\n`;
const PROGRAM = (rotation: boolean) => `import * as aws from "@pulumi/aws";\n${key("ledger", rotation)}`;

/** A repository at the merge of a branch into its base, as a pull request's pipeline finds it. */
async function mergedRepository(changed: string): Promise<string> {
  repository = await mkdtemp(join(folder, "repository-"));
  const write = (name: string, text: string) => writeFile(join(repository, name), text);
  await write("Pulumi.yaml", "name: shop\nruntime: nodejs\nmain: index.ts\n");
  await write("package.json", '{ "type": "module" }\n');
  await write(".gitignore", "node_modules\npreview.*\n");
  await write("index.ts", PROGRAM(true));
  await symlink(join(ROOT, "node_modules"), join(repository, "node_modules"));
  await git("init", "--quiet", "--initial-branch=main");
  await git("add", "-A");
  await git("commit", "--quiet", "-m", "base");
  await git("checkout", "--quiet", "-b", "branch");
  await write("index.ts", changed);
  await git("commit", "--quiet", "-am", "change");
  await git("checkout", "--quiet", "main");
  await git("merge", "--quiet", "--no-ff", "-m", "merge", "branch");
  return repository;
}

interface Outcome {
  readonly code: number;
  readonly text: string;
}

async function shell(script: string, env: Readonly<Record<string, string>>): Promise<Outcome> {
  const file = join(repository, "preview.step.sh");
  await writeFile(file, script);
  try {
    const { stdout, stderr } = await run("bash", ["--noprofile", "--norc", "-eo", "pipefail", file], {
      cwd: repository,
      env: { ...process.env, ...env },
    });
    return { code: 0, text: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, text: stdout + stderr };
  }
}

/** Both templates, run where a pipeline would run them: the exit code, and the report that is published. */
const pipelines = {
  GitHub: async () => {
    const [summary, output] = [join(repository, "preview.summary"), join(repository, "preview.output")];
    const env = { ATRIUM_PREVIEW: "--program .", GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: output };
    const first = await shell(stepOf(preview, "Preview"), env);
    const outputs = await readFile(output, "utf8").catch(() => "");
    const CODE = /^code=(\d+)$/m.exec(outputs)?.[1] ?? "";
    const last = await shell(stepOf(preview, "Fail on mandatory violations"), { CODE });
    const shown = await readFile(summary, "utf8").catch(() => "");
    return { code: last.code, text: first.text, shown };
  },
  GitLab: async () => {
    const { stdout } = await git("rev-parse", "HEAD^1");
    const env = { ATRIUM_PREVIEW: "--program .", CI_MERGE_REQUEST_DIFF_BASE_SHA: stdout.trim() };
    const script = gitlab["atrium-preview"]?.script.at(-1) ?? "";
    return { ...(await shell(script, env)), shown: "" };
  },
} as const;

describe.each(Object.entries(pipelines))("the preview of %s", (_name, pipeline) => {
  test("fails on a mandatory violation, and names it in the report", async () => {
    await mergedRepository(PROGRAM(false));
    const { code, shown } = await pipeline();
    const report = await readFile(join(repository, "preview.md"), "utf8");
    expect(code).toBe(1);
    expect(report).toContain("ledger");
    expect(report).toContain("key-require-rotation");
    if (shown) expect(shown).toBe(report);
  });

  test("passes a sound change, and shows what it adds against the base", async () => {
    await mergedRepository(PROGRAM(true) + key("second", true));
    const { code } = await pipeline();
    expect(code).toBe(0);
    expect(await readFile(join(repository, "preview.md"), "utf8")).toContain("second");
  });

  test("reports a program that fails in place of the report, with its own exit code", async () => {
    await mergedRepository('throw new Error("no such store");\n');
    const { code } = await pipeline();
    expect(code).toBe(2);
    expect(await readFile(join(repository, "preview.md"), "utf8")).toContain("no such store");
  });
});

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body?: { readonly body: string };
}

/** Stands for the forge's interface: remembers comments, answers as it documents. */
class Forge {
  readonly calls: Call[] = [];
  readonly comments: { id: number; body: string; user: { type: string }; author: { id: number } }[] = [];
  readonly #server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const call = {
      method: request.method ?? "",
      path: request.url ?? "",
      ...(body ? { body: JSON.parse(body) } : {}),
    };
    this.calls.push(call);
    response.end(JSON.stringify(this.#answer(call)));
  });

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
  }

  get writes(): readonly Call[] {
    return this.calls.filter(({ method }) => method !== "GET");
  }

  #answer({ method, path, body }: Call): unknown {
    if (path.endsWith("/user")) return { id: 7 };
    if (path.includes("/pulls?")) return [{ number: 12, head: { sha: "abc" } }];
    if (method === "POST") {
      const made = {
        id: this.comments.length + 1,
        body: body?.body ?? "",
        user: { type: "Bot" },
        author: { id: 7 },
      };
      this.comments.push(made);
      return made;
    }
    if (method !== "GET") return {};
    return /[?&]page=1$/.test(path) ? this.comments : [];
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}

/** Each comment job: its script, started in a folder that holds the report. */
const commenters = {
  GitHub: async (url: string, sha = "abc") => {
    await mkdir(join(repository, "report"), { recursive: true });
    await writeFile(join(repository, "report/preview.md"), report);
    const file = join(repository, "comment.cjs");
    await writeFile(file, stepOf(comment, "Write the comment"));
    const env = {
      GITHUB_API_URL: url,
      GITHUB_REPOSITORY: "o/r",
      TOKEN: "t",
      HEAD: "o:b&x",
      HEAD_SHA: sha,
      RUN_URL: "u",
    };
    await run(process.execPath, [file], { cwd: repository, env });
  },
  GitLab: async (url: string) => {
    await writeFile(join(repository, "preview.md"), report);
    const env = {
      CI_API_V4_URL: url,
      CI_PROJECT_ID: "1",
      CI_MERGE_REQUEST_IID: "12",
      CI_PIPELINE_URL: "u",
      ATRIUM_COMMENT_TOKEN: "t",
    };
    const { code, text } = await shell(gitlab["atrium-comment"]?.script.join("\n") ?? "", env);
    if (code !== 0) throw new Error(text);
  },
} as const;
let report = "";

describe.each(Object.entries(commenters))("the comment on %s", (name, write) => {
  let forge: Forge;
  let url: string;
  beforeEach(async () => {
    report = '# Preview\n`$(touch broken)` "quoted" 购物中心\n';
    repository = await mkdtemp(join(folder, "comment-"));
    forge = new Forge();
    url = await forge.open();
    return () => forge.close();
  });

  test("is written once and renewed afterwards, as text", async () => {
    await write(url);
    report += "second\n";
    await write(url);
    expect(forge.writes.map(({ method }) => method)).toEqual(["POST", name === "GitHub" ? "PATCH" : "PUT"]);
    expect(forge.writes.map(({ body }) => body?.body)).toEqual([
      `<!-- atrium preview -->\n${report.replace("second\n", "")}`,
      `<!-- atrium preview -->\n${report}`,
    ]);
    await expect(readFile(join(repository, "broken"))).rejects.toThrow("ENOENT");
  });

  test("does not touch a person's comment that begins with the same mark", async () => {
    forge.comments.push({
      id: 99,
      body: "<!-- atrium preview -->\nmine",
      user: { type: "User" },
      author: { id: 8 },
    });
    await write(url);
    expect(forge.writes.map(({ method }) => method)).toEqual(["POST"]);
  });

  test("is cut to what the forge takes", async () => {
    report = "x".repeat(2_000_000);
    await write(url);
    expect(forge.writes[0]?.body?.body.length).toBeLessThan(name === "GitHub" ? 65_536 : 1_000_000);
    expect(forge.writes[0]?.body?.body).toContain("](u)");
  });
});

test("the comment on GitHub is not written when the pull request has moved on", async () => {
  repository = await mkdtemp(join(folder, "comment-"));
  const forge = new Forge();
  await commenters.GitHub(await forge.open(), "other");
  forge.close();
  expect(forge.calls).toHaveLength(1);
  expect(forge.writes).toEqual([]);
});

test("code of the branch never runs with a token that can write", () => {
  expect(Object.keys(preview.on)).toEqual(["pull_request"]);
  expect(preview.permissions).toEqual({ contents: "read" });
  expect(Object.values(preview.jobs).map((job) => job.permissions)).toEqual([undefined]);
  expect(comment.permissions).toEqual({});
  const uses = Object.values(comment.jobs).flatMap((job) => job.steps.map((step) => step.uses ?? ""));
  expect(uses.filter((action) => action.includes("checkout"))).toEqual([]);
  expect(gitlab["atrium-comment"]?.variables).toEqual({ GIT_STRATEGY: "none" });
});

test("no expression is pasted into a script, and every action is pinned to a commit", () => {
  const steps = [preview, comment].flatMap((workflow) =>
    Object.values(workflow.jobs).flatMap((job) => job.steps),
  );
  expect(steps.filter((step) => step.run?.includes("${{"))).toEqual([]);
  const actions = steps.flatMap((step) => step.uses ?? []);
  expect(actions.length).toBeGreaterThan(3);
  expect(actions.filter((action) => !/@[0-9a-f]{40}$/.test(action))).toEqual([]);
});
