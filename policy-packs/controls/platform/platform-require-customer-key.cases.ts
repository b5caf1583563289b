import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { platformRequireCustomerKey } from "./platform-require-customer-key.ts";

const NOTEBOOK_INSTANCE = "aws:sagemaker/notebookInstance:NotebookInstance";
const DOMAIN = "aws:sagemaker/domain:Domain";
const ENDPOINT_CONFIGURATION = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
const DATA_QUALITY_JOB_DEFINITION = "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition";
const FLOW_DEFINITION = "aws:sagemaker/flowDefinition:FlowDefinition";
const ENTITY_RECOGNIZER = "aws:comprehend/entityRecognizer:EntityRecognizer";
const AGENT_AGENT = "aws:bedrock/agentAgent:AgentAgent";
const FLOW = "aws:appflow/flow:Flow";
const CONNECTOR_PROFILE = "aws:appflow/connectorProfile:ConnectorProfile";
const INSTANCE_STORAGE_CONFIG = "aws:connect/instanceStorageConfig:InstanceStorageConfig";
const SCHEDULE = "aws:scheduler/schedule:Schedule";
const PROJECT = "aws:codebuild/project:Project";
const PIPELINE = "aws:codepipeline/pipeline:Pipeline";
const CODEARTIFACT_DOMAIN = "aws:codeartifact/domain:Domain";
const REPOSITORY_ASSOCIATION = "aws:codegurureviewer/repositoryAssociation:RepositoryAssociation";
const COMPONENT = "aws:imagebuilder/component:Component";
const DISTRIBUTION_CONFIGURATION = "aws:imagebuilder/distributionConfiguration:DistributionConfiguration";
const IMAGE_RECIPE = "aws:imagebuilder/imageRecipe:ImageRecipe";
const ENVIRONMENT = "aws:mwaa/environment:Environment";
const MAXCOMPUTE_PROJECT = "alicloud:maxcompute/project:Project";

