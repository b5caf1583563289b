import * as alicloud from "@pulumi/alicloud";
import {
  AlicloudAlarms,
  AlicloudDatabase,
  AlicloudKeys,
  AwsAlarms,
  AwsBackup,
  AwsDatabase,
  AwsKeys,
  type Tags,
} from "../../components/index.ts";

const tags: Tags = {
  department: "retail",
  "business-line": "stores",
  project: "point-of-sale",
  environment: "production",
  owner: "pos-team",
  "data-class": "confidential",
  system: "pos",
  "system-tier": "1",
};

/** Ids of networks and routes that are there already; replace them with your own. */
const singapore = { account: "111122223333", region: "ap-southeast-1", environment: "production" } as const;
const shanghai = { account: "1000000000000001", region: "cn-shanghai", environment: "production" } as const;

const deploy = `arn:aws:iam::${singapore.account}:role/deploy`;
const keys = new AwsKeys("keys", {
  account: singapore.account,
  region: singapore.region,
  replica: { region: "ap-northeast-1" },
  tags,
  administrators: { people: [`arn:aws:iam::${singapore.account}:role/security`], pipelines: [deploy] },
  domains: {
    data: {
      description: "Sales, stock and their passwords",
      dataClass: "confidential",
      serves: ["rds", "secretsmanager", "logs", "backup"],
      users: "services-only",
    },
  },
});
const { data: key } = keys.keys;
const { data: keyThere } = keys.replicas;
if (key === undefined || keyThere === undefined) throw new Error("the domain data has a key here and there");

const rotation = {
  by: "function",
  functionArn: `arn:aws:lambda:${singapore.region}:${singapore.account}:function:rotate-databases`,
} as const;
const common = {
  ...singapore,
  vpcId: "vpc-0a1b2c3d4e5f60718",
  subnets: { "apse1-az1": "subnet-0a1b2c3d4e5f60711", "apse1-az2": "subnet-0a1b2c3d4e5f60712" },
  tags,
  clients: { app: { reason: "till services", group: "sg-0a1b2c3d4e5f60721" } },
  key,
  route: { provider: "aws", topicArn: `arn:aws:sns:${singapore.region}:${singapore.account}:alerts` },
  backup: { class: "pos" },
} as const;

/** Receipts: an instance of MySQL, whose backups are copied. */
const receipts = new AwsDatabase("pos-receipts", {
  ...common,
  engine: { family: "mysql", version: "8.0" },
  kind: "instance",
  storage: { gb: 200 },
  databases: ["sales"],
  applications: {
    till: { purpose: "Till service", databases: ["sales"], access: "write", rotation },
    reports: { purpose: "Figures of the day", databases: ["sales"], access: "read", rotation },
    migrations: { purpose: "Schema pipeline", databases: ["sales"], access: "schema", rotation },
  },
  elsewhere: { mode: "backups", region: "ap-northeast-1", key: keyThere },
});

/** Stock: a cluster of Aurora for PostgreSQL, which another one follows in Tokyo. */
const stock = new AwsDatabase("pos-stock", {
  ...common,
  engine: { family: "postgresql", version: "16" },
  kind: "cluster",
  databases: ["stock"],
  applications: { wms: { purpose: "Warehouse service", databases: ["stock"], access: "write", rotation } },
  elsewhere: {
    mode: "replica",
    region: "ap-northeast-1",
    key: keyThere,
    vpcId: "vpc-0f1e2d3c4b5a69788",
    subnets: { "apne1-az1": "subnet-0f1e2d3c4b5a69781", "apne1-az2": "subnet-0f1e2d3c4b5a69782" },
    clients: { app: { reason: "till services there", group: "sg-0f1e2d3c4b5a69721" } },
  },
});

