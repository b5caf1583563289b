import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import { tags } from "./fault.ts";

/** Inputs that satisfy every control, for logs, containers, brokers, functions and managed services. */

export const KEY = "key-hzz65f1cb66fa42zo1678";
const SWITCH = "vsw-uf6f7l4fg90xxxxxxxxxx";
const OTHER_SWITCH = "vsw-uf6f7l4fg91xxxxxxxxxx";
const GROUP = "sg-uf66jeqopgqa9hdn0000";
export const IMAGE = "registry-vpc.cn-shanghai.cr.example/shop/web:1.4.2";

export const trail: alicloud.actiontrail.TrailArgs = {
  trailName: "audit",
  eventRw: "All",
  trailRegion: "All",
  slsProjectArn: "acs:log:cn-shanghai:1234567890123456:project/audit",
};

export const logStore: alicloud.log.StoreArgs = {
  projectName: "audit",
  logstoreName: "audit",
  retentionPeriod: 365,
  encryptConf: {
    enable: true,
    userCmkInfo: { cmkKeyId: KEY, arn: "acs:ram::1234567890123456:role/log", regionId: "cn-shanghai" },
  },
};

export const TERWAY = { name: "terway-eniip", config: JSON.stringify({ NetworkPolicy: "true" }) } as const;
export const METRICS = { name: "arms-prometheus" } as const;

export const ack: alicloud.cs.ManagedKubernetesArgs = {
  zoneIds: ["cn-shanghai-b", "cn-shanghai-g"],
  version: "1.35.2-aliyun.1",
  slbInternetEnabled: false,
  encryptionProviderKey: KEY,
  controlPlaneLogComponents: ["apiserver", "kcm", "scheduler", "ccm"],
  controlPlaneLogTtl: "365",
  auditLogConfig: { enabled: true },
  addons: [TERWAY, METRICS],
  deletionProtection: true,
  tags,
};

export const dedicated: alicloud.cs.KubernetesArgs = {
  masterVswitchIds: ["vsw-1", "vsw-2", "vsw-3"],
  masterInstanceTypes: ["ecs.g8i.large", "ecs.g8i.large", "ecs.g8i.large"],
  podVswitchIds: ["vsw-pods"],
  version: "1.35.2-aliyun.1",
  slbInternetEnabled: false,
  addons: [TERWAY, METRICS],
  deletionProtection: true,
  tags,
};

export const nodePool: alicloud.cs.NodePoolArgs = {
  clusterId: "made-elsewhere",
  instanceTypes: ["ecs.g8i.large"],
  imageType: "AliyunLinux3",
  systemDiskEncrypted: true,
  systemDiskKmsKey: KEY,
  instanceMetadataOptions: { httpTokens: "required" },
  desiredSize: "2",
  management: { enable: true, autoRepair: true },
  tags,
};

export const group: alicloud.eci.ContainerGroupArgs = {
  containerGroupName: "web",
  securityGroupId: GROUP,
  vswitchId: SWITCH,
  containers: [{ name: "web", image: IMAGE }],
  tags,
};

export const scalingContainers: alicloud.ess.EciScalingConfigurationArgs = {
  scalingGroupId: "made-elsewhere",
  securityGroupId: GROUP,
  containers: [{ name: "web", image: IMAGE, securityContextReadOnlyRootFileSystem: true }],
  tags,
};

export const imageRepo: alicloud.cs.RegistryEnterpriseRepoArgs = {
  instanceId: "made-elsewhere",
  namespace: "shop",
  name: "web",
  repoType: "PRIVATE",
  summary: "Pages",
  tagImmutability: true,
};
export const repo: alicloud.cr.RepoArgs = {
  namespace: "shop",
  name: "web",
  repoType: "PRIVATE",
  summary: "Pages",
};
export const imageRegistry: alicloud.cr.RegistryEnterpriseInstanceArgs = {
  instanceName: "shop",
  instanceType: "Advanced",
  paymentType: "Subscription",
  renewalStatus: "AutoRenewal",
  period: 12,
  renewPeriod: 12,
  tags,
};

type Beside = (
  subject: pulumi.CustomResource,
  name: string,
  broken: boolean,
  opts: pulumi.CustomResourceOptions,
) => void;

export const scanRule: Beside = (registry, name, _, opts) => {
  new alicloud.cr.ScanRule(
    `${name}-rule`,
    {
      instanceId: registry.id,
      ruleName: "arrivals",
      scanScope: "INSTANCE",
      scanType: "VUL",
      triggerType: "AUTO",
      repoTagFilterPattern: ".*",
    },
    opts,
  );
};

