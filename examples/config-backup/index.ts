import * as alicloud from "@pulumi/alicloud";
import {
  AlicloudConfigBackup,
  AlicloudKeys,
  AwsAlarms,
  AwsConfigBackup,
  AwsKeys,
  type CollectorArgs,
  configKey,
  type KeyRef,
  type Tags,
} from "../../components/index.ts";

const tags: Tags = {
  department: "it",
  "business-line": "group",
  project: "config-backup",
  environment: "production",
  owner: "network-team",
  "data-class": "confidential",
};

/** Devices of one store, as file names have them. */
const devices: CollectorArgs["devices"] = {
  "Router-A": { kind: "network-core" },
  "Switch-A": { kind: "network-core" },
  "FW-1": { kind: "security" },
  "sign-1": { kind: "server" },
};

const readers = { restorers: "restores configurations, in tests first" };

function keyOf(keys: Readonly<Record<string, KeyRef>>): KeyRef {
  const { configs } = keys;
  if (configs === undefined) throw new Error("the domain configs has a key");
  return configs;
}

/** Ids of accounts and routes that are there already; replace them with your own. */
const sg = { account: "111122223333", region: "ap-southeast-1", tags } as const;
const role = (name: string) => `arn:aws:iam::${sg.account}:role/${name}`;
const awsKey = (name: string, region: string) =>
  keyOf(
    new AwsKeys(name, {
      ...sg,
      region,
      administrators: { people: [role("security")], pipelines: [role("platform")] },
      domains: {
        configs: {
          description: "Configurations of devices",
          dataClass: "confidential",
          serves: ["s3"],
          users: "services-only",
        },
      },
    }).keys,
  );
const aws = new AwsConfigBackup("configs", {
  ...sg,
  environment: "production",
  collectors: {
    network: { purpose: "Fetches from devices each night", takenBy: role("oxidized"), devices },
  },
  readers,
  key: awsKey("keys-sg", sg.region),
  offSite: "ap-northeast-1",
  offSiteKey: awsKey("keys-tk", "ap-northeast-1"),
});
new AwsAlarms("alarms", {
  ...sg,
  route: { provider: "aws", topicArn: `arn:aws:sns:${sg.region}:${sg.account}:alerts` },
  targets: aws.alarmTargets,
});

const sh = { account: "1000000000000001", region: "cn-shanghai", tags } as const;
const ram = (name: string) => `acs:ram::${sh.account}:role/${name}`;
const shanghai = new alicloud.Provider("shanghai", { region: sh.region });
const beijing = new alicloud.Provider("beijing", { region: "cn-beijing" });
const aliKey = (name: string, region: string, kmsInstance: string, provider: alicloud.Provider) =>
  keyOf(
    new AlicloudKeys(
      name,
      {
        ...sh,
        region,
        kmsInstance,
        administrators: { people: [ram("security")], pipelines: [ram("platform")] },
        domains: {
          configs: {
            description: "Configurations of devices",
            dataClass: "confidential",
            serves: ["oss"],
            users: "services-only",
          },
        },
      },
      { provider },
    ).keys,
  );
const ali = new AlicloudConfigBackup(
  "ali-configs",
  {
    ...sh,
    environment: "production",
    collectors: {
      network: { purpose: "Fetches from devices each night", takenBy: ram("oxidized"), devices },
    },
    readers,
    key: aliKey("keys-sh", sh.region, "kst-shh6a1b2c3d4e5f60718", shanghai),
    offSite: "cn-beijing",
    offSiteKey: aliKey("keys-bj", "cn-beijing", "kst-bjj6a1b2c3d4e5f60718", beijing),
    route: {
      provider: "alicloud",
      contactGroup: "duty",
      queue: "alerts",
      queueArn: `acs:mns:${sh.region}:${sh.account}:/queues/alerts/messages`,
      actionPolicy: "alerts",
    },
  },
  { provider: shanghai },
  { offSite: beijing },
);

export const uploads = { aws: aws.uploadRoles, alicloud: ali.uploadRoles };
/** As a collector names what it saved. */
export const example = configKey({
  device: "Router-A",
  date: "2024-12-01",
  version: { major: 1, minor: 0 },
});
