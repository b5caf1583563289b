import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { baseline } from "../policy-packs/baseline/pack.ts";
import { previewReport, runProgram, terminalReport } from "../preview/index.ts";
import { loadEstate } from "../stacks/index.ts";

const HERE = new URL("./", import.meta.url).pathname;
/** Estates that the landing zone itself builds; an example with a program of its own has its own test. */
const estates = readdirSync(HERE).filter(
  (name) => existsSync(join(HERE, name, "estate.yaml")) && !existsSync(join(HERE, name, "Pulumi.yaml")),
);

test("there are estates to try", () => {
  expect(estates).toEqual(expect.arrayContaining(["china-and-abroad", "mall-group", "single-mall"]));
});

describe.each(estates)("%s", (name) => {
  const file = `examples/${name}/estate.yaml`;

  test("is allocated in full: its lock holds every address of its plan", () => {
    expect(loadEstate(join(HERE, name, "estate.yaml")).estate.name).toBe(name);
  });

  test("previews as expected, with nothing failed", async () => {
    const record = await runProgram({ program: HERE, stack: "dev", config: { "atrium:estate": file } });
    const report = previewReport({
      record,
      packs: [baseline],
      asked: { estate: file, failOn: "mandatory" },
      startedAt: performance.now(),
    });
    expect(report.verdicts.filter(({ status }) => status === "fail").map(({ message }) => message)).toEqual(
      [],
    );
    const text = terminalReport(report, { color: false, width: 110 }).replace(
      /offline in [\d.]+ s/,
      "offline",
    );
    await expect(text).toMatchFileSnapshot(`${name}/expected/preview.txt`);
  });
});
