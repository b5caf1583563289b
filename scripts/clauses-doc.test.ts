import { describe, expect, test } from "vitest";
import { carriedClauses, clausesDoc } from "./clauses-doc.ts";

const all = carriedClauses();

describe("clauses that a component can carry", () => {
  test("are many, and some are cited", () => {
    expect(all.length).toBeGreaterThan(60);
    expect(all.find(({ clause }) => clause.id === "8.3.4-a")?.files).toContain(
      "components/network/contract.ts",
    );
  });

  test("are each cited by a component or have a written reason", () => {
    const open = all.filter(({ files, reason }) => files.length === 0 && reason === undefined);
    expect(open.map(({ clause }) => `${clause.id} ${clause.title}`)).toEqual([]);
  });

  test("have no reason once they are cited", () => {
    const stale = all.filter(({ files, reason }) => files.length > 0 && reason !== undefined);
    expect(stale.map(({ clause }) => clause.id)).toEqual([]);
  });

  test("stand in the document, each in a row of its own", () => {
    const rows = clausesDoc()
      .split("\n")
      .filter((line) => /^\| \d/.test(line));
    expect(rows).toHaveLength(all.length);
  });
});
