import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { tags } from "./fault.ts";

/** Inputs that satisfy every control, for logs, containers, brokers, functions and managed services. */

const ACCOUNT = "111122223333";
const arn = (service: string, name: string) => `arn:aws-cn:${service}:cn-north-1:${ACCOUNT}:${name}`;

export const KEY = arn("kms", "key/11111111-2222-3333-4444-555555555555");
/** The role that starts things, and another that they act with. */
export const ROLE = `arn:aws-cn:iam::${ACCOUNT}:role/start`;
const OWN_ROLE = `arn:aws-cn:iam::${ACCOUNT}:role/shop`;
export const TOPIC = arn("sns", "duty");
export const LOG_GROUP = arn("logs", "log-group:made-elsewhere:*");
export const SUBNETS = ["subnet-0abcdef1234567890", "subnet-0abcdef1234567891"];
const GROUPS = ["sg-0abcdef1234567890"];

export const trail: aws.cloudtrail.TrailArgs = {
  s3BucketName: "made-elsewhere",
  isMultiRegionTrail: true,
  enableLogFileValidation: true,
  kmsKeyId: KEY,
  cloudWatchLogsGroupArn: LOG_GROUP,
  cloudWatchLogsRoleArn: ROLE,
  snsTopicName: TOPIC,
  tags,
};

export const logGroup: aws.cloudwatch.LogGroupArgs = { retentionInDays: 365, kmsKeyId: KEY, tags };

export const eks: aws.eks.ClusterArgs = {
  roleArn: ROLE,
  version: "1.35",
  vpcConfig: { subnetIds: SUBNETS, endpointPublicAccess: false, endpointPrivateAccess: true },
  enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
  encryptionConfig: { provider: { keyArn: KEY }, resources: ["secrets"] },
  deletionProtection: true,
  tags,
};

/** The add-ons of a cluster; `without` leaves the network policies away. */
export function addons(without = false) {
  return (cluster: unknown, name: string, broken: boolean, opts: pulumi.CustomResourceOptions) => {
    const clusterName = (cluster as aws.eks.Cluster).name;
    const enableNetworkPolicy = String(!(broken && without));
    new aws.eks.Addon(
      `${name}-cni`,
      {
        clusterName,
        addonName: "vpc-cni",
        configurationValues: JSON.stringify({ enableNetworkPolicy }),
        tags,
      },
      opts,
    );
    new aws.eks.Addon(
      `${name}-metrics`,
      { clusterName, addonName: "amazon-cloudwatch-observability", tags },
      opts,
    );
  };
}

/** Nodes need subnets of two zones that this stack knows. */
export const nodeGroup = (name: string, opts: pulumi.CustomResourceOptions): aws.eks.NodeGroupArgs => ({
  clusterName: "made-elsewhere",
  nodeRoleArn: OWN_ROLE,
  subnetIds: ["a", "b"].map(
    (zone, index) =>
      new aws.ec2.Subnet(
        `${name}-${zone}`,
        {
          vpcId: "vpc-0abcdef1234567890",
          cidrBlock: `10.16.0.${index * 32}/27`,
          availabilityZone: `cn-north-1${zone}`,
          tags,
        },
        opts,
      ).id,
  ),
  scalingConfig: { minSize: 2, maxSize: 4, desiredSize: 2 },
  amiType: "AL2023_ARM_64_STANDARD",
  instanceTypes: ["m7g.large"],
  nodeRepairConfig: { enabled: true },
  tags,
});

export const ecsCluster: aws.ecs.ClusterArgs = {
  settings: [{ name: "containerInsights", value: "enabled" }],
  configuration: {
    executeCommandConfiguration: {
      kmsKeyId: KEY,
      logging: "OVERRIDE",
      logConfiguration: { cloudWatchEncryptionEnabled: true, cloudWatchLogGroupName: "shells" },
    },
  },
  tags,
};

export const service: aws.ecs.ServiceArgs = {
  cluster: "made-elsewhere",
  taskDefinition: "made-elsewhere",
  launchType: "FARGATE",
  desiredCount: 2,
  networkConfiguration: { subnets: SUBNETS, securityGroups: GROUPS, assignPublicIp: false },
  tags,
};

export function containers(more: object = {}): string {
  return JSON.stringify([
    { name: "web", image: "shop/web:1.4.2", essential: true, readonlyRootFilesystem: true, ...more },
  ]);
}

