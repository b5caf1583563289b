import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseCatalogue } from "./catalogue.ts";
import { clause, clauses, isClauseId } from "./index.ts";

test("holds the guide's 618 requirements, each with its numbers", () => {
  expect(clauses()).toHaveLength(618);
  expect(clause("1.1.1-b").strength).toBe("should");
  expect(clause("1.1.1-a").quantities).toEqual({ min_length_chars: 8 });
});

test("refuses a citation of a clause that the guide does not have", () => {
  expect(isClauseId("99.9.9-z")).toBe(false);
  // @ts-expect-error an unknown id does not compile
  expect(() => clause("99.9.9-z")).toThrow('unknown clause "99.9.9-z"');
});

test("names every malformed row at once", () => {
  const text = readFileSync(new URL("./clauses.yaml", import.meta.url), "utf8")
    .replace("\n  strength: must", "\n  strength: perhaps")
    .replace('id: "1.1.1-b"', 'id: "1.1.1-c"');
  expect(() => parseCatalogue(text)).toThrow(/1\.1\.1-a[\s\S]*1\.1\.1-c occurs twice/);
});
