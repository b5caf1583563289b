import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { runProgram } from "../run-program.ts";
import { differences } from "./compare.ts";
import { folders, STACK } from "./example-cases.ts";
import { previewAsTyped } from "./preview-as-typed.ts";
import { findPulumiCli } from "./pulumi-cli.ts";
import { describeSameAsEngine, title } from "./same-as-engine.ts";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
const PROGRAMS = fileURLToPath(new URL("./programs/", import.meta.url));
const cli = findPulumiCli();
const tricky = folders(PROGRAMS).map((name) => ({ name, folder: join(PROGRAMS, name), config: {} }));

test("finds programs to compare", () => {
  expect(tricky.length).toBeGreaterThan(5);
});

describeSameAsEngine(tricky);

describe.skipIf(!cli.found)(title, () => {
  test("gives a person who types pulumi preview at the root the resources of the offline preview", async () => {
    const [ours, engines] = await Promise.all([
      runProgram({ program: PROJECT, stack: STACK }),
      previewAsTyped(cli.found ? cli.folder : "", PROJECT, STACK),
    ]);
    expect(engines.length).toBeGreaterThan(100);
    expect(differences(ours.resources, engines)).toEqual([]);
  });
});
