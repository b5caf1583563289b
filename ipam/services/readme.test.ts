import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { toBind } from "../exporters/bind.ts";
import { toKea4, toKea6 } from "../exporters/kea.ts";
import { plannedServices } from "./testing.ts";

const README = readFileSync(new URL("../README.md", import.meta.url), "utf8");

it("the README's services can be copied below its plan: they are sound, and can be exported", () => {
  const [, plan = ""] = /```yaml\n([\s\S]*?)```/.exec(README) ?? [];
  const [, services = ""] = /## DHCP, DNS and NAT\n[\s\S]*?```yaml\n([\s\S]*?)```/.exec(README) ?? [];
  expect(services).toMatch(/^dhcp:\n[\s\S]*\ndns:\n[\s\S]*\nnat:\n/);
  const planned = plannedServices(`${plan}\n${services}`);
  expect(planned.allocation.warnings).toEqual([]);
  expect(planned.services.nat.map(({ name }) => name)).toEqual(["guests"]);
  const kea = String(toKea4(planned.plan, planned.allocation, { target: "kea-3" })[0]?.content);
  expect(JSON.parse(kea).Dhcp4.subnet4.length).toBeGreaterThan(10);
  expect(kea).toContain('"hw-address": "02:00:5e:10:00:01"');
  expect(toKea6(planned.plan, planned.allocation, { target: "kea-3" })).toHaveLength(1);
  expect(toBind(planned.plan, planned.allocation).length).toBeGreaterThan(3);
});

it("the README's classes and delegated prefixes can be copied below its plan", () => {
  const [, plan = ""] = /```yaml\n([\s\S]*?)```/.exec(README) ?? [];
  const [, classes = ""] = /\*\*Devices told apart\*\*[\s\S]*?```yaml\n([\s\S]*?)```/.exec(README) ?? [];
  const planned = plannedServices(`${plan}\n${classes}`);
  expect(planned.allocation.warnings).toEqual([]);
  const [file] = toKea6(planned.plan, planned.allocation, { target: "kea-3" });
  expect(file?.content).toContain('"delegated-len": 56');
  expect(toKea4(planned.plan, planned.allocation, { target: "kea-3" })[0]?.content).toContain("'phone'");
});