/** What is kept longer than RDS itself does, and away from whoever may delete a database. */
new AwsBackup("backups", {
  account: singapore.account,
  region: singapore.region,
  offSite: "ap-northeast-1",
  tags,
  key,
  offSiteKey: keyThere,
  classes: { pos: {} },
  systems: { pos: { class: "pos", rpoMinutes: 15 } },
  stewards: [`arn:aws:iam::${singapore.account}:role/security`],
  elsewhere: {
    dumps: {
      kind: "declared",
      class: "pos",
      everyDays: 31,
      keptDays: 1096,
      to: { site: "head-office", latitude: 31.23, longitude: 121.47 },
      medium: "disk-array",
      how: "Monthly dumps, fetched by operations",
      reason: "neither cloud hands recovery points to another",
      owner: "operations",
    },
  },
  drills: { types: ["RDS", "Aurora"] },
  route: common.route,
});

new AwsAlarms("alarms", {
  account: singapore.account,
  region: singapore.region,
  tags,
  route: common.route,
  targets: { ...receipts.alarmTargets, ...stock.alarmTargets },
});

new AwsAlarms("alarms-there", {
  account: singapore.account,
  region: "ap-northeast-1",
  tags,
  route: { provider: "aws", topicArn: `arn:aws:sns:ap-northeast-1:${singapore.account}:alerts` },
  targets: stock.elsewhere?.alarmTargets ?? {},
});

const provider = new alicloud.Provider("shanghai", { region: shanghai.region });
const beijing = new alicloud.Provider("beijing", { region: "cn-beijing" });
const ram = (name: string) => `acs:ram::${shanghai.account}:role/${name}`;
const aliKeys = new AlicloudKeys(
  "ali-keys",
  {
    account: shanghai.account,
    region: shanghai.region,
    kmsInstance: "kst-shh6459example",
    replica: { region: "cn-beijing", kmsInstance: "kst-bjj6459example" },
    serviceRoles: "make",
    tags,
    administrators: { people: [ram("security")], pipelines: [ram("deploy")] },
    domains: {
      data: {
        description: "Sales and their passwords",
        dataClass: "confidential",
        serves: ["rds", "secretsmanager"],
        users: "services-only",
      },
    },
  },
  { provider },
  { replica: beijing },
);
const { data: aliKey } = aliKeys.keys;
const { data: aliKeyThere } = aliKeys.replicas;
if (aliKey === undefined || aliKeyThere === undefined)
  throw new Error("the domain data has a key here and there");

const aliRoute = {
  provider: "alicloud",
  contactGroup: "duty",
  queue: "alerts",
  queueArn: `acs:mns:${shanghai.region}:${shanghai.account}:/queues/alerts/messages`,
  actionPolicy: "duty",
} as const;

/** Receipts of the stores in China: ApsaraDB RDS, whose passwords KMS changes by itself. */
const east = new AlicloudDatabase(
  "pos-receipts-east",
  {
    ...shanghai,
    vpcId: "vpc-uf6a1b2c3d4e5f6071829",
    subnets: { "cn-shanghai-b": "vsw-uf6a1b2c3d4e5f607182b", "cn-shanghai-g": "vsw-uf6a1b2c3d4e5f607182g" },
    zones: { home: "cn-shanghai-b", standby: "cn-shanghai-g" },
    tags,
    engine: { family: "mysql", version: "8.0" },
    kind: "instance",
    storage: { gb: 200 },
    databases: ["sales"],
    applications: {
      till: { purpose: "Till service", databases: ["sales"], access: "write", rotation: { by: "service" } },
      reports: { purpose: "Figures", databases: ["sales"], access: "read", rotation: { by: "service" } },
    },
    clients: { app: { reason: "till services", group: "sg-uf6a1b2c3d4e5f607182" } },
    key: aliKey,
    kmsInstance: "kst-shh6459example",
    route: aliRoute,
    backup: { class: "pos" },
    elsewhere: { mode: "backups", region: "cn-beijing", key: aliKeyThere },
  },
  { provider },
);

new AlicloudAlarms(
  "ali-alarms",
  {
    account: shanghai.account,
    region: shanghai.region,
    tags,
    route: aliRoute,
    targets: east.alarmTargets,
  },
  { provider },
);

export const endpoints = { receipts: receipts.endpoint, stock: stock.endpoint, east: east.endpoint };
/** What a database administrator runs once. */
export const steps = { receipts: receipts.steps, stock: stock.steps };
