import * as alicloud from "@pulumi/alicloud";
import {
  AlicloudFacility,
  AlicloudIot,
  AlicloudKeys,
  AwsAlarms,
  AwsFacility,
  AwsIot,
  AwsKeys,
  copyRoleArn,
  FACILITY_CLASSES,
  type FacilityArgs,
  type Tags,
} from "../../components/index.ts";

const tags: Tags = {
  department: "operations",
  "business-line": "malls",
  project: "machine-rooms",
  environment: "production",
  owner: "facility-team",
  "data-class": "confidential",
  system: "facility",
  "system-tier": "2",
};

/** What stands where, whichever cloud it reports to. */
const rooms: FacilityArgs["rooms"] = {
  "mall-east": { where: "Mall East, B1, behind the loading bay", kind: "machine-room" },
  "mall-west": {
    where: "Mall West, third floor",
    kind: "machine-room",
    without: { leakage: { reason: "third floor, no false floor and no pipes", owner: "facility-team" } },
  },
  "store-7": {
    where: "Store 7, behind the tills",
    kind: "store-room",
    limits: { temperature: { value: 32, reason: "fans alone, no air conditioner", owner: "facility-team" } },
  },
};
const recorders = { nvr: "recorders of all rooms" };
const viewers = { guards: "after an incident" };
/** The zone `iot` of all stores, by its summary in the plan. */
const clients = { stores: { reason: "zone iot of all stores", prefixes: ["10.12.0.0/14"] } };

const aws = { account: "111122223333", region: "ap-southeast-1", environment: "production", tags } as const;
const route = { provider: "aws", topicArn: `arn:aws:sns:${aws.region}:${aws.account}:alerts` } as const;
const { keys, replicas } = new AwsKeys("keys", {
  account: aws.account,
  region: aws.region,
  tags,
  administrators: {
    people: [`arn:aws:iam::${aws.account}:role/security`],
    pipelines: [`arn:aws:iam::${aws.account}:role/platform`],
  },
  domains: {
    logs: { description: "Logs of devices", dataClass: "internal", serves: ["logs"], users: "services-only" },
    media: {
      description: "Recordings of cameras",
      dataClass: "confidential",
      serves: ["s3"],
      users: [
        `arn:aws:iam::${aws.account}:role/recorders`,
        `arn:aws:iam::${aws.account}:role/guards`,
        copyRoleArn("rooms-video", "aws", aws),
      ],
    },
  },
  replica: { region: "ap-northeast-1" },
});
const { logs, media } = keys;
const { media: mediaThere } = replicas;
if (logs === undefined || media === undefined || mediaThere === undefined)
  throw new Error("keys are missing");
const devices = new AwsIot("devices", {
  ...aws,
  vpcId: "vpc-0a1b2c3d4e5f60718",
  subnets: { "apse1-az1": "subnet-0a1b2c3d4e5f60711", "apse1-az2": "subnet-0a1b2c3d4e5f60712" },
  clients,
  classes: FACILITY_CLASSES,
  key: logs,
  route,
});
const facility = new AwsFacility("rooms", {
  ...aws,
  fleet: devices.fleet,
  rooms,
  route,
  key: logs,
  video: { key: media, offSite: "ap-northeast-1", offSiteKey: mediaThere, recorders, viewers },
});
new AwsAlarms("alarms", {
  account: aws.account,
  region: aws.region,
  tags,
  route,
  targets: { ...devices.alarmTargets, ...facility.alarmTargets },
});

const ali = { account: "1000000000000001", region: "cn-shanghai", environment: "production", tags } as const;
const administrators = {
  people: [`acs:ram::${ali.account}:role/security`],
  pipelines: [`acs:ram::${ali.account}:role/platform`],
};
const domains = {
  media: {
    description: "Recordings of cameras",
    dataClass: "confidential",
    serves: ["oss"],
    users: [
      `acs:ram::${ali.account}:role/recorders`,
      `acs:ram::${ali.account}:role/guards`,
      copyRoleArn("ali-rooms-video", "alicloud", ali),
    ],
  },
} as const;
const provider = new alicloud.Provider("shanghai", { region: ali.region });
const beijing = new alicloud.Provider("beijing", { region: "cn-beijing" });
const aliRoute = {
  provider: "alicloud",
  contactGroup: "alerts",
  queue: "alerts",
  queueArn: `acs:mns:${ali.region}:${ali.account}:/queues/alerts/messages`,
  actionPolicy: "atrium",
} as const;
const aliDevices = new AlicloudIot(
  "ali-devices",
  {
    ...ali,
    vpcId: "vpc-uf6a1b2c3d4e5f6071829",
    subnets: { "cn-shanghai-b": "vsw-uf6a1b2c3d4e5f607182b", "cn-shanghai-e": "vsw-uf6a1b2c3d4e5f607182e" },
    clients,
    classes: FACILITY_CLASSES,
    route: aliRoute,
    brokers: {
      servers: { one: "i-uf6a1b2c3d4e5f60711", two: "i-uf6a1b2c3d4e5f60712" },
      serverCertificate: "12345678-cn-hangzhou",
      deviceAuthority: "1a2b3c4d-5e6f-7081-9213-a4b5c6d7e8f9",
    },
  },
  { provider },
);
const here = new AlicloudKeys(
  "ali-keys",
  {
    account: ali.account,
    region: ali.region,
    tags,
    administrators,
    domains,
    kmsInstance: "kst-shh6a1b2c3d4e5f60718",
  },
  { provider },
);
const there = new AlicloudKeys(
  "ali-keys-beijing",
  {
    account: ali.account,
    region: "cn-beijing",
    tags,
    administrators,
    domains,
    kmsInstance: "kst-bjj6a1b2c3d4e5f60718",
  },
  { provider: beijing },
);
const { media: aliMedia } = here.keys;
const { media: aliMediaThere } = there.keys;
if (aliMedia === undefined || aliMediaThere === undefined) throw new Error("keys are missing in one region");
const aliFacility = new AlicloudFacility(
  "ali-rooms",
  {
    ...ali,
    fleet: aliDevices.fleet,
    rooms,
    route: aliRoute,
    video: {
      key: aliMedia,
      offSite: "cn-beijing",
      offSiteKey: aliMediaThere,
      recorders,
      viewers,
      lock: { approver: "security director" },
    },
  },
  { provider },
  { offSite: beijing },
);

export const recordings = { aws: facility.recordings, alicloud: aliFacility.recordings };
export const access = { aws: facility.access, alicloud: aliFacility.access };
