import { z } from "zod";
import {
  AlicloudConfigBackup,
  AwsConfigBackup,
  type ConfigBackupArgs,
  layoutAlicloudConfigBackup,
  layoutAwsConfigBackup,
} from "../../components/config-backup/index.ts";
import type { GovernedAccount } from "../governance/account.ts";
import { stepsOf, withoutUndefined } from "../governance/written.ts";
import { key, text } from "../texts.ts";
import { lostPlaces } from "./account-region.ts";
import type { Asked, GroupKind, WorkloadLinks } from "./asked.ts";

const device = z.strictObject({
  kind: z.enum(["network-core", "security", "server"]),
  core: z.boolean().optional().describe("a server of a core system, kept a year (guide 1.7.3)"),
});

const collector = z.strictObject({
  purpose: text,
  takenBy: z
    .union([z.string().min(1), z.strictObject({ certificates: z.string().min(1) })])
    .describe("role that uploads; on AWS also a trust anchor of IAM Roles Anywhere"),
  devices: z
    .record(z.string(), device)
    .describe("as file names have them: Router-A-20241201-v1.0.cfg (guide 1.7.3)"),
});

const configBackupSection = z.strictObject({
  account: key.describe("name in accounts:"),
  region: z.string().min(1),
  offSite: z.string().min(1).describe("region of the second copy, 50 km away at least (guide 1.7.3)"),
  key: key.describe("key domain of the files, in both regions"),
  collectors: z.record(key, collector).describe("who uploads, for which devices"),
  readers: z.record(key, text).describe("who restores, and why"),
  accessLog: z
    .strictObject({ project: z.string().min(1), store: z.string().min(1) })
    .optional()
    .describe("Alibaba Cloud: real-time log of OSS; its own project if left out"),
});

export const configBackupsSection = z.record(key, configBackupSection);

type Section = z.infer<typeof configBackupsSection>;
type ConfigBackup = z.infer<typeof configBackupSection>;

export const configBackups: GroupKind<Section> = {
  references: (section, scope) =>
    Object.entries(section).flatMap(([name, each]) => lostPlaces("config-backups", name, each, scope)),
  plan: (section, scope) =>
    Object.entries(section).flatMap(([name, each]) => {
      const account = scope.accounts[each.account];
      return account === undefined ? [] : [asked(name, each, account)];
    }),
};

function asked(name: string, section: ConfigBackup, account: GovernedAccount): Asked {
  const at = ["workloads", "config-backups", name];
  const args = (links: WorkloadLinks) => argsOf(section, account, links);
  return {
    name,
    at,
    place: (path) => {
      const [first = "", ...rest] = stepsOf(path);
      return first === "offSiteKey" ? [...at, "key"] : [...at, first, ...rest];
    },
    layout: (links) =>
      account.provider === "aws"
        ? layoutAwsConfigBackup(name, args(links))
        : layoutAlicloudConfigBackup(name, args(links)),
    build: (links, opts) => {
      const here = opts(account.name, section.region);
      if (account.provider === "aws") {
        new AwsConfigBackup(name, args(links), here);
        return;
      }
      const { provider } = opts(account.name, section.offSite);
      if (provider === undefined) throw new Error(`${account.name} has no provider of ${section.offSite}`);
      new AlicloudConfigBackup(name, args(links), here, { offSite: provider });
    },
  };
}

function argsOf(section: ConfigBackup, account: GovernedAccount, links: WorkloadLinks): ConfigBackupArgs {
  const { account: _, key: domain, collectors, accessLog, ...rest } = section;
  const route = links.route(account.name, section.region);
  return {
    ...rest,
    account: account.id,
    environment: account.environment,
    tags: { ...account.tags, "data-class": "confidential" },
    key: links.key(account.name, section.region, domain),
    offSiteKey: links.key(account.name, section.offSite, domain),
    collectors: Object.fromEntries(
      Object.entries(collectors).map(([name, { devices, ...each }]) => [
        name,
        {
          ...each,
          devices: Object.fromEntries(
            Object.entries(devices).map(([named, about]) => [named, withoutUndefined(about)]),
          ),
        },
      ]),
    ),
    ...(accessLog === undefined ? {} : { accessLog }),
    ...(route === undefined ? {} : { route }),
  };
}