export const task: aws.ecs.TaskDefinitionArgs = {
  family: "web",
  containerDefinitions: containers(),
  executionRoleArn: ROLE,
  taskRoleArn: OWN_ROLE,
  tags,
};

export const repository: aws.ecr.RepositoryArgs = {
  imageTagMutability: "IMMUTABLE",
  imageScanningConfiguration: { scanOnPush: true },
  encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: KEY }],
  tags,
};

export const queue: aws.sqs.QueueArgs = {
  kmsMasterKeyId: KEY,
  redrivePolicy: JSON.stringify({ deadLetterTargetArn: arn("sqs", "failed"), maxReceiveCount: 3 }),
  tags,
};

export const kafka: aws.msk.ClusterArgs = {
  kafkaVersion: "3.9.x",
  numberOfBrokerNodes: 2,
  brokerNodeGroupInfo: { instanceType: "kafka.m7g.large", clientSubnets: SUBNETS, securityGroups: GROUPS },
  encryptionInfo: { encryptionAtRestKmsKeyArn: KEY },
  clientAuthentication: { sasl: { iam: true } },
  loggingInfo: { brokerLogs: { cloudwatchLogs: { enabled: true, logGroup: "kafka" } } },
  tags,
};

/** The password of its user is drawn in the stack and nobody knows it. */
export const broker = (name: string, opts: pulumi.CustomResourceOptions): aws.mq.BrokerArgs => ({
  engineType: "ActiveMQ",
  engineVersion: "5.18",
  hostInstanceType: "mq.m5.large",
  deploymentMode: "ACTIVE_STANDBY_MULTI_AZ",
  autoMinorVersionUpgrade: true,
  subnetIds: SUBNETS,
  securityGroups: GROUPS,
  encryptionOptions: { useAwsOwnedKey: false, kmsKeyId: KEY },
  logs: { general: true, audit: true },
  users: [
    {
      username: "shop",
      password: new random.RandomPassword(`${name}-password`, { length: 24 }, opts).result,
    },
  ],
  tags,
});

export const vault: aws.backup.VaultArgs = { kmsKeyArn: KEY, tags };

export const lambda: aws.lambda.FunctionArgs = {
  role: OWN_ROLE,
  runtime: "nodejs24.x",
  handler: "index.handler",
  s3Bucket: "made-elsewhere",
  s3Key: "shop.zip",
  s3ObjectVersion: "1",
  kmsKeyArn: KEY,
  codeSigningConfigArn: arn("lambda", "code-signing-config:csc-0abcdef1234567890"),
  deadLetterConfig: { targetArn: arn("sqs", "failed") },
  reservedConcurrentExecutions: 10,
  tracingConfig: { mode: "Active" },
  vpcConfig: { subnetIds: SUBNETS, securityGroupIds: GROUPS },
  tags,
};

export const template: aws.ec2.LaunchTemplateArgs = {
  imageId: "ami-0abcdef1234567890",
  instanceType: "m7g.large",
  ebsOptimized: "true",
  monitoring: { enabled: true },
  metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
  blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: "true", kmsKeyId: KEY } }],
  tagSpecifications: ["instance", "volume"].map((resourceType) => ({ resourceType, tags })),
  tags,
};

export const machine: aws.ec2.InstanceArgs = {
  ami: "ami-0abcdef1234567890",
  instanceType: "m7g.large",
  iamInstanceProfile: "shop",
  ebsOptimized: true,
  monitoring: true,
  metadataOptions: { httpTokens: "required" },
  rootBlockDevice: { encrypted: true, kmsKeyId: KEY },
  tags,
  volumeTags: tags,
};

/** Its machines are as a template of this stack says. */
export const scaling = (
  name: string,
  opts: pulumi.CustomResourceOptions,
  machines = template,
): aws.autoscaling.GroupArgs => ({
  minSize: 2,
  maxSize: 4,
  availabilityZones: ["cn-north-1a", "cn-north-1b"],
  healthCheckType: "ELB",
  targetGroupArns: [arn("elasticloadbalancing", "targetgroup/web/0123456789abcdef")],
  launchTemplate: { id: new aws.ec2.LaunchTemplate(`${name}-template`, machines, opts).id, version: "1" },
  tags: Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
});

export const recorder: aws.cfg.RecorderArgs = {
  name: "default",
  roleArn: ROLE,
  recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
};
export const recorderStatus: aws.cfg.RecorderStatusArgs = { name: "made-elsewhere", isEnabled: true };
export const aggregator: aws.cfg.ConfigurationAggregatorArgs = {
  organizationAggregationSource: { roleArn: ROLE, allRegions: true },
  tags,
};
export const detector: aws.guardduty.DetectorArgs = { enable: true, tags };

