import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { answerTo } from "../testing.ts";
import { policiesExcept } from "./policies-except.ts";

const TOKENS = "compute-require-metadata-tokens";
const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "except-"));
  const machine = (name: string, httpTokens?: string) => ({
    urn: `urn:pulumi:dev::mall::aws:ec2/instance:Instance::${name}`,
    type: "aws:ec2/instance:Instance",
    custom: true,
    id: `i-${name}`,
    inputs: httpTokens ? { metadataOptions: { httpTokens } } : {},
    outputs: {},
  });
  const resources = [machine("till-1"), machine("till-2"), machine("kiosk"), machine("web", "required")];
  writeFileSync(join(folder, "state.json"), JSON.stringify({ version: 3, deployment: { resources } }));
});
afterEach(() => rmSync(folder, { recursive: true }));

function except(resource: string, ...more: readonly string[]) {
  const given = {
    "--reason": "no tokens before release 9",
    "--owner": "pos-team",
    "--approver": "security",
    "--ticket": "OPS-1",
    "--until": inDays(30),
  };
  const control = more.includes("--control") ? more[more.indexOf("--control") + 1] : TOKENS;
  const rest = more.filter((word, i) => word !== "--control" && more[i - 1] !== "--control");
  const defaults = Object.entries(given).filter(([option]) => !rest.includes(option));
  return answerTo(["except", control ?? TOKENS, resource, ...defaults.flat(), ...rest], folder, [
    policiesExcept,
  ]);
}
const held = () => parse(readFileSync(join(folder, "exceptions.yaml"), "utf8")).exceptions;

test("writes what was given, and says what it covers", async () => {
  const { code, out } = await except("kiosk", "--state", "state.json");
  expect(out).toContain(`1 resource excused from ${TOKENS} until ${inDays(30)} (OPS-1)`);
  expect(code).toBe(0);
  expect(held()).toEqual([
    {
      control: TOKENS,
      resource: "kiosk",
      reason: "no tokens before release 9",
      owner: "pos-team",
      approver: "security",
      ticket: "OPS-1",
      expires: inDays(30),
    },
  ]);
});

test("a dry run prints the file and writes none; as JSON it says so", async () => {
  const dry = await except("till-*", "--state", "state.json", "--dry-run");
  expect(parse(dry.out).exceptions).toHaveLength(1);
  const json = JSON.parse((await except("till-*", "--state", "state.json", "--dry-run", "--json")).out);
  expect(json).toMatchObject({ written: false, exception: { resource: "till-*" } });
  expect(json.covers.map((urn: string) => urn.split("::").at(-1))).toEqual(["till-1", "till-2"]);
  expect(held).toThrow(/ENOENT/);
});

describe("is refused, and nothing is written,", () => {
  test.each([
    ["wider than what fails", ["*", "--state", "state.json"], "covers every resource"],
    [
      "beside what passes",
      ["*::aws:ec2/*", "--state", "state.json"],
      "also names web; use till-1, till-2, kiosk, one exception each",
    ],
    ["a star for one resource", ["kio*", "--state", "state.json"], "it stands for one resource; use kiosk"],
    ["for what does not fail", ["web", "--state", "state.json"], "does not fail"],
    [
      "for what is not there",
      ["kiosc", "--state", "state.json"],
      "did you mean kiosk? what fails: till-1, till-2, kiosk",
    ],
    ["a star without evidence", ["till-*"], "give --state or --estate"],
    ["too long", ["kiosk", "--until", inDays(200)], "more than 92 days"],
    ["expired", ["kiosk", "--until", inDays(-2)], "expired on"],
    ["no date", ["kiosk", "--until", "2026-02-30"], "is no date"],
    ["by its own owner", ["kiosk", "--approver", "POS-team"], "approved by its own owner"],
    ["no such control", ["kiosk", "--control", "compute-require-metadata-token"], `did you mean ${TOKENS}?`],
    ["no such state", ["kiosk", "--state", "nowhere.json"], "no such file"],
  ])("%s", async (_, [resource = "", ...options], message) => {
    const { code, err } = await except(resource, ...options);
    expect(err).toContain(message);
    expect(code).toBe(2);
    expect(held).toThrow(/ENOENT/);
  });
});

test("tells every fault at once", async () => {
  const { err } = await except("kiosk", "--until", "soon", "--approver", "pos-team", "--reason", " ");
  expect(err.trim().split("\n")).toHaveLength(3);
});

test("excuses the same twice only to replace it", async () => {
  await except("kiosk");
  expect((await except("kiosk", "--until", inDays(60))).err).toContain("excuses the same already");
  expect((await except("kiosk", "--until", inDays(60), "--replace")).code).toBe(0);
  expect(held().map((each: { expires: string }) => each.expires)).toEqual([inDays(60)]);
});