export const kafka: alicloud.alikafka.InstanceArgs = {
  name: "orders",
  deployType: 5,
  diskType: 1,
  diskSize: 500,
  ioMaxSpec: "alikafka.hw.2xlarge",
  specType: "professional",
  paidType: "PrePaid",
  vswitchId: SWITCH,
  vswitchIds: [SWITCH, OTHER_SWITCH],
  selectedZones: ["zoneb", "zoneg"],
  config: JSON.stringify({ "enable.acl": "true" }),
  kmsKeyId: KEY,
  tags,
};

export const broker: alicloud.amqp.InstanceArgs = {
  instanceName: "orders",
  instanceType: "vip",
  paymentType: "Subscription",
  renewalStatus: "AutoRenewal",
  autoRenew: true,
  period: 12,
  supportEip: false,
  supportTracing: true,
  tracingStorageTime: 15,
  encryptedInstance: true,
  kmsKeyId: KEY,
  vswitchIds: [SWITCH, OTHER_SWITCH],
  tags,
};

export const registry: alicloud.mse.ClusterArgs = {
  clusterSpecification: "MSE_SC_2_4_60_c",
  clusterType: "Nacos-Ans",
  clusterVersion: "NACOS_2_3_2",
  instanceCount: 3,
  netType: "privatenet",
  pubNetworkFlow: "0",
  aclEntryLists: ["10.16.0.0/24"],
  vswitchId: SWITCH,
  tags,
};

export const queue: alicloud.message.ServiceQueueArgs = {
  queueName: "orders",
  enableSse: true,
  sseType: "KMS",
  sseAlgorithm: "AES-256-GCM",
  kmsKeyId: KEY,
  dlqPolicy: { enabled: true, deadLetterTargetQueue: "failed", maxReceiveCount: 3 },
  tags,
};

export const vault: alicloud.hbr.VaultArgs = {
  vaultName: "copies",
  vaultType: "STANDARD",
  encryptType: "KMS",
  kmsKeyId: KEY,
  wormEnabled: true,
  tags,
};

export const fc: alicloud.fc.V3FunctionArgs = {
  functionName: "shop-refunds",
  handler: "index.handler",
  runtime: "custom.debian12",
  internetAccess: false,
  vpcConfig: { vpcId: "vpc-uf6000000000000000000", vswitchIds: [SWITCH], securityGroupId: GROUP },
  logConfig: { project: "audit", logstore: "functions", enableRequestMetrics: true },
  tags,
};

/** Resources beside a function that set it up; the flaw leaves one of them out. */
export function functionSettings(missing?: "share" | "failures"): Beside {
  return (subject, name, broken, opts) => {
    const { functionName } = subject as alicloud.fc.V3Function;
    if (!(broken && missing === "share")) {
      new alicloud.fc.V3ConcurrencyConfig(`${name}-share`, { functionName, reservedConcurrency: 10 }, opts);
    }
    if (broken && missing === "failures") return;
    const destination = "acs:mns:cn-shanghai:1234567890123456:/queues/failed/messages";
    new alicloud.fc.V3AsyncInvokeConfig(
      `${name}-failures`,
      { functionName, destinationConfig: { onFailure: { destination } } },
      opts,
    );
  };
}

export const machine: alicloud.ecs.InstanceArgs = {
  imageId: "aliyun_3_x64_20G_alibase_20260115.vhd",
  instanceType: "ecs.g8i.large",
  vswitchId: SWITCH,
  securityGroups: [GROUP],
  roleName: "shop",
  httpTokens: "required",
  systemDiskEncrypted: true,
  systemDiskKmsKeyId: KEY,
  tags,
  volumeTags: tags,
};

export const template: alicloud.ecs.EcsLaunchTemplateArgs = {
  imageId: "aliyun_3_x64_20G_alibase_20260115.vhd",
  instanceType: "ecs.g8i.large",
  vswitchId: SWITCH,
  securityGroupId: GROUP,
  httpTokens: "required",
  httpPutResponseHopLimit: 1,
  ioOptimized: "optimized",
  systemDisk: { encrypted: true, kmsKeyId: KEY },
  tags,
};

export const scaling: alicloud.ess.ScalingGroupArgs = {
  minSize: 2,
  maxSize: 4,
  multiAzPolicy: "BALANCE",
  healthCheckType: "LOAD_BALANCER",
  loadbalancerIds: ["lb-uf6000000000000000000"],
  tags,
};

export const scalingMachines: alicloud.ess.ScalingConfigurationArgs = {
  scalingGroupId: "asg-uf6000000000000000000",
  imageId: "aliyun_3_x64_20G_alibase_20260115.vhd",
  instanceType: "ecs.g8i.large",
  securityGroupId: GROUP,
  roleName: "shop",
  systemDiskEncrypted: true,
  systemDiskKmsKeyId: KEY,
  tags,
};

