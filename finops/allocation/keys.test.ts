import { expect, it } from "vitest";
import { dimensionOf } from "./keys.ts";

const found = (key: string, ...spelled: readonly string[]) => {
  const dimension = dimensionOf(key, spelled, ["ServiceName"]);
  return dimension.kind === "tag" ? dimension.spellings : dimension.kind;
};

it("a key is found under every spelling of the tag plan, whatever a provider puts before it", () => {
  expect(found("department", "Department", " dept", "部门", "depot", "project")).toEqual([
    " dept",
    "Department",
    "部门",
  ]);
  expect(found("department", "user_department", "resourceTags/user:Dept")).toEqual([
    "resourceTags/user:Dept",
    "user_department",
  ]);
  expect(found("cost-center", "user_cost_center", "CostCentre")).toEqual(["CostCentre", "user_cost_center"]);
});

it("tags of an account or a person are no tags of the resource", () => {
  expect(
    found("department", "accountTag/department", "userAttribute/Department", "costCategory/department"),
  ).toEqual([]);
});

it("what is no key of the plan is its own spelling alone", () => {
  expect(found("colour", "Colour", "color")).toEqual(["Colour"]);
  expect([found("service"), found("ServiceName"), found("month"), found("gross")]).toEqual([
    "column",
    "column",
    "column",
    "sign",
  ]);
  expect(found("tag:service", "Service")).toEqual(["Service"]);
});