export const cases: ControlCases = {
  control: platformRequireCustomerKey,
  aws: {
    pass: [
      example(NOTEBOOK_INSTANCE, { kmsKeyId: ref("key") }, { name: "key", type: "aws:kms/key:Key" }),
      example(DOMAIN, { kmsKeyId: "arn:aws:kms:eu-west-1:1:key/1" }),
      example(ENDPOINT_CONFIGURATION, { kmsKeyArn: "arn:aws:kms:eu-west-1:1:key/1" }),
      example(DATA_QUALITY_JOB_DEFINITION, {
        dataQualityJobOutputConfig: { kmsKeyId: "arn:aws:kms:eu-west-1:1:key/1" },
      }),
      example(FLOW_DEFINITION, { outputConfig: { kmsKeyId: "abc" } }),
      example(ENTITY_RECOGNIZER, { modelKmsKeyId: "arn:aws:kms:eu-west-1:1:key/1" }),
      example(AGENT_AGENT, { customerEncryptionKeyArn: "arn:aws:kms:eu-west-1:1:key/1" }),
      example(FLOW, { kmsArn: "arn:aws:kms:eu-west-1:1:key/1" }),
      example(CONNECTOR_PROFILE, { kmsArn: "arn:aws:kms:eu-west-1:1:key/1" }),
      example(INSTANCE_STORAGE_CONFIG, {
        storageConfig: {
          storageType: "S3",
          s3Config: { encryptionConfig: { keyId: "arn:aws:kms:eu-west-1:1:key/1" } },
        },
      }),
      example(INSTANCE_STORAGE_CONFIG, {
        storageConfig: {
          storageType: "KINESIS_VIDEO_STREAM",
          kinesisVideoStreamConfig: { encryptionConfig: { keyId: "arn:aws:kms:eu-west-1:1:key/1" } },
        },
      }),
      example(SCHEDULE, { kmsKeyArn: "arn:aws:kms:eu-west-1:1:key/1" }),
      example(PROJECT, { artifacts: { type: "S3" }, encryptionKey: "arn:aws:kms:eu-west-1:1:key/1" }),
      example(PIPELINE, {
        artifactStores: [{ encryptionKey: { id: "arn:aws:kms:eu-west-1:1:key/1", type: "KMS" } }],
      }),
      example(CODEARTIFACT_DOMAIN, { encryptionKey: "arn:aws:kms:eu-west-1:1:key/1" }),
      example(REPOSITORY_ASSOCIATION, {
        kmsKeyDetails: { encryptionOption: "CUSTOMER_MANAGED_CMK", kmsKeyId: "k" },
      }),
      example(COMPONENT, { kmsKeyId: "arn:aws:kms:eu-west-1:1:key/1" }),
      example(DISTRIBUTION_CONFIGURATION, {
        distributions: [
          { amiDistributionConfiguration: { kmsKeyId: "arn:aws:kms:eu-west-1:1:key/1" } },
          { containerDistributionConfiguration: { targetRepository: {} } },
        ],
      }),
      example(IMAGE_RECIPE, {
        blockDeviceMappings: [
          { ebs: { encrypted: "true", kmsKeyId: "arn:aws:kms:eu-west-1:1:key/1" } },
          { virtualName: "ephemeral0" },
        ],
      }),
      example(IMAGE_RECIPE, {}),
      example(ENVIRONMENT, { kmsKey: "arn:aws:kms:eu-west-1:1:key/1" }),
    ],
    fail: [
      example(NOTEBOOK_INSTANCE, {}),
      example(DOMAIN, { kmsKeyId: "" }),
      example(ENDPOINT_CONFIGURATION, {}),
      example(DATA_QUALITY_JOB_DEFINITION, {}),
      example(FLOW_DEFINITION, { outputConfig: {} }),
      example(ENTITY_RECOGNIZER, {}),
      example("aws:comprehend/documentClassifier:DocumentClassifier", {}),
      example(AGENT_AGENT, {}),
      example(FLOW, {}),
      example(CONNECTOR_PROFILE, {}),
      example(INSTANCE_STORAGE_CONFIG, {
        storageConfig: { storageType: "S3", s3Config: { bucketName: "b" } },
      }),
      example(INSTANCE_STORAGE_CONFIG, { storageConfig: { storageType: "KINESIS_VIDEO_STREAM" } }),
      example(SCHEDULE, {}),
      example(PROJECT, { artifacts: { type: "S3" } }),
      example(PIPELINE, { artifactStores: [{ location: "b" }] }),
      example(PIPELINE, {}),
      example(CODEARTIFACT_DOMAIN, {}),
      example(REPOSITORY_ASSOCIATION, {}),
      example(REPOSITORY_ASSOCIATION, {
        kmsKeyDetails: { encryptionOption: "AWS_OWNED_CMK", kmsKeyId: "k" },
      }),
      example(COMPONENT, {}),
      example(DISTRIBUTION_CONFIGURATION, {
        distributions: [{ amiDistributionConfiguration: { name: "n" } }],
      }),
      example(IMAGE_RECIPE, { blockDeviceMappings: [{ ebs: { encrypted: true } }] }),
      example(IMAGE_RECIPE, {
        blockDeviceMappings: [{ ebs: { kmsKeyId: "arn:aws:kms:eu-west-1:1:key/1" } }],
      }),
      example(ENVIRONMENT, {}),
    ],
    unknown: [
      example(INSTANCE_STORAGE_CONFIG, { storageConfig: UNKNOWN }),
      example(PIPELINE, { artifactStores: UNKNOWN }),
      example(REPOSITORY_ASSOCIATION, { kmsKeyDetails: UNKNOWN }),
      example(DISTRIBUTION_CONFIGURATION, { distributions: UNKNOWN }),
      example(IMAGE_RECIPE, { blockDeviceMappings: UNKNOWN }),
    ],
    silent: [
      example(PROJECT, { artifacts: { type: "NO_ARTIFACTS" } }),
      example(PROJECT, {}),
      example(INSTANCE_STORAGE_CONFIG, { storageConfig: { storageType: "KINESIS_STREAM" } }),
      example(DISTRIBUTION_CONFIGURATION, {
        distributions: [{ containerDistributionConfiguration: { targetRepository: {} } }],
      }),
    ],
  },
  alicloud: {
    pass: [example(MAXCOMPUTE_PROJECT, { properties: { encryption: { enable: true, key: "key-1" } } })],
    fail: [
      example(MAXCOMPUTE_PROJECT, {}),
      example(MAXCOMPUTE_PROJECT, { properties: { encryption: { enable: true, key: "Default" } } }),
      example(MAXCOMPUTE_PROJECT, { properties: { encryption: { enable: false, key: "key-1" } } }),
    ],
    unknown: [example(MAXCOMPUTE_PROJECT, { properties: { encryption: { enable: UNKNOWN, key: "key-1" } } })],
  },
};
