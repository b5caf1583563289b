import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { BadInput } from "../ipam/diagnostic.ts";
import { functionCode, zipOf } from "./function-code.ts";

const folder = mkdtempSync(join(tmpdir(), "zip-"));
afterAll(() => rmSync(folder, { recursive: true }));
const unzip =
  "import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);assert z.testzip() is None;i=z.infolist()[0];print(i.filename, oct(i.external_attr>>16), z.read(i).decode())";
const python = spawnSync("python3", ["--version"]).status === 0;

const capabilities = readdirSync(new URL("./", import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter((name) => readdirSync(new URL(`./${name}/`, import.meta.url)).includes("function"));

describe("a function's code", () => {
  it.each(capabilities)("of %s starts where no SDK of AWS is: on Function Compute", (capability) => {
    const file = join(folder, `${capability}.cjs`);
    writeFileSync(file, functionCode(capability).text);
    const script = `console.log(Object.keys(require(${JSON.stringify(file)})).includes("handler"))`;
    const { stdout, stderr } = spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
    expect([stdout, stderr]).toEqual(["true\n", ""]);
  });

  it("that was not built is one clear fault", () => {
    expect(() => functionCode("no-such-capability")).toThrow(BadInput);
  });

  it.runIf(python)("is an archive that others can open", () => {
    const file = join(folder, "code.zip");
    writeFileSync(file, Buffer.from(zipOf("index.js", "exports.a = '告警';"), "base64"));
    const { stdout, stderr } = spawnSync("python3", ["-c", unzip, file], { encoding: "utf8" });
    expect([stdout, stderr]).toEqual(["index.js 0o100644 exports.a = '告警';\n", ""]);
  });

  it("is the same archive every time", () => {
    expect(zipOf("index.js", "x")).toBe(zipOf("index.js", "x"));
  });
});
