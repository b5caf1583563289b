import * as aws from "@pulumi/aws";
import {
  AIRFLOW_LOGS,
  agent,
  airflow,
  approval,
  approvalRule,
  approvals,
  build,
  CATALOG,
  catalog,
  clusterBlock,
  clusterSecurity,
  codeRepository,
  command,
  crawler,
  dataCluster,
  desktop,
  encryptionOfCluster,
  environment,
  environmentSettings,
  foreignStack,
  JOB_ENCRYPTION,
  jobSecurity,
  machineOfStates,
  model,
  notebook,
  PASSWORD,
  qualityJob,
  recognizer,
  session,
  sessions,
} from "./aws-platform-parts.ts";
import { LOG_GROUP } from "./aws-service-parts.ts";
import { type Fault, planter } from "./fault.ts";

const plant = planter("aws");

export const awsPlatformFaults: readonly Fault[] = [
  plant("platform-require-disk-customer-key", aws.comprehend.EntityRecognizer, {
    compliant: recognizer,
    broken: { volumeKmsKeyId: "" },
  }),
  plant("platform-require-desktop-root-encryption", aws.workspaces.Workspace, {
    compliant: desktop,
    broken: { rootVolumeEncryptionEnabled: false },
  }),
  plant("platform-require-desktop-data-encryption", aws.workspaces.Workspace, {
    compliant: desktop,
    broken: { userVolumeEncryptionEnabled: false },
  }),
  plant("platform-require-notebook-isolation", aws.sagemaker.NotebookInstance, {
    compliant: notebook,
    broken: { directInternetAccess: "Enabled" },
  }),
  plant("platform-require-notebook-network", aws.sagemaker.NotebookInstance, {
    compliant: notebook,
    broken: { subnetId: "" },
  }),
  plant("platform-no-notebook-root", aws.sagemaker.NotebookInstance, {
    compliant: notebook,
    broken: { rootAccess: "Enabled" },
  }),
  plant("platform-require-model-isolation", aws.sagemaker.Model, {
    compliant: model,
    broken: { enableNetworkIsolation: false },
  }),
  plant("platform-require-job-traffic-encryption", aws.sagemaker.DataQualityJobDefinition, {
    compliant: qualityJob,
    broken: { networkConfig: { enableInterContainerTrafficEncryption: false } },
  }),
  plant("platform-require-agent-guardrails", aws.bedrock.AgentAgent, {
    compliant: agent,
    broken: { guardrailConfigurations: [] },
  }),
  plant("platform-require-build-encryption", aws.codebuild.Project, {
    compliant: build,
    broken: { artifacts: { type: "S3", location: "results", encryptionDisabled: true } },
  }),
  plant("platform-require-build-logs", aws.codebuild.Project, {
    compliant: build,
    broken: { logsConfig: { cloudwatchLogs: { status: "DISABLED" } } },
  }),
  plant("platform-require-build-log-encryption", aws.codebuild.Project, {
    compliant: build,
    broken: {
      logsConfig: { s3Logs: { status: "ENABLED", location: "logs/builds", encryptionDisabled: true } },
    },
  }),
  plant("platform-require-airflow-scheduler-logs", aws.mwaa.Environment, {
    compliant: airflow,
    broken: {
      loggingConfiguration: { ...AIRFLOW_LOGS, schedulerLogs: { enabled: false, logLevel: "INFO" } },
    },
  }),
  plant("platform-require-airflow-worker-logs", aws.mwaa.Environment, {
    compliant: airflow,
    broken: { loggingConfiguration: { ...AIRFLOW_LOGS, workerLogs: { enabled: false, logLevel: "INFO" } } },
  }),
  plant("platform-require-airflow-webserver-logs", aws.mwaa.Environment, {
    compliant: airflow,
    broken: {
      loggingConfiguration: { ...AIRFLOW_LOGS, webserverLogs: { enabled: false, logLevel: "INFO" } },
    },
  }),
  plant("platform-require-execution-history", aws.sfn.StateMachine, {
    compliant: machineOfStates,
    broken: {
      loggingConfiguration: { level: "ALL", logDestination: LOG_GROUP, includeExecutionData: false },
    },
  }),
  plant("platform-require-execution-tracing", aws.sfn.StateMachine, {
    compliant: machineOfStates,
    broken: { tracingConfiguration: { enabled: false } },
  }),
  plant("platform-require-customer-key", aws.sagemaker.NotebookInstance, {
    compliant: notebook,
    broken: { kmsKeyId: "" },
  }),
  plant("platform-require-stack-notices", aws.cloudformation.Stack, {
    compliant: foreignStack,
    broken: { notificationArns: [] },
  }),
  plant("platform-require-session-key", aws.ssm.Document, {
    compliant: sessions,
    broken: { content: session({ kmsKeyId: "" }) },
  }),
  plant("platform-require-session-logs", aws.ssm.Document, {
    compliant: sessions,
    broken: { content: session({ cloudWatchEncryptionEnabled: false }) },
  }),
  plant("platform-no-public-document", aws.ssm.Document, {
    compliant: command,
    broken: { permissions: { type: "Share", account_ids: "All" } },
  }),
  plant("platform-require-two-approvals", aws.codecommit.ApprovalRuleTemplate, {
    compliant: approval,
    broken: { content: approvals(1) },
  }),
  plant("platform-require-approval-rule", aws.codecommit.Repository, {
    compliant: codeRepository,
    broken: {},
    beside: approvalRule,
  }),
  plant("platform-require-environment-health", aws.elasticbeanstalk.Environment, {
    compliant: environment,
    broken: { settings: environmentSettings("HealthStreamingEnabled") },
  }),
  plant("platform-require-environment-updates", aws.elasticbeanstalk.Environment, {
    compliant: environment,
    broken: { settings: environmentSettings("ManagedActionsEnabled") },
  }),
  plant("platform-require-cluster-security", aws.emr.Cluster, {
    compliant: dataCluster,
    broken: { securityConfiguration: "" },
  }),
  plant("platform-require-cluster-block", aws.emr.BlockPublicAccessConfiguration, {
    compliant: clusterBlock,
    broken: { blockPublicSecurityGroupRules: false },
  }),
  plant("platform-require-kerberos-realm", aws.emr.Cluster, {
    compliant: dataCluster,
    broken: { kerberosAttributes: { kdcAdminPassword: PASSWORD, realm: "" } },
  }),
  plant("platform-require-cluster-object-key", aws.emr.SecurityConfiguration, {
    compliant: clusterSecurity,
    broken: { configuration: encryptionOfCluster("objects") },
  }),
  plant("platform-require-cluster-disk-encryption", aws.emr.SecurityConfiguration, {
    compliant: clusterSecurity,
    broken: { configuration: encryptionOfCluster("disks") },
    also: ["platform-require-cluster-volume-encryption"],
  }),
  plant("platform-require-cluster-volume-encryption", aws.emr.SecurityConfiguration, {
    compliant: clusterSecurity,
    broken: { configuration: encryptionOfCluster("volumes") },
  }),
  plant("platform-require-cluster-transit-encryption", aws.emr.SecurityConfiguration, {
    compliant: clusterSecurity,
    broken: { configuration: encryptionOfCluster("transit") },
  }),
  plant("platform-require-job-security", aws.glue.Crawler, {
    compliant: crawler,
    broken: { securityConfiguration: "" },
  }),
  plant("platform-require-job-encryption", aws.glue.SecurityConfiguration, {
    compliant: jobSecurity,
    broken: {
      encryptionConfiguration: { ...JOB_ENCRYPTION, s3Encryption: { s3EncryptionMode: "DISABLED" } },
    },
  }),
  plant("platform-require-catalog-encryption", aws.glue.DataCatalogEncryptionSettings, {
    compliant: catalog,
    broken: {
      dataCatalogEncryptionSettings: { ...CATALOG, encryptionAtRest: { catalogEncryptionMode: "DISABLED" } },
    },
  }),
];
