import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { answerTo } from "../testing.ts";
import { auditCommand } from "./audit.ts";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const TOKENS = "compute-require-metadata-tokens";
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "judging-"));
  const machine = (name: string, metadataOptions: unknown) => ({
    urn: `urn:pulumi:dev::mall::aws:ec2/instance:Instance::${name}`,
    type: "aws:ec2/instance:Instance",
    custom: true,
    id: name,
    inputs: { metadataOptions },
    outputs: {},
  });
  const resources = [machine("till", { httpTokens: "optional" }), machine("later", UNKNOWN)];
  write("state.json", { version: 3, deployment: { resources } });
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, content: unknown): void {
  writeFileSync(join(folder, file), typeof content === "string" ? content : JSON.stringify(content));
}
const audit = (...argv: readonly string[]) =>
  answerTo(["audit", "state.json", ...argv], folder, [auditCommand]);

/** Status and level of each verdict of one control. */
async function found(...argv: readonly string[]): Promise<readonly string[]> {
  const { out } = await audit("--json", ...argv);
  const { verdicts } = JSON.parse(out) as {
    verdicts: readonly { control: string; urn: string; status: string; level: string }[];
  };
  return verdicts
    .filter(({ control }) => control === TOKENS)
    .map(({ urn, status, level }) => `${urn.split("::").at(-1)} ${status} ${level}`);
}

test("the file that pulumi takes sets levels and exceptions", async () => {
  expect(await found()).toEqual(["till fail mandatory", "later unknown mandatory"]);
  write("policies.json", { [TOKENS]: "advisory" });
  expect(await found("--policy-config", "policies.json")).toEqual([
    "till fail advisory",
    "later unknown advisory",
  ]);
  const people = { owner: "it", approver: "security", ticket: "OPS-1" };
  const exception = { resource: "till", reason: "release 9", expires: inDays(9), ...people };
  write("policies.json", { [TOKENS]: { exceptions: [exception] } });
  expect(await found("--policy-config", "policies.json")).toContain("till excepted mandatory");
  expect((await audit("--policy-config", "policies.json")).out).toMatch(/9 days\s+left/);
});

test("what is undecided fails where that is asked, on the command line or in the file", async () => {
  expect(await found("--undecided", "fail")).toEqual(["till fail mandatory", "later fail mandatory"]);
  expect(await found("--undecided", "fail-critical")).toContain("later unknown mandatory");
  write("policies.json", { "undecided-until-deployed": { undecided: "fail" } });
  expect(await found("--policy-config", "policies.json")).toContain("later fail mandatory");
  // The command line has the last word.
  expect(await found("--policy-config", "policies.json", "--undecided", "report")).toContain(
    "later unknown mandatory",
  );
});

test("faults of the file are told all at once, and nothing is judged", async () => {
  write("policies.json", { [TOKENS]: { days: 1 }, "compute-no-such": "mandatory" });
  const { code, out, err } = await audit("--policy-config", "policies.json");
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain(`policies.json ${TOKENS}.days = 1: is no setting of this control`);
  expect(err).toContain("policies.json compute-no-such: is no control of this pack");
});

test.each([
  ["missing.json", undefined, "no such file"],
  ["broken.json", "{", "is no JSON"],
  ["list.json", "[]", "is no map of controls"],
])("%s is one clear fault", async (file, content, message) => {
  if (content !== undefined) write(file, content);
  const { code, err } = await audit("--policy-config", file);
  expect(code).toBe(2);
  expect(err).toContain(message);
  expect(err.trim().split("\n")).toHaveLength(1);
});

test("a mode that there is not is refused", async () => {
  expect((await audit("--undecided", "maybe")).code).toBe(2);
});
