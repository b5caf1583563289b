import * as alicloud from "@pulumi/alicloud";
import type { CustomResourceOptions, Input } from "@pulumi/pulumi";
import type { MakeChild } from "../component.ts";
import { ossInternalEndpoint } from "../partition/alicloud.ts";
import type { AuditArchiveArgs } from "./contract.ts";
import type { ArchiveLayout } from "./layout.ts";
import { projectName } from "./names.ts";
import { EVENT_FIELDS, SLS_QUESTIONS } from "./questions.ts";
import type { StorePlan } from "./store-plan.ts";

export interface CentralLogs {
  readonly project: alicloud.log.Project;
  readonly stores: ReadonlyMap<string, alicloud.log.Store>;
  /** A service that writes makes an index of its own where there is none, and then this one is refused. */
  readonly indexes: readonly alicloud.log.StoreIndex[];
}

interface Roles {
  readonly keys: Input<string>;
  readonly export: Input<string>;
}

/** One project for the logs of all accounts: stores by source, searchable, encrypted, kept by class. */
export function centralLogs(
  make: { readonly child: MakeChild; readonly stateful: MakeChild },
  layout: ArchiveLayout,
  args: AuditArchiveArgs,
  roles: Roles,
  securityBucket: Input<string>,
  waits: CustomResourceOptions,
): CentralLogs {
  const { child, stateful } = make;
  const project = stateful(alicloud.log.Project, "logs", {
    projectName: projectName(layout.place),
    description: "Logs of all accounts",
    tags: { "log-class": "security" },
  });
  const stores = new Map<string, alicloud.log.Store>();
  const indexes: alicloud.log.StoreIndex[] = [];
  for (const plan of layout.stores) {
    const store = stateful(
      alicloud.log.Store,
      plan.key,
      {
        projectName: project.projectName,
        logstoreName: plan.name,
        retentionPeriod: plan.days,
        hotTtl: plan.hotDays,
        ...(plan.infrequentDays >= LEAST_INFREQUENT_DAYS ? { infrequentAccessTtl: plan.infrequentDays } : {}),
        shardCount: 2,
        autoSplit: true,
        maxSplitShardCount: 64,
        appendMeta: true,
        encryptConf: {
          enable: true,
          encryptType: "default",
          userCmkInfo: { cmkKeyId: args.key.id, arn: roles.keys, regionId: args.region },
        },
      },
      waits,
    );
    stores.set(plan.key, store);
    const index = child(alicloud.log.StoreIndex, plan.key, {
      project: project.projectName,
      logstore: store.logstoreName,
      ...indexOf(plan),
    });
    indexes.push(index);
    if (plan.exported) {
      child(
        alicloud.sls.OssExportSink,
        plan.key,
        {
          project: project.projectName,
          jobName: `export-${plan.key}`,
          displayName: `export-${plan.key}`,
          description: "New logs every five minutes, kept and copied as objects",
          configuration: {
            logstore: store.logstoreName,
            roleArn: roles.export,
            fromTime: 1,
            toTime: 0,
            sink: {
              bucket: securityBucket,
              endpoint: ossInternalEndpoint(args.region),
              roleArn: roles.export,
              prefix: `${plan.key}/`,
              pathFormat: "%Y/%m/%d/%H",
              pathFormatType: "time",
              // The shortest interval there is. @clause 1.10.2-f
              bufferInterval: "300",
              bufferSize: "256",
              contentType: "json",
              contentDetail: JSON.stringify({ enableTag: true }),
              compressionType: "gzip",
              timeZone: "+0800",
            },
          },
        },
        {
          ...waits,
          dependsOn: [waits.dependsOn ?? [], index].flat() as CustomResourceOptions["dependsOn"] & [],
        },
      );
    }
  }
  dashboards(child, layout, project, stores);
  return { project, stores, indexes };
}

/** Least days of infrequent access; log.StoreArgs and "Intelligent storage tiering", SLS user guide. */
const LEAST_INFREQUENT_DAYS = 30;

/** Without an index a store can be read, not searched. @clause 1.10.3-a */
function indexOf({ events }: StorePlan) {
  const fullText = { caseSensitive: false, includeChinese: true, token: TOKENS };
  if (!events) return { fullText };
  return {
    fullText,
    fieldSearches: [
      {
        name: "event",
        type: "json",
        token: TOKENS,
        jsonKeys: EVENT_FIELDS.map((name) => ({ name, type: "text", docValue: true })),
      },
    ],
  };
}

const TOKENS = " ,;[]{}()&^*#@~=<>/\\?:'\"\n\t\r";

/** The auditor's questions, one chart each, over the trail of each account. Log Service has no resource for saved searches. */
function dashboards(
  child: MakeChild,
  layout: ArchiveLayout,
  project: alicloud.log.Project,
  stores: ReadonlyMap<string, alicloud.log.Store>,
): void {
  for (const { key, events, name } of layout.stores) {
    if (!events) continue;
    const store = stores.get(key);
    child(
      alicloud.log.Dashboard,
      key,
      {
        projectName: project.projectName,
        dashboardName: `questions-${key}`,
        displayName: `操作审计 ${key.replace("trail-", "")}`,
        attribute: JSON.stringify({ type: "grid" }),
        charList: JSON.stringify(SLS_QUESTIONS.map((question, index) => chart(question, index, name))),
      },
      store === undefined ? {} : { dependsOn: [store] },
    );
  }
}

function chart({ key, title, query }: (typeof SLS_QUESTIONS)[number], index: number, logstore: string) {
  return {
    title: key,
    type: "table",
    search: { logstore, topic: "", query, start: "-2592000s", end: "now" },
    display: {
      displayName: title,
      xAxis: [],
      yAxis: [],
      xPos: (index % 2) * 10,
      yPos: Math.floor(index / 2) * 10,
      width: 10,
      height: 10,
    },
  };
}
