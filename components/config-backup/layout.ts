import type { Provider } from "../../ipam/index.ts";
import { Faults } from "../faults.ts";
import { physicalName } from "../naming/layout.ts";
import {
  layoutAlicloudObjectStore,
  layoutAwsObjectStore,
  type ObjectStoreArgs,
} from "../object-store/index.ts";
import { acsArn } from "../partition/alicloud.ts";
import { arn, requirePartition } from "../partition/aws.ts";
import type { PlannedPolicy, PolicyDocument } from "../policy-document.ts";
import { checkConfigBackup } from "./check.ts";
import type { ConfigBackupArgs } from "./contract.ts";
import { POLICY_CHARACTERS, RETENTION_DAYS, RETENTIONS, type Retention, retentionOf } from "./limits.ts";
import { alicloudTrust, alicloudUpload, awsTrust, awsUpload, type Buckets } from "./policies.ts";

interface CommonLayout {
  /** Name of the store within the component, and what it is made from. */
  readonly storeName: string;
  readonly store: ObjectStoreArgs;
  readonly buckets: Buckets;
  readonly policies: readonly PlannedPolicy[];
}

export interface AwsConfigBackupLayout extends CommonLayout {
  readonly uploads: readonly AwsUpload[];
  readonly watches: readonly DeviceWatch[];
}

export interface AwsUpload {
  readonly key: string;
  readonly role: string;
  readonly purpose: string;
  readonly trust: PolicyDocument;
  readonly policy: PolicyDocument;
}

/** What counts a device's uploads. */
export interface DeviceWatch {
  readonly device: string;
  readonly retention: Retention;
  readonly bucket: string;
  readonly prefix: string;
}

export interface AlicloudConfigBackupLayout extends CommonLayout {
  readonly uploads: readonly AlicloudUpload[];
  readonly alerts: readonly SilenceAlert[];
  readonly accessLog: { readonly project: string; readonly store: string };
}

export interface AlicloudUpload {
  readonly key: string;
  readonly role: string;
  readonly purpose: string;
  readonly trust: PolicyDocument;
  readonly policy: (keyArn: string) => PolicyDocument;
}

/** One rule a collector: which of its devices were silent for a day. */
export interface SilenceAlert {
  readonly key: string;
  readonly name: string;
  readonly query: string;
}

/** @throws BadInput with every fault of the arguments at once, before any resource exists. */
export function layoutAwsConfigBackup(name: string, args: ConfigBackupArgs): AwsConfigBackupLayout {
  const { faults, store, storeName } = checked(name, "aws", args);
  faults.throwIfAny();
  const layout = layoutAwsObjectStore(storeName, store);
  const buckets = bucketsOf(layout.buckets);
  const { account, region } = args;
  const role = (text: string) =>
    arn({ partition: requirePartition(region), service: "iam", account, resource: `role/${text}` });
  const uploads = Object.entries(args.collectors).map(([key, collector]) => ({
    key,
    role: physicalName("aws:iam/role:Role", name, "upload", key, region),
    purpose: collector.purpose,
    trust: awsTrust(region, key, collector.takenBy),
    policy: awsUpload(args, collector, buckets),
  }));
  for (const each of uploads) checkSize(faults, "aws", each.key, each.policy);
  faults.throwIfAny();
  return {
    storeName,
    store,
    buckets,
    uploads,
    watches: devicesOf(args).map(({ device, retention }) => ({
      device,
      retention,
      bucket: buckets[retention] ?? "",
      prefix: `${device}/`,
    })),
    policies: [
      ...layout.policies,
      ...uploads.flatMap(({ key, role: taken, trust, policy }): readonly PlannedPolicy[] => [
        { key: `upload-${key}-trust`, kind: "trust", resource: role(taken), document: trust },
        { key: `upload-${key}`, kind: "identity", principal: role(taken), document: policy },
      ]),
    ],
  };
}

