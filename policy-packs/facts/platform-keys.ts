/** Work of managed services that can be put under a key of the account. */
import { isCustomerKey } from "../at-rest.ts";
import { type ResourceFact, UNKNOWN } from "../control.ts";
import { type Reader, resourceFact } from "../fact.ts";
import { parsed } from "../json-input.ts";
import { allOf, at, flag, given, isSame, list, text, unless } from "../reading.ts";
import { keyed, not, on, only, type Switch } from "../switches.ts";

/** Is what a service keeps of its work encrypted with a customer's key? A service key where it is left out. */
export const platformKey: ResourceFact<Switch> = resourceFact("platform-key", {
  "aws:sagemaker/notebookInstance:NotebookInstance": keyed("kmsKeyId"),
  "aws:sagemaker/domain:Domain": keyed("kmsKeyId"),
  "aws:sagemaker/endpointConfiguration:EndpointConfiguration": keyed("kmsKeyArn"),
  "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition": keyed(
    "dataQualityJobOutputConfig.kmsKeyId",
  ),
  "aws:sagemaker/flowDefinition:FlowDefinition": keyed("outputConfig.kmsKeyId"),
  "aws:comprehend/entityRecognizer:EntityRecognizer": keyed("modelKmsKeyId"),
  "aws:comprehend/documentClassifier:DocumentClassifier": keyed("modelKmsKeyId"),
  "aws:kendra/index:Index": keyed("serverSideEncryptionConfiguration.kmsKeyId"),
  "aws:bedrock/agentAgent:AgentAgent": keyed("customerEncryptionKeyArn"),
  "aws:appflow/flow:Flow": keyed("kmsArn"),
  "aws:appflow/connectorProfile:ConnectorProfile": keyed("kmsArn"),
  "aws:connect/instanceStorageConfig:InstanceStorageConfig": connectStore,
  "aws:scheduler/schedule:Schedule": keyed("kmsKeyArn"),
  "aws:codebuild/project:Project": only(
    (props) =>
      at(props, "artifacts") !== undefined && not(isSame(text(props, "artifacts", "type"), "NO_ARTIFACTS")),
    keyed("encryptionKey"),
  ),
  "aws:codepipeline/pipeline:Pipeline": (props) => {
    const stores = list(props, "artifactStores");
    if (stores === UNKNOWN) return UNKNOWN;
    return stores.length > 0 && allOf(stores.map((store) => isCustomerKey(store, "encryptionKey", "id")));
  },
  "aws:codeartifact/domain:Domain": keyed("encryptionKey"),
  "aws:codegurureviewer/repositoryAssociation:RepositoryAssociation": (props) => {
    const kind = text(props, "kmsKeyDetails", "encryptionOption");
    return kind === UNKNOWN || at(props, "kmsKeyDetails") === UNKNOWN
      ? UNKNOWN
      : kind === "CUSTOMER_MANAGED_CMK";
  },
  "aws:imagebuilder/component:Component": keyed("kmsKeyId"),
  "aws:imagebuilder/distributionConfiguration:DistributionConfiguration": imageCopies,
  "aws:imagebuilder/imageRecipe:ImageRecipe": recipeDisks,
  "aws:mwaa/environment:Environment": keyed("kmsKey"),
  "alicloud:maxcompute/project:Project": (props) =>
    allOf([
      flag(props, "properties", "encryption", "enable") ?? false,
      // `Default` is the service's own key: typings of alicloud 3.108.
      text(props, "properties", "encryption", "key") !== "Default" &&
        isCustomerKey(props, "properties", "encryption", "key"),
    ]),
});

function connectStore(props: Parameters<Reader<Switch>>[0]): Switch | undefined {
  const config = at(props, "storageConfig");
  const kind = text(config, "storageType");
  if (config === UNKNOWN || kind === UNKNOWN) return UNKNOWN;
  if (kind === "KINESIS_VIDEO_STREAM" || given(config, "kinesisVideoStreamConfig")) {
    return isCustomerKey(config, "kinesisVideoStreamConfig", "encryptionConfig", "keyId");
  }
  // Streams carry their own encryption and are judged by themselves.
  if (kind === "S3" || given(config, "s3Config"))
    return isCustomerKey(config, "s3Config", "encryptionConfig", "keyId");
  return undefined;
}

