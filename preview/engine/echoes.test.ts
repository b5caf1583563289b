import { expect, test } from "vitest";
import { echoes } from "./echoes.ts";
import type { ReplayStep } from "./replay.ts";

const step = (urn: string, ...changes: readonly string[]): ReplayStep => ({
  urn,
  type: "a:b:C",
  op: "update",
  keys: [],
  changes,
});
const written = (urn: string, propertyDependencies: Readonly<Record<string, readonly string[]>> = {}) => ({
  urn,
  propertyDependencies,
});
const secrets = new Map([["tunnel", new Set(["key"])]]);

test("a change of a secret alone is an echo of the recording", () => {
  expect([...echoes([step("tunnel", "key")], secrets, [written("tunnel")])]).toEqual(["tunnel"]);
});

test("what is made of an echo's outputs is one too, whatever the order of steps", () => {
  const resources = [
    written("far", { peer: ["gateway"] }),
    written("gateway", { ip: ["tunnel"] }),
    written("tunnel"),
  ];
  const steps = [step("far", "peer"), step("gateway", "ip"), step("tunnel", "key")];
  expect([...echoes(steps, secrets, resources)].sort()).toEqual(["far", "gateway", "tunnel"]);
});

test("a change beside the secret, or of an input that nothing feeds, is no echo", () => {
  const resources = [written("tunnel"), written("gateway", { ip: ["tunnel"] })];
  const beside = [step("tunnel", "key", "inside"), step("gateway", "ip")];
  expect(echoes(beside, secrets, resources).size).toBe(0);
  const own = [step("tunnel", "key"), step("gateway", "ip", "name")];
  expect([...echoes(own, secrets, resources)]).toEqual(["tunnel"]);
});

test("a step that says no input is not excused by it", () => {
  expect(echoes([step("tunnel")], secrets, [written("tunnel")]).size).toBe(0);
});
