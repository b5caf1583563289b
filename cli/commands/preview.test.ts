import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { answerTo } from "../testing.ts";
import { previewCommand } from "./preview.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const fixture = (name: string) => join(ROOT, "preview/fixtures", name);

const atrium = (cwd: string, ...argv: readonly string[]) =>
  answerTo(["preview", ...argv], cwd, [previewCommand]);

describe("without a base", () => {
  test("prints a report, fails on mandatory violations, and does not where told not to", async () => {
    const strict = await atrium(ROOT, "--program", fixture("both-clouds"));
    expect(strict.out).toContain("both-clouds · dev: 5 resources previewed offline");
    expect(strict.out).toContain("[log-require-flow-logs §");
    expect(strict.code).toBe(1);
    const lenient = await atrium(ROOT, "--program", fixture("both-clouds"), "--fail-on", "never");
    expect(lenient.code).toBe(0);
  });

  test("gives JSON and nothing else on standard output, also for bad input", async () => {
    const good = await atrium(ROOT, "--program", fixture("both-clouds"), "--json");
    expect(Object.keys(JSON.parse(good.out))).toEqual(
      expect.arrayContaining(["resources", "verdicts", "summary"]),
    );
    expect(good.err).toBe("");
    const bad = await atrium(ROOT, "--program", fixture("throws"), "--json");
    expect(bad.code).toBe(2);
    expect(JSON.parse(bad.out).diagnostics).toMatchObject([{ code: "program.threw", line: 7 }]);
  });

  test("bad input is JSON too where the format or the command line itself is at fault", async () => {
    const format = await atrium(ROOT, "--program", fixture("throws"), "--format", "json");
    expect(JSON.parse(format.out).diagnostics).toMatchObject([{ code: "program.threw", line: 7 }]);
    const both = await atrium(ROOT, "--program", "a", "--estate", "b", "--json");
    expect(both.code).toBe(2);
    expect(JSON.parse(both.out).diagnostics).toMatchObject([
      {
        code: "command-line",
        file: "command line",
        message: expect.stringContaining("--estate"),
        hint: "atrium preview --help lists what can be given",
      },
    ]);
    const unknown = await atrium(ROOT, "--estat", "b");
    expect([unknown.code, unknown.out]).toEqual([2, ""]);
    expect(unknown.err).toContain("(atrium preview --help lists what can be given)");
  });

  test("says what stands where an estate should", async () => {
    const folder = await atrium(ROOT, "--estate", "examples");
    expect(folder.err).toContain("--estate = examples: is a folder; give the path of an estate.yaml");
    const loop = join(mkdtempSync(join(tmpdir(), "loop-")), "estate.yaml");
    symlinkSync("estate.yaml", loop);
    expect((await atrium(ROOT, "--estate", loop)).err).toMatch(/cannot be read \(ELOOP\)/);
  });

  test("shows the user's line of a program that throws, and no stack of ours", async () => {
    const { code, out, err } = await atrium(ROOT, "--program", fixture("throws"));
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/throws\/index\.ts:7:34 RangeError: no range for shop "south"/);
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  test.each([
    [[], "give --estate <file> or --program <dir>"],
    [["--estate", "no/such/estate.yaml"], "no such file"],
    [["--program", "no-such-folder"], "no such folder"],
    [["--program", ".", "--estate", "x"], "cannot be used with"],
    [
      ["--program", "preview/fixtures/empty", "--pack", "nope"],
      "is no such policy pack; use one of baseline",
    ],
    [["--program", "preview/fixtures/empty", "-c", "novalue"], "key=value"],
    [
      ["--program", "preview/fixtures/empty", "--format", "xml"],
      "Allowed choices are terminal, markdown, json",
    ],
    [["--program", "preview/fixtures/empty", "--out", "no/such/folder/x.md"], "cannot be written"],
    [["--program", "preview/fixtures/empty", "--base", "no-such-ref"], "neither a file nor a commit"],
    [["--program", "preview/fixtures/empty", "--base", "package.json"], "package.json"],
    [["--program", "preview/fixtures/empty", "--base", "LICENSE"], "is not JSON"],
  ])("refuses %j with a sentence", async (argv, sentence) => {
    const { code, err } = await atrium(ROOT, ...argv);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/ {4}at /);
  });

  test("judges with a pack of the user's own, given by its path", async () => {
    const folder = mkdtempSync(join(tmpdir(), "atrium-pack-"));
    const pack = join(folder, "pack.mjs");
    writeFileSync(
      pack,
      'export const none = { name: "none", title: "none", description: "none", entries: [] };',
    );
    const { code, out } = await atrium(ROOT, "--program", fixture("both-clouds"), "--pack", pack, "--json");
    rmSync(folder, { recursive: true });
    expect([code, JSON.parse(out).verdicts, JSON.parse(out).packs]).toEqual([0, [], ["none"]]);
  });
});

