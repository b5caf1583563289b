import * as alicloud from "@pulumi/alicloud";
import {
  AlicloudIot,
  AwsAlarms,
  AwsIot,
  AwsKeys,
  type DeviceClassArgs,
  FACILITY_CLASSES,
  type Tags,
} from "../../components/index.ts";

const tags: Tags = {
  department: "operations",
  "business-line": "malls",
  project: "devices",
  environment: "production",
  owner: "facility-team",
  "data-class": "internal",
  system: "facility",
  "system-tier": "2",
};

/** What reports, whichever cloud it reports to. */
const classes: Readonly<Record<string, DeviceClassArgs>> = {
  ...FACILITY_CLASSES,
  "cold-chain": {
    purpose: "refrigerators and cold rooms",
    readings: { temperature: { least: -25, most: 8, unit: "°C" } },
    commands: true,
  },
};
/** The zone `iot` of all stores, by its summary in the plan. */
const clients = { stores: { reason: "zone iot of all stores", prefixes: ["10.12.0.0/14"] } };

const aws = { account: "111122223333", region: "ap-southeast-1" } as const;
const route = { provider: "aws", topicArn: `arn:aws:sns:${aws.region}:${aws.account}:alerts` } as const;
const keys = new AwsKeys("keys", {
  ...aws,
  tags,
  administrators: {
    people: [`arn:aws:iam::${aws.account}:role/security`],
    pipelines: [`arn:aws:iam::${aws.account}:role/platform`],
  },
  domains: {
    devices: {
      description: "Logs of devices",
      dataClass: "internal",
      serves: ["logs"],
      users: "services-only",
    },
  },
});
const { devices: key } = keys.keys;
if (key === undefined) throw new Error("the domain devices has a key");
const devices = new AwsIot("mall", {
  ...aws,
  environment: "production",
  vpcId: "vpc-0a1b2c3d4e5f60718",
  subnets: { "apse1-az1": "subnet-0a1b2c3d4e5f60711", "apse1-az2": "subnet-0a1b2c3d4e5f60712" },
  tags,
  clients,
  classes,
  key,
  route,
});
new AwsAlarms("alarms", { ...aws, tags, route, targets: devices.alarmTargets });

const ali = { account: "1000000000000001", region: "cn-shanghai" } as const;
const provider = new alicloud.Provider("shanghai", { region: ali.region });
const aliDevices = new AlicloudIot(
  "ali-mall",
  {
    ...ali,
    environment: "production",
    vpcId: "vpc-uf6a1b2c3d4e5f6071829",
    subnets: { "cn-shanghai-b": "vsw-uf6a1b2c3d4e5f607182b", "cn-shanghai-e": "vsw-uf6a1b2c3d4e5f607182e" },
    tags,
    clients,
    classes,
    route: {
      provider: "alicloud",
      contactGroup: "alerts",
      queue: "alerts",
      queueArn: `acs:mns:${ali.region}:${ali.account}:/queues/alerts/messages`,
      actionPolicy: "atrium",
    },
    brokers: {
      servers: { one: "i-uf6a1b2c3d4e5f60711", two: "i-uf6a1b2c3d4e5f60712" },
      serverCertificate: "12345678-cn-hangzhou",
      deviceAuthority: "1a2b3c4d-5e6f-7081-9213-a4b5c6d7e8f9",
    },
  },
  { provider },
);

export const entrances = { aws: devices.entrance, alicloud: aliDevices.entrance };
export const topics = { aws: devices.topics, alicloud: aliDevices.topics };
