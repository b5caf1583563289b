import { describe, expect, test } from "vitest";
import type { RecordedResource } from "../record.ts";
import { announcedSince } from "./announced.ts";
import type { StateResource } from "./engine-record.ts";
import { losses } from "./losses.ts";

const SUBNET = "aws:ec2/subnet:Subnet";
const urn = (name: string) => `urn:pulumi:dev::p::${SUBNET}::${name}`;

const deployed = (name: string, inputs: Readonly<Record<string, unknown>>): StateResource => ({
  urn: urn(name),
  type: SUBNET,
  custom: true,
  inputs,
});

const planned = (
  name: string,
  inputs: RecordedResource["inputs"],
  more: Partial<RecordedResource> = {},
): RecordedResource => ({
  urn: urn(name),
  type: SUBNET,
  name,
  custom: true,
  inputs,
  dependencies: [],
  propertyDependencies: {},
  protect: false,
  ...more,
});

describe("an upgrade", () => {
  const state = [deployed("db", { cidrBlock: "10.0.0.0/24", vpcId: "vpc-1", tags: { owner: "a" } })];

  test("that only adds or updates takes nothing", () => {
    const head = [
      planned("db", { cidrBlock: "10.0.0.0/24", vpcId: { $unknown: true }, tags: { owner: "b" } }),
      planned("app", { cidrBlock: "10.0.1.0/24" }),
    ];
    expect(losses(state, head)).toEqual([]);
  });

  test("that changes what cannot be changed in place replaces", () => {
    expect(losses(state, [planned("db", { cidrBlock: "10.0.9.0/24", vpcId: "vpc-1" })])).toEqual([
      { urn: urn("db"), type: SUBNET, kind: "replace", because: ["cidrBlock"] },
    ]);
  });

  test("that renames deletes, unless an alias says who it was", () => {
    const inputs = { cidrBlock: "10.0.0.0/24", vpcId: "vpc-1" };
    expect(losses(state, [planned("data", inputs)])).toEqual([
      { urn: urn("db"), type: SUBNET, kind: "delete", because: [] },
    ]);
    expect(losses(state, [planned("data", inputs, { aliases: [urn("db")] })])).toEqual([]);
  });

  test("leaves the engine's own resources out", () => {
    const engines = [
      { urn: "urn:pulumi:dev::p::pulumi:providers:aws::default_7_0_0", type: "pulumi:providers:aws" },
      { urn: "urn:pulumi:dev::p::pulumi:pulumi:Stack::p-dev", type: "pulumi:pulumi:Stack" },
    ];
    expect(losses(engines, [])).toEqual([]);
  });
});

describe("the changelog", () => {
  const loss = { urn: urn("db"), type: SUBNET, kind: "replace", because: ["cidrBlock"] } as const;
  const release = (version: string, bullet: string) =>
    `## ${version}\n\n### Replaced or deleted\n\n${bullet}\n\n### Fixed\n\n- \`${SUBNET}\` has tags.\n\n`;

  test.each([
    ["names the type", release("0.2.0", `- \`${SUBNET}\`: ids changed.`), true],
    ["names the resource", release("0.2.0", `- \`${SUBNET}\` \`db\`: ids changed.`), true],
    ["names another resource", release("0.2.0", `- \`${SUBNET}\` \`app\`: ids changed.`), false],
    ["names another type", release("0.2.0", "- `aws:ec2/vpc:Vpc`: ids changed."), false],
    ["said so in the recorded release", release("0.1.0", `- \`${SUBNET}\`: ids changed.`), false],
    ["says nothing", "## 0.2.0\n\n### Fixed\n\n- All.\n", false],
  ])("%s", (_title, text, announced) => {
    expect(announcedSince(`# Changes\n\n${text}## 0.1.0\n\nFirst.\n`, "0.1.0")(loss)).toBe(announced);
  });
});