/** @throws BadInput with every fault of the arguments at once, before any resource exists. */
export function layoutAlicloudConfigBackup(name: string, args: ConfigBackupArgs): AlicloudConfigBackupLayout {
  const { faults, store, storeName } = checked(name, "alicloud", args);
  faults.throwIfAny();
  const layout = layoutAlicloudObjectStore(storeName, store);
  const buckets = bucketsOf(layout.buckets);
  const { account, region } = args;
  const uploads = Object.entries(args.collectors).map(([key, collector]) => ({
    key,
    role: physicalName("alicloud:ram/role:Role", name, "upload", key, region),
    purpose: collector.purpose,
    // The checks refuse certificates on this cloud.
    trust: alicloudTrust(String(collector.takenBy)),
    policy: (keyArn: string) => alicloudUpload(args, collector, buckets, keyArn),
  }));
  for (const each of uploads) checkSize(faults, "alicloud", each.key, each.policy(KEY_LENGTH));
  faults.throwIfAny();
  return {
    storeName,
    store,
    buckets,
    uploads,
    alerts: Object.entries(args.collectors).map(([key, { devices }]) => ({
      key,
      name: physicalName("alicloud:sls/alert:Alert", name, "silent", key),
      query: silenceQuery(Object.keys(devices), Object.values(buckets)),
    })),
    accessLog: { project: `oss-log-${account}-${region}`, store: "oss-log-store" },
    policies: [
      ...layout.policies,
      ...uploads.flatMap(({ key, role, trust, policy }): readonly PlannedPolicy[] => {
        const taken = acsArn({ service: "ram", account, resource: `role/${role.toLowerCase()}` });
        return [
          { key: `upload-${key}-trust`, kind: "trust", resource: taken, document: trust },
          { key: `upload-${key}`, kind: "identity", principal: taken, document: policy("*") },
        ];
      }),
    ],
  };
}

/** As long as the ARN of a key is, whose name nobody knows yet. */
const KEY_LENGTH = "k".repeat(96);

interface Checked {
  readonly faults: Faults;
  readonly storeName: string;
  readonly store: ObjectStoreArgs;
}

function checked(name: string, cloud: Provider, args: ConfigBackupArgs): Checked {
  const faults = new Faults(`config-backup "${name}"`);
  checkConfigBackup(faults, cloud, args);
  return { faults, storeName: `${name}-store`, store: storeArgs(args) };
}

/** A bucket for each time that something is kept. @clause 1.7.3-c */
function storeArgs(args: ConfigBackupArgs): ObjectStoreArgs {
  const { account, region, environment, tags, key, offSite, offSiteKey, readers, deletion } = args;
  const used = new Set(devicesOf(args).map(({ retention }) => retention));
  const kept = RETENTIONS.filter((retention) => used.has(retention));
  return {
    account,
    region,
    environment,
    tags,
    buckets: Object.fromEntries(
      kept.map((retention) => [
        retention,
        {
          purpose: `Configurations that are kept a ${retention}`,
          keepDays: RETENTION_DAYS[retention],
          // Versions as long as files: what was written over is no less a configuration.
          oldVersionsDays: RETENTION_DAYS[retention],
          // Files of kilobytes gain nothing by colder storage.
          cold: {},
          noBackup: { reason: "versions and the copy off site keep it", owner: tags.owner ?? "platform" },
        },
      ]),
    ),
    users: Object.fromEntries(
      Object.entries(readers).map(([reader, purpose]) => [reader, { purpose, reads: kept }]),
    ),
    key,
    offSite,
    offSiteKey,
    ...(deletion === undefined ? {} : { deletion }),
  };
}

function devicesOf({ collectors }: ConfigBackupArgs) {
  return Object.values(collectors).flatMap(({ devices }) =>
    Object.entries(devices).map(([device, about]) => ({ device, retention: retentionOf(about) })),
  );
}

function bucketsOf(specs: readonly { readonly key: string; readonly name: string }[]): Buckets {
  return Object.fromEntries(
    RETENTIONS.flatMap((retention) => {
      const found = specs.find(({ key }) => key === retention);
      return found === undefined ? [] : [[retention, found.name]];
    }),
  );
}

/** IAM and RAM count characters of a policy, spaces left out. */
function checkSize(faults: Faults, cloud: Provider, collector: string, policy: PolicyDocument): void {
  const size = JSON.stringify(policy).length;
  const most = POLICY_CHARACTERS[cloud];
  if (size <= most) return;
  const hint = `${most} characters fit into the policy of a role, which cannot be raised: split it into several collectors`;
  faults.add(
    "config-backup.policy-size",
    `collectors.${collector}.devices`,
    size,
    "are too many devices",
    hint,
  );
}

/** How many of these devices put no file in the time looked at, and which. */
function silenceQuery(devices: readonly string[], buckets: readonly string[]): string {
  const expected = `array[${devices.map((device) => `'${device}'`).join(", ")}]`;
  const where = buckets.map((bucket) => `bucket: "${bucket}"`).join(" or ");
  const seen = "coalesce(array_agg(distinct split_part(url_decode(object), '/', 1)), array[''])";
  const silent = `array_except(${expected}, seen)`;
  const asked = `select cardinality(${silent}) as silent, array_join(${silent}, ', ') as devices`;
  return `(${where}) and operation: PutObject and http_status: 200 | ${asked} from (select ${seen} as seen from log)`;
}
