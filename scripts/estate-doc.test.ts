import { expect, it } from "vitest";
import { estateDoc, estateKeys } from "./estate-doc.ts";

it("every key of the schema has an example in stacks/everything.yaml", () => {
  const lacking = estateKeys().filter(({ example }) => example === undefined);
  expect(lacking.map(({ path }) => path.join("."))).toEqual([]);
});

it("every key that may be left out says what it is for, or what holds then", () => {
  const silent = estateKeys().filter(({ about, otherwise }) => about === "" && otherwise === "");
  expect(silent.map(({ path }) => path.join("."))).toEqual([]);
});

it("has one row a key, under the heading of its section", () => {
  const text = estateDoc();
  expect(text.match(/^\| `/gm)).toHaveLength(estateKeys().length);
  expect(text).toMatch(
    /## governance\.audit-log\n\n\| key .*\n\| --- .*\n\| `governance\.audit-log\.off` \|/,
  );
  expect(text).toContain(
    "| `accounts.<name>.environment` | `production`, `staging`, `development`, `test` | `production` |",
  );
});
