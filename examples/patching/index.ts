import * as alicloud from "@pulumi/alicloud";
import { AlicloudPatching, AwsKeys, AwsPatching, type Tags } from "../../components/index.ts";

const tags: Tags = {
  department: "it",
  "business-line": "shared",
  project: "patching",
  environment: "production",
  owner: "operations",
  "data-class": "internal",
  system: "operations",
};

/** Accounts, topics and buckets that are there already; replace them with your own. */
const singapore = { account: "111122223333", region: "ap-southeast-1", environment: "production" } as const;
const shanghai = { account: "1000000000000001", region: "cn-shanghai", environment: "production" } as const;

const keys = new AwsKeys("keys", {
  account: singapore.account,
  region: singapore.region,
  tags,
  administrators: {
    people: [`arn:aws:iam::${singapore.account}:role/security`],
    pipelines: [`arn:aws:iam::${singapore.account}:role/deploy`],
  },
  domains: {
    records: {
      description: "Records of what was patched",
      dataClass: "internal",
      serves: ["logs"],
      users: "services-only",
    },
  },
});
const { records } = keys.keys;
if (records === undefined) throw new Error("the domain records has a key");

const abroad = new AwsPatching("abroad", {
  ...singapore,
  tags,
  groups: {
    tills: { system: "amazon-linux-2023", window: { start: "02:00", hours: 3 } },
    offices: { system: "windows", window: { start: "23:00", hours: 2 }, core: false },
  },
  key: records,
  route: {
    provider: "aws",
    topicArn: `arn:aws:sns:${singapore.region}:${singapore.account}:alerts`,
  },
});

const provider = new alicloud.Provider("shanghai", { region: shanghai.region });
const mainland = new AlicloudPatching(
  "mainland",
  {
    ...shanghai,
    tags,
    groups: { tills: { system: "alibaba-linux", window: { start: "02:00", hours: 3 } } },
    ledger: { bucket: "mall-patch-records", keepDays: 1096 },
    route: {
      provider: "alicloud",
      contactGroup: "operations",
      queue: "alerts",
      queueArn: `acs:mns:${shanghai.region}:${shanghai.account}:/queues/alerts/messages`,
      actionPolicy: "alerts",
    },
  },
  { provider },
);

/** A tenth of the machines of each group carry the tag of the pilot, the others that of the rest. */
export const machineTags = { abroad: abroad.machineTags, mainland: mainland.machineTags };

/** What is started, with the id of a machine, to put it back to before its patches. */
export const rollBack = { abroad: abroad.rollBack, mainland: mainland.rollBack };