describe("against a base", () => {
  let folder: string;
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
      cwd: folder,
      encoding: "utf8",
    });
  const write = (text: string) => writeFileSync(join(folder, "mall/index.ts"), text);
  const program = (...ranges: readonly (readonly [string, string])[]) =>
    [
      'import * as aws from "@pulumi/aws";',
      ...ranges.map(([name, range]) => `new aws.ec2.Vpc("${name}", { cidrBlock: "${range}" });`),
    ].join("\n");

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "atrium-repository-"));
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
    writeFileSync(join(folder, ".gitignore"), "node_modules\n");
    git("init", "--quiet", "--initial-branch=main");
    git("add", ".");
    git("commit", "--quiet", "-m", "nothing yet");
    mkdirSync(join(folder, "mall"));
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    writeFileSync(join(folder, "mall/Pulumi.yaml"), "name: mall\nruntime: nodejs\nmain: index.ts\n");
    write(program(["kept", "10.1.0.0/16"], ["gone", "10.2.0.0/16"]));
    git("add", ".");
    git("commit", "--quiet", "-m", "two networks");
    write(program(["kept", "10.1.0.0/16"], ["fresh", "10.3.0.0/16"]));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const leftovers = () => [
    git("worktree", "list").trim().split("\n").length - 1,
    readdirSync(tmpdir()).filter((name) => name.startsWith("atrium-base-")).length,
  ];

  test("compares with the program of a commit and leaves nothing behind", async () => {
    const { code, out } = await atrium(folder, "--program", join(folder, "mall"), "--base", "main", "--json");
    const { changes } = JSON.parse(out);
    expect(changes.added).toMatchObject([{ name: "fresh" }]);
    expect(changes.removed).toMatchObject([{ name: "gone" }]);
    expect(changes.addresses).toMatchObject({
      taken: [{ prefix: "10.3.0.0/16" }],
      freed: [{ prefix: "10.2.0.0/16" }],
    });
    const named = (verdicts: readonly { readonly urn: string }[]) => [
      ...new Set(verdicts.map(({ urn }) => urn.split("::").at(-1))),
    ];
    expect([named(changes.verdicts.new), named(changes.verdicts.fixed)]).toEqual([["fresh"], ["gone"]]);
    expect(code).toBe(1);
    expect(leftovers()).toEqual([0, 0]);
    expect(git("status", "--short")).toBe(" M mall/index.ts\n");
  });

  test("takes a commit that lacks the program for an empty base", async () => {
    const { out } = await atrium(folder, "--program", join(folder, "mall"), "--base", "main~1", "--json");
    const { changes } = JSON.parse(out);
    expect([changes.removed, changes.changed, changes.unchanged]).toEqual([[], [], 0]);
    expect(changes.added).toHaveLength(3);
  });

  test("says that a base cannot be previewed, and goes on without it", async () => {
    write("throw new Error('not today');");
    git("commit", "--quiet", "-am", "broken");
    write(program(["kept", "10.1.0.0/16"]));
    const { err, out } = await atrium(folder, "--program", join(folder, "mall"), "--base", "main", "--json");
    expect(err).toContain("main cannot be previewed, so there is no comparison");
    expect(JSON.parse(out).changes).toBeUndefined();
    expect(leftovers()).toEqual([0, 0]);
  });

  test("compares with the record that an earlier run wrote", async () => {
    const mall = join(folder, "mall");
    git("stash", "--quiet");
    const first = await atrium(folder, "--program", mall, "--json", "--out", "base.json");
    git("stash", "pop", "--quiet");
    expect([first.out, existsSync(join(folder, "base.json"))]).toEqual(["", true]);
    const { out } = await atrium(folder, "--program", mall, "--base", "base.json", "--format", "markdown");
    expect(out).toContain("| resources | 1 added | 0 changed | 1 removed |");
    expect(readFileSync(join(folder, "base.json"), "utf8")).toContain('"gone"');
  });
});
