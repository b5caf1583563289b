import { parse } from "yaml";
import type { z } from "zod";
import { type Diagnostic, readSource, type Source } from "../../ipam/index.ts";
import type { GovernedAccount } from "./account.ts";

const TAGS = {
  department: "it",
  "business-line": "group",
  project: "landing-zone",
  environment: "production",
  owner: "platform",
  "data-class": "confidential",
};

const account = (
  name: string,
  provider: "aws" | "alicloud",
  id: string,
  purpose: GovernedAccount["purpose"],
  ...regions: readonly [string, ...string[]]
): GovernedAccount => ({
  name,
  provider,
  id,
  purpose,
  environment: "production",
  home: regions[0],
  regions,
  tags: TAGS,
});

/** A group with two accounts on each cloud. */
export const ACCOUNTS: Readonly<Record<string, GovernedAccount>> = Object.fromEntries(
  [
    account("org", "aws", "111122220000", "management", "ap-southeast-1"),
    account("shop", "aws", "111122223333", "workload", "ap-southeast-1", "ap-northeast-1"),
    account("ali", "alicloud", "1000000000000001", "workload", "cn-shanghai", "cn-beijing"),
    account("ali-logs", "alicloud", "1000000000000002", "log-archive", "cn-shanghai"),
  ].map((each) => [each.name, each]),
);

export function accountOf(name: string): GovernedAccount {
  const found = ACCOUNTS[name];
  if (found === undefined) throw new Error(`no account ${name}`);
  return found;
}

/** One section of an estate, as the file would hold it. */
export function sectionOf<T extends z.ZodType>(
  name: string,
  schema: T,
  yaml: string,
): { readonly section: z.infer<T>; readonly source: Source } {
  const indented = yaml
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
  const text = `governance:\n  ${name}:\n${indented}\n`;
  return { section: schema.parse(parse(yaml) ?? {}), source: readSource(text, "estate.yaml") };
}

/** Path and message of each fault, to be read in a table. */
export function seen(faults: readonly Diagnostic[]): readonly (readonly [string, string])[] {
  return faults.map(({ path, message }) => [path, message]);
}
