import { describe, expect, it } from "vitest";
import { codesOf } from "../workload/fault-table.ts";
import type { SystemArgs } from "./contract.ts";
import { faultCases } from "./faults.cases.ts";
import { layoutSystem } from "./layout.ts";
import { systemArgs } from "./testing.ts";

const REGION = { aws: "ap-southeast-1", alicloud: "cn-shanghai" } as const;
const codes = (cloud: "aws" | "alicloud", more: Partial<SystemArgs>) =>
  codesOf(() => layoutSystem("pos", systemArgs(cloud, REGION[cloud], more)));

describe("a system with", () => {
  it.each(faultCases)("$title is refused on $cloud: $code", ({ cloud, args, code, twin }) => {
    expect(codes(cloud, args)).toEqual([code]);
    expect(codes(cloud, twin)).toEqual([]);
  });
});
