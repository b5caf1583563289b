import { z } from "zod";
import {
  AlicloudCostExport,
  AwsCostExport,
  type CostExportArgs,
  EXPORT_KINDS,
  layoutAlicloudCostExport,
  layoutAwsCostExport,
} from "../../components/cost-export/index.ts";
import type { GovernedAccount } from "../governance/account.ts";
import { stepsOf, withoutUndefined } from "../governance/written.ts";
import { key, text } from "../texts.ts";
import { lostPlaces } from "./account-region.ts";
import type { Asked, GroupKind, WorkloadLinks } from "./asked.ts";

const costExportSection = z.strictObject({
  account: key.describe("name in accounts:, the one that pays"),
  region: z.string().min(1),
  exports: z
    .array(z.enum(EXPORT_KINDS))
    .optional()
    .describe(
      "AWS: focus (if left out), cur2; China's partition: legacy; Alibaba Cloud: instances, split (both if left out)",
    ),
  key: key.optional().describe("AWS: key domain of answers; it serves athena"),
  readers: z.record(key, text).describe("who asks, and why"),
  scanLimitGb: z.int().optional().describe("most gigabytes that one question reads; 100 if left out"),
  answerDays: z.int().optional().describe("AWS: days that answers are kept; 30 if left out"),
  questions: z
    .record(key, z.strictObject({ title: text, sql: z.string().min(1) }))
    .optional()
    .describe("questions that come back, as atrium costs sql prints them"),
});

export const costExportsSection = z.record(key, costExportSection);

type Section = z.infer<typeof costExportsSection>;
type CostExport = z.infer<typeof costExportSection>;

export const costExports: GroupKind<Section> = {
  references: (section, scope) =>
    Object.entries(section).flatMap(([name, each]) => lostPlaces("cost-exports", name, each, scope)),
  plan: (section, scope) =>
    Object.entries(section).flatMap(([name, each]) => {
      const account = scope.accounts[each.account];
      return account === undefined ? [] : [asked(name, each, account)];
    }),
};

function asked(name: string, section: CostExport, account: GovernedAccount): Asked {
  const at = ["workloads", "cost-exports", name];
  const aws = account.provider === "aws";
  return {
    name,
    at,
    place: (path) => [...at, ...stepsOf(path)],
    layout: (links) =>
      aws
        ? layoutAwsCostExport(name, argsOf(section, account, links))
        : layoutAlicloudCostExport(name, argsOf(section, account, links)),
    build: (links, opts) => {
      const here = opts(account.name, section.region);
      if (aws) new AwsCostExport(name, argsOf(section, account, links), here);
      else new AlicloudCostExport(name, argsOf(section, account, links), here);
    },
  };
}

function argsOf(section: CostExport, account: GovernedAccount, links: WorkloadLinks): CostExportArgs {
  const { key: domain, ...rest } = section;
  return {
    ...withoutUndefined(rest),
    account: account.id,
    environment: account.environment,
    tags: { ...account.tags, "data-class": "confidential" },
    ...(domain === undefined ? {} : { key: links.key(account.name, section.region, domain) }),
  };
}