export const alarm: aws.cloudwatch.MetricAlarmArgs = {
  comparisonOperator: "GreaterThanThreshold",
  evaluationPeriods: 5,
  metricName: "CPUUtilization",
  namespace: "AWS/EC2",
  period: 60,
  statistic: "Average",
  threshold: 85,
  alarmActions: [TOPIC],
  tags,
};

type Beside = (
  subject: pulumi.CustomResource,
  name: string,
  broken: boolean,
  opts: pulumi.CustomResourceOptions,
) => void;

/** Accounts that join the organisation are watched from their first day; the flaw leaves them out. */
export function enrolled(left = false): Beside {
  return (subject, name, broken, opts) => {
    if (broken && left) return;
    new aws.guardduty.OrganizationConfiguration(
      `${name}-members`,
      { detectorId: subject.id, autoEnableOrganizationMembers: "ALL" },
      opts,
    );
  };
}

/** What stands beside the trail of an account; the flaw takes the centre away. */
export const baselineServices: Beside = (_, name, broken, opts) => {
  const watch = new aws.guardduty.Detector(`${name}-detector`, detector, opts);
  enrolled()(watch, `${name}-detector`, broken, opts);
  new aws.cfg.RecorderStatus(`${name}-status`, recorderStatus, opts);
  if (!broken) new aws.securityhub.Account(`${name}-hub`, {}, opts);
};

export const patchBaseline: Beside = (_, name, broken, opts) => {
  if (!broken)
    new aws.ssm.PatchBaseline(`${name}-baseline`, { operatingSystem: "AMAZON_LINUX_2023", tags }, opts);
};

const SIGNS = {
  root: '{ $.userIdentity.type = "Root" }',
  policy: "{ $.eventName = PutRolePolicy || $.eventName = AttachRolePolicy }",
  "sign-in": '{ $.eventName = "ConsoleLogin" && $.additionalEventData.MFAUsed != "Yes" }',
};

/** A trail with its log group and an alarm on each sign; the flaw leaves the changes of permissions out. */
export function watchedTrail(name: string, broken: boolean, opts: pulumi.CustomResourceOptions): void {
  const group = new aws.cloudwatch.LogGroup(`${name}-group`, logGroup, opts);
  new aws.cloudtrail.Trail(
    name,
    { ...trail, cloudWatchLogsGroupArn: pulumi.interpolate`${group.arn}:*` },
    opts,
  );
  for (const [sign, pattern] of Object.entries(SIGNS)) {
    if (broken && sign === "policy") continue;
    const metric = `${name}-${sign}`;
    new aws.cloudwatch.LogMetricFilter(
      metric,
      {
        logGroupName: group.name,
        pattern,
        metricTransformation: { name: metric, namespace: "trail", value: "1" },
      },
      opts,
    );
    new aws.cloudwatch.MetricAlarm(
      `${metric}-alarm`,
      { ...alarm, namespace: "trail", metricName: metric },
      opts,
    );
  }
}

/** An alarm about a database; the flaw leaves it out. */
export const serviceAlarm: Beside = (database, name, broken, opts) => {
  if (broken) return;
  const { identifier } = database as aws.rds.Instance;
  new aws.cloudwatch.MetricAlarm(
    `${name}-alarm`,
    { ...alarm, namespace: "AWS/RDS", dimensions: { DBInstanceIdentifier: identifier } },
    opts,
  );
};

/** What keeps a vault's copies: a lock, a refusal to delete, and somebody who hears of failures. */
export const keptVault: Beside = (vault, name, _, opts) => {
  const backupVaultName = (vault as aws.backup.Vault).name;
  const Statement = [{ Effect: "Deny", Principal: "*", Action: "backup:DeleteRecoveryPoint", Resource: "*" }];
  const policy = JSON.stringify({ Version: "2012-10-17", Statement });
  new aws.backup.VaultLockConfiguration(
    `${name}-lock`,
    { backupVaultName, minRetentionDays: 7, changeableForDays: 3 },
    opts,
  );
  new aws.backup.VaultPolicy(`${name}-policy`, { backupVaultName, policy }, opts);
  new aws.backup.VaultNotifications(
    `${name}-notices`,
    { backupVaultName, snsTopicArn: TOPIC, backupVaultEvents: ["BACKUP_JOB_COMPLETED"] },
    opts,
  );
};
