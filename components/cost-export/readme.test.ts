import { expect, it } from "vitest";
import { readmeSnippet, typesMade } from "../workload/readme.ts";
import { keyFor, TAGS } from "../workload/testing.ts";
import { AwsCostExport } from "./aws.ts";

it("the README's snippet runs as it stands", async () => {
  const run = readmeSnippet(new URL("README.md", import.meta.url), {
    AwsCostExport,
    tags: TAGS,
    keys: { keys: { bills: keyFor("athena") } },
    sql: "SELECT 1",
  });
  expect(await typesMade(run)).toEqual(
    expect.arrayContaining(["aws:bcmdata/export:Export", "aws:athena/namedQuery:NamedQuery"]),
  );
});
