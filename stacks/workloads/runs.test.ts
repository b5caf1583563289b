import { describe, expect, it } from "vitest";
import { requestsOf, runsSection } from "./runs.ts";

describe("what a system runs", () => {
  it("keeps its data unless the file says why not, and who answers for it", () => {
    expect(requestsOf(runsSection.parse({})).deletion).toBeUndefined();
    const deletion = { reason: "taken down after the move", owner: "it-lead" };
    expect(requestsOf(runsSection.parse({ deletion })).deletion).toEqual({
      allowed: { reason: "taken down after the move - it-lead" },
    });
    expect(runsSection.safeParse({ deletion: { reason: "taken down after the move" } }).success).toBe(false);
  });
});