/** What the machines of a group are is said beside it. */
export const scaled: Beside = ({ id }, name, _, opts) => {
  const machines = { ...scalingMachines, scalingGroupId: id };
  new alicloud.ess.ScalingConfiguration(`${name}-machines`, machines, opts);
};

export const recorder: alicloud.cfg.ConfigurationRecorderArgs = {};
export const securityCenter: alicloud.threatdetection.InstanceArgs = {
  paymentType: "Subscription",
  versionCode: "level2",
  renewalStatus: "AutoRenewal",
  period: 12,
};

export const alarm: alicloud.cms.AlarmArgs = {
  name: "busy",
  project: "acs_ecs_dashboard",
  metric: "CPUUtilization",
  contactGroups: ["duty"],
  escalationsCritical: { statistics: "Average", comparisonOperator: ">=", threshold: "85", times: 5 },
  tags,
};

/** What stands beside the trail of an account; the flaw takes the security centre away. */
export const baselineServices: Beside = (_, name, broken, opts) => {
  new alicloud.cfg.ConfigurationRecorder(`${name}-recorder`, recorder, opts);
  if (!broken) new alicloud.threatdetection.Instance(`${name}-centre`, securityCenter, opts);
};

export const patchBaseline: Beside = (_, name, broken, opts) => {
  if (broken) return;
  new alicloud.oos.PatchBaseline(
    `${name}-baseline`,
    { patchBaselineName: "monthly", operationSystem: "AliyunLinux", approvalRules: JSON.stringify({}), tags },
    opts,
  );
};

const SIGNS = {
  root: "event.userIdentity.type: root-account | select count(1)",
  policy: "event.eventName: AttachPolicyToUser | select count(1)",
  "sign-in":
    "event.eventName: ConsoleSignin and event.additionalEventData.mfaChecked: false | select count(1)",
};

/** Alerts on the log of a trail; the flaw leaves the changes of permissions out. */
export const trailAlarms: Beside = (_, name, broken, opts) => {
  for (const [sign, query] of Object.entries(SIGNS)) {
    if (broken && sign === "policy") continue;
    new alicloud.log.Alert(
      `${name}-${sign}`,
      {
        alertName: sign,
        alertDisplayname: sign,
        projectName: "watched",
        queryLists: [{ store: "audit", query, chartTitle: sign, start: "-300s", end: "now" }],
      },
      opts,
    );
  }
};

/** An alarm about a database; the flaw leaves it out. */
export const serviceAlarm: Beside = (database, name, broken, opts) => {
  if (broken) return;
  new alicloud.cms.Alarm(
    `${name}-alarm`,
    {
      ...alarm,
      name: `${name}-busy`,
      project: "acs_rds_dashboard",
      metricDimensions: database.id.apply((instanceId) => JSON.stringify([{ instanceId }])),
    },
    opts,
  );
};

export const bastionArgs: alicloud.bastionhost.InstanceArgs = {
  description: "Bastion",
  licenseCode: "bhah_ent_50_asset",
  planCode: "cloudbastion",
  storage: "5",
  bandwidth: "10",
  period: 12,
  renewalStatus: "AutoRenewal",
  vswitchId: SWITCH,
  securityGroupIds: [GROUP],
  enablePublicAccess: false,
  tags,
};

export const NODES = {
  keyPairName: "data",
  ramRole: "AliyunECSInstanceForEMRRole",
  securityGroupId: GROUP,
  vpcId: "vpc-uf6000000000000000000",
  zoneId: "cn-shanghai-b",
  dataDiskEncrypted: true,
  dataDiskKmsKeyId: KEY,
  systemDiskEncrypted: true,
  systemDiskKmsKeyId: KEY,
} as const;

export const dataCluster: alicloud.emrv2.ClusterArgs = {
  clusterName: "sales",
  clusterType: "DATALAKE",
  releaseVersion: "EMR-5.18.1",
  applications: ["SPARK3"],
  securityMode: "KERBEROS",
  deletionProtection: true,
  nodeAttributes: [NODES],
  nodeGroups: [
    {
      nodeGroupName: "core",
      nodeGroupType: "CORE",
      nodeCount: 2,
      instanceTypes: ["ecs.g8i.large"],
      vswitchIds: [SWITCH],
      withPublicIp: false,
      systemDisk: { category: "cloud_essd", size: 80 },
      dataDisks: [{ category: "cloud_essd", size: 80, count: 4 }],
    },
  ],
  tags,
};

export const projectOfAnalysts: alicloud.maxcompute.ProjectArgs = {
  projectName: "stock",
  properties: { encryption: { enable: true, algorithm: "AESCTR", key: KEY } },
  tags,
};
