import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { KEY, LOG_GROUP, ROLE, SUBNETS, TOPIC } from "./aws-service-parts.ts";
import { tags } from "./fault.ts";

/** Inputs that satisfy every control, for what the cloud runs on behalf of developers and analysts. */

export const PASSWORD = pulumi.secret("made by the secrets service");

export const desktop: aws.workspaces.WorkspaceArgs = {
  directoryId: "d-1234567890",
  bundleId: "wsb-123456789",
  userName: "li",
  rootVolumeEncryptionEnabled: true,
  userVolumeEncryptionEnabled: true,
  volumeEncryptionKey: KEY,
  tags,
};

export const notebook: aws.sagemaker.NotebookInstanceArgs = {
  roleArn: ROLE,
  instanceType: "ml.t3.medium",
  subnetId: SUBNETS[0] ?? "",
  securityGroups: ["sg-0abcdef1234567890"],
  directInternetAccess: "Disabled",
  rootAccess: "Disabled",
  kmsKeyId: KEY,
  instanceMetadataServiceConfiguration: { minimumInstanceMetadataServiceVersion: "2" },
  tags,
};

export const model: aws.sagemaker.ModelArgs = { executionRoleArn: ROLE, enableNetworkIsolation: true, tags };

export const qualityJob: aws.sagemaker.DataQualityJobDefinitionArgs = {
  roleArn: ROLE,
  dataQualityAppSpecification: { imageUri: "made-elsewhere" },
  dataQualityJobInput: { endpointInput: { endpointName: "made-elsewhere" } },
  dataQualityJobOutputConfig: {
    kmsKeyId: KEY,
    monitoringOutputs: { s3Output: { s3Uri: "s3://made-elsewhere/quality" } },
  },
  jobResources: {
    clusterConfig: {
      instanceCount: 1,
      instanceType: "ml.t3.medium",
      volumeSizeInGb: 20,
      volumeKmsKeyId: KEY,
    },
  },
  networkConfig: { enableInterContainerTrafficEncryption: true, enableNetworkIsolation: true },
  tags,
};

export const agent: aws.bedrock.AgentAgentArgs = {
  agentName: "concierge",
  agentResourceRoleArn: ROLE,
  foundationModel: "amazon.nova-lite-v1:0",
  customerEncryptionKeyArn: KEY,
  guardrailConfigurations: [{ guardrailIdentifier: "made-elsewhere", guardrailVersion: "1" }],
  tags,
};

export const recognizer: aws.comprehend.EntityRecognizerArgs = {
  dataAccessRoleArn: ROLE,
  languageCode: "en",
  inputDataConfig: { entityTypes: [{ type: "BRAND" }] },
  modelKmsKeyId: KEY,
  volumeKmsKeyId: KEY,
  tags,
};

export const build: aws.codebuild.ProjectArgs = {
  serviceRole: ROLE,
  encryptionKey: KEY,
  artifacts: { type: "S3", location: "made-elsewhere" },
  environment: {
    computeType: "BUILD_GENERAL1_SMALL",
    image: "aws/codebuild/standard:7.0",
    type: "LINUX_CONTAINER",
  },
  source: { type: "NO_SOURCE", buildspec: "version: 0.2" },
  logsConfig: { cloudwatchLogs: { groupName: "builds" } },
  tags,
};

const LOGS = { enabled: true, logLevel: "INFO" } as const;
export const AIRFLOW_LOGS = { schedulerLogs: LOGS, workerLogs: LOGS, webserverLogs: LOGS } as const;

export const airflow: aws.mwaa.EnvironmentArgs = {
  dagS3Path: "dags/",
  executionRoleArn: ROLE,
  sourceBucketArn: "arn:aws-cn:s3:::made-elsewhere",
  networkConfiguration: { securityGroupIds: ["sg-0abcdef1234567890"], subnetIds: SUBNETS },
  kmsKey: KEY,
  loggingConfiguration: AIRFLOW_LOGS,
  webserverAccessMode: "PRIVATE_ONLY",
  tags,
};

export const machineOfStates: aws.sfn.StateMachineArgs = {
  roleArn: ROLE,
  definition: JSON.stringify({ StartAt: "Done", States: { Done: { Type: "Succeed" } } }),
  loggingConfiguration: { level: "ALL", logDestination: LOG_GROUP, includeExecutionData: true },
  tracingConfiguration: { enabled: true },
  tags,
};

export function session(more: object = {}): string {
  const inputs = {
    kmsKeyId: KEY,
    cloudWatchLogGroupName: "sessions",
    cloudWatchEncryptionEnabled: true,
    ...more,
  };
  return JSON.stringify({ schemaVersion: "1.0", sessionType: "Standard_Stream", inputs });
}

