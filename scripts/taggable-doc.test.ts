import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { tagForm } from "../components/tagging/taggable.ts";
import { TAGGABLE_DOC, taggableDoc } from "./taggable-doc.ts";
import { typesOf } from "./taggable-types.ts";

const document = taggableDoc();

it("writes the document that is checked in", () => {
  expect(readFileSync(new URL(`../${TAGGABLE_DOC}`, import.meta.url), "utf8")).toBe(document);
});

it("lists every type of both clouds once, in the column that the components tag by", () => {
  for (const [title, provider] of [
    ["AWS", "aws"],
    ["Alibaba Cloud", "alicloud"],
  ] as const) {
    const section = document.split(`## ${title}\n`)[1]?.split("\n## ")[0] ?? expect.fail(title);
    const listed = section
      .split("\n")
      .filter((line) => line.startsWith("| `"))
      .flatMap((line) => {
        const [, module = "", map = "", list = "", none = ""] = line.split("|").map((cell) => cell.trim());
        const tokens = (names: string, form: string) =>
          names
            .split(" ")
            .filter(Boolean)
            .map((name) => {
              const file = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
              return `${provider}:${module.replaceAll("`", "")}/${file}:${name} ${form}`;
            });
        return [...tokens(map, "map"), ...tokens(list, "list"), ...tokens(none, "none")];
      });
    const expected = typesOf(provider).map(({ token }) => `${token} ${tagForm(token) ?? "none"}`);
    expect(listed.sort()).toEqual(expected.sort());
  }
});

it("knows the child resources, and what a launch template tags", () => {
  expect(document).toContain("| `aws:ec2/tag:Tag` | `resourceId` |");
  expect(document).toContain("| `aws:ec2/launchTemplate:LaunchTemplate` | `tagSpecifications` |");
});