function imageCopies(props: Parameters<Reader<Switch>>[0]): Switch | undefined {
  const copies = list(props, "distributions");
  if (copies === UNKNOWN) return UNKNOWN;
  // Containers are encrypted by their registry.
  const images = copies.filter((copy) => given(copy, "amiDistributionConfiguration"));
  if (copies.length > 0 && images.length === 0 && !copies.includes(UNKNOWN)) return undefined;
  return allOf(images.map((copy) => isCustomerKey(copy, "amiDistributionConfiguration", "kmsKeyId")));
}

function recipeDisks(props: Parameters<Reader<Switch>>[0]): Switch | undefined {
  const mappings = list(props, "blockDeviceMappings");
  if (mappings === UNKNOWN) return UNKNOWN;
  const disks = mappings.filter((mapping) => given(mapping, "ebs"));
  return allOf(
    disks.map((disk) =>
      allOf([flag(disk, "ebs", "encrypted") ?? false, isCustomerKey(disk, "ebs", "kmsKeyId")]),
    ),
  );
}

/** Are the disks of the machines that a service runs for the account encrypted with a customer's key? */
export const platformDiskKey: ResourceFact<Switch> = resourceFact("platform-disk-key", {
  "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition": keyed(
    "jobResources.clusterConfig.volumeKmsKeyId",
  ),
  "aws:comprehend/entityRecognizer:EntityRecognizer": keyed("volumeKmsKeyId"),
  "aws:comprehend/documentClassifier:DocumentClassifier": keyed("volumeKmsKeyId"),
  "alicloud:emrv2/cluster:Cluster": (props) => {
    const nodes = at(props, "nodeAttributes");
    return allOf([
      flag(nodes, "dataDiskEncrypted") ?? (nodes === UNKNOWN ? UNKNOWN : false),
      nodes === UNKNOWN ? UNKNOWN : isCustomerKey(nodes, "dataDiskKmsKeyId"),
    ]);
  },
});

/** Are the volumes of virtual desktops encrypted? Plain where it is left out: typings of aws 7.48. */
export const desktopRoot: ResourceFact<Switch> = resourceFact("desktop-root", {
  "aws:workspaces/workspace:Workspace": on("rootVolumeEncryptionEnabled"),
});
export const desktopData: ResourceFact<Switch> = resourceFact("desktop-data", {
  "aws:workspaces/workspace:Workspace": on("userVolumeEncryptionEnabled"),
});

/** Is the key of a backup vault a customer's? */
export const vaultKey: ResourceFact<Switch> = resourceFact("vault-key", {
  "aws:backup/vault:Vault": keyed("kmsKeyArn"),
  "alicloud:hbr/vault:Vault": hbrKey,
  "alicloud:hbr/replicationVault:ReplicationVault": hbrKey,
});

/** The service's own key where it is left out: typings of alicloud 3.108. Vaults of databases take no key. */
function hbrKey(props: Parameters<Reader<Switch>>[0]): Switch | undefined {
  const kind = text(props, "encryptType");
  const vault = text(props, "vaultType") ?? "STANDARD";
  if (vault !== UNKNOWN && vault !== "STANDARD" && vault !== "OTS_BACKUP") return undefined;
  return unless(
    vault === UNKNOWN ? UNKNOWN : false,
    allOf([kind === UNKNOWN ? UNKNOWN : kind === "KMS", isCustomerKey(props, "kmsKeyId")]),
  );
}