/** Made from a template of another team, whose events somebody hears. */
export const foreignStack: aws.cloudformation.StackArgs = {
  name: "vendor",
  templateUrl: "https://made-elsewhere.mall.example/vendor.yaml",
  notificationArns: [TOPIC],
  tags,
};

export const sessions: aws.ssm.DocumentArgs = { documentType: "Session", content: session(), tags };
export const command: aws.ssm.DocumentArgs = {
  documentType: "Command",
  content: JSON.stringify({ schemaVersion: "2.2", mainSteps: [] }),
  tags,
};

export function approvals(needed = 2): string {
  const rule = { Type: "Approvers", NumberOfApprovalsNeeded: needed };
  return JSON.stringify({ Version: "2018-11-08", Statements: [rule] });
}
export const approval: aws.codecommit.ApprovalRuleTemplateArgs = { content: approvals() };
export const codeRepository: aws.codecommit.RepositoryArgs = {
  repositoryName: "shop",
  kmsKeyId: KEY,
  tags,
};
export const approvalRule = (
  repository: unknown,
  name: string,
  broken: boolean,
  opts: pulumi.CustomResourceOptions,
) => {
  if (broken) return;
  const { repositoryName } = repository as aws.codecommit.Repository;
  new aws.codecommit.ApprovalRuleTemplateAssociation(
    `${name}-rule`,
    { approvalRuleTemplateName: "two-people", repositoryName },
    opts,
  );
};

const OPTIONS = {
  HealthStreamingEnabled: "aws:elasticbeanstalk:healthreporting:system",
  ManagedActionsEnabled: "aws:elasticbeanstalk:managedactions",
} as const;
/** Both options of an environment, or without the one named. */
export function environmentSettings(without?: string) {
  return Object.entries(OPTIONS).map(([name, namespace]) => ({
    namespace,
    name,
    value: String(name !== without),
  }));
}
export const environment: aws.elasticbeanstalk.EnvironmentArgs = {
  application: "shop",
  settings: environmentSettings(),
  tags,
};

export const dataCluster: aws.emr.ClusterArgs = {
  releaseLabel: "emr-7.9.0",
  serviceRole: ROLE,
  securityConfiguration: "strict",
  ec2Attributes: {
    instanceProfile: "data",
    subnetId: SUBNETS[0] ?? "",
    emrManagedMasterSecurityGroup: "sg-0abcdef1234567890",
    emrManagedSlaveSecurityGroup: "sg-0abcdef1234567891",
  },
  kerberosAttributes: { realm: "MALL.LOCAL", kdcAdminPassword: PASSWORD },
  tags,
};
export const clusterBlock: aws.emr.BlockPublicAccessConfigurationArgs = {
  blockPublicSecurityGroupRules: true,
};

type Part = "objects" | "disks" | "volumes" | "transit";
/** What a data cluster encrypts: everything, or all but one part. */
export function encryptionOfCluster(without?: Part): string {
  const disks = {
    EncryptionKeyProviderType: "AwsKms",
    AwsKmsKey: KEY,
    EnableEbsEncryption: without !== "volumes",
  };
  return JSON.stringify({
    EncryptionConfiguration: {
      EnableInTransitEncryption: without !== "transit",
      EnableAtRestEncryption: true,
      AtRestEncryptionConfiguration: {
        S3EncryptionConfiguration: {
          EncryptionMode: without === "objects" ? "SSE-S3" : "SSE-KMS",
          AwsKmsKey: KEY,
        },
        ...(without !== "disks" && { LocalDiskEncryptionConfiguration: disks }),
      },
    },
  });
}
export const clusterSecurity: aws.emr.SecurityConfigurationArgs = { configuration: encryptionOfCluster() };

export const crawler: aws.glue.CrawlerArgs = {
  databaseName: "sales",
  role: ROLE,
  securityConfiguration: "strict",
  tags,
};
export const JOB_ENCRYPTION = {
  cloudwatchEncryption: { cloudwatchEncryptionMode: "SSE-KMS", kmsKeyArn: KEY },
  jobBookmarksEncryption: { jobBookmarksEncryptionMode: "CSE-KMS", kmsKeyArn: KEY },
  s3Encryption: { s3EncryptionMode: "SSE-KMS", kmsKeyArn: KEY },
} as const;
export const jobSecurity: aws.glue.SecurityConfigurationArgs = { encryptionConfiguration: JOB_ENCRYPTION };
export const CATALOG = {
  encryptionAtRest: { catalogEncryptionMode: "SSE-KMS", sseAwsKmsKeyId: KEY },
  connectionPasswordEncryption: { returnConnectionPasswordEncrypted: true, awsKmsKeyId: KEY },
} as const;
export const catalog: aws.glue.DataCatalogEncryptionSettingsArgs = { dataCatalogEncryptionSettings: CATALOG };
