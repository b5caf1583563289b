import { describe, expect, it } from "vitest";
import { askedOfAws, awsWorld } from "./fixtures/aws-world.ts";
import { readRequests } from "./requests.ts";
import { askAws } from "./testing.ts";

const aws = readRequests(new URL("./aws.md", import.meta.url));

describe("on AWS", () => {
  it.each(aws)("line $line: $who $action $on ($when) is $verdict: $why", async (row) => {
    expect(await askAws(awsWorld, askedOfAws(row))).toBe(row.verdict);
  });
});