/** Does a work step of the data catalogue run under a security configuration? */
export const glueSecured: ResourceFact<Switch> = resourceFact("glue-secured", {
  "aws:glue/job:Job": (props) => given(props, "securityConfiguration"),
  "aws:glue/crawler:Crawler": (props) => given(props, "securityConfiguration"),
  "aws:glue/devEndpoint:DevEndpoint": (props) => given(props, "securityConfiguration"),
});

/** Does a security configuration of the data catalogue encrypt all that it can? */
export const glueConfiguration: ResourceFact<Switch> = resourceFact("glue-configuration", {
  "aws:glue/securityConfiguration:SecurityConfiguration": (props) => {
    const config = at(props, "encryptionConfiguration");
    if (config === UNKNOWN) return UNKNOWN;
    const store = text(config, "s3Encryption", "s3EncryptionMode");
    return allOf([
      mode(config, "cloudwatchEncryption", "cloudwatchEncryptionMode", "SSE-KMS"),
      mode(config, "jobBookmarksEncryption", "jobBookmarksEncryptionMode", "CSE-KMS"),
      store === UNKNOWN ? UNKNOWN : store !== undefined && store !== "DISABLED",
    ]);
  },
});

function mode(config: unknown, block: string, name: string, wanted: string): Switch {
  const value = text(config, block, name);
  if (value === UNKNOWN || at(config, block) === UNKNOWN) return UNKNOWN;
  return value === wanted && given(config, block, "kmsKeyArn");
}

/** Does the data catalogue encrypt its entries and the passwords of its connections? */
export const catalogEncryption: ResourceFact<Switch> = resourceFact("catalog-encryption", {
  "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings": (props) => {
    const settings = at(props, "dataCatalogEncryptionSettings");
    if (settings === UNKNOWN) return UNKNOWN;
    const entries = text(settings, "encryptionAtRest", "catalogEncryptionMode");
    return allOf([
      entries === UNKNOWN ? UNKNOWN : entries?.startsWith("SSE-KMS") === true,
      given(settings, "encryptionAtRest", "sseAwsKmsKeyId"),
      flag(settings, "connectionPasswordEncryption", "returnConnectionPasswordEncrypted") ?? false,
      given(settings, "connectionPasswordEncryption", "awsKmsKeyId"),
    ]);
  },
});

/** What a security configuration of a data cluster encrypts; it is a JSON text. */
function clusterConfiguration(name: string, read: (encryption: unknown) => Switch): ResourceFact<Switch> {
  return resourceFact(name, {
    "aws:emr/securityConfiguration:SecurityConfiguration": (props) => {
      const configuration = parsed(at(props, "configuration"));
      const encryption = at(configuration, "EncryptionConfiguration");
      return encryption === UNKNOWN ? UNKNOWN : read(encryption);
    },
  });
}

const AT_REST = "AtRestEncryptionConfiguration";
const DISKS = "LocalDiskEncryptionConfiguration";

export const clusterObjects: ResourceFact<Switch> = clusterConfiguration("cluster-objects", (encryption) => {
  const mode = text(encryption, AT_REST, "S3EncryptionConfiguration", "EncryptionMode");
  if (mode === UNKNOWN) return UNKNOWN;
  return allOf([
    flag(encryption, "EnableAtRestEncryption") ?? false,
    mode === "SSE-KMS" || mode === "CSE-KMS",
  ]);
});

export const clusterDisks: ResourceFact<Switch> = clusterConfiguration("cluster-disks", (encryption) =>
  allOf([flag(encryption, "EnableAtRestEncryption") ?? false, given(encryption, AT_REST, DISKS)]),
);

export const clusterVolumes: ResourceFact<Switch> = clusterConfiguration("cluster-volumes", (encryption) =>
  allOf([
    flag(encryption, "EnableAtRestEncryption") ?? false,
    flag(encryption, AT_REST, DISKS, "EnableEbsEncryption") ?? false,
  ]),
);

export const clusterTransit: ResourceFact<Switch> = clusterConfiguration(
  "cluster-transit",
  (encryption) => flag(encryption, "EnableInTransitEncryption") ?? false,
);
