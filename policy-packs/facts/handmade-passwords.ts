import { canonicalType } from "../aliases.ts";
import { type Cloud, type ResourceView, type StackFact, type StackView, UNKNOWN } from "../control.ts";
import { list } from "../reading.ts";

/** A password that a resource is given. */
export interface GivenPassword {
  readonly input: string;
  /** By a generator or a store of this program, by hand, or only a deployment can tell. */
  readonly from: "elsewhere" | "hand" | "unknown";
}

/** Inputs that hold passwords. Typings of @pulumi/aws 7.48 and @pulumi/alicloud 3.108, read on 2026-11-23. */
const PASSWORDS: Readonly<Record<string, readonly string[]>> = {
  "aws:datasync/locationObjectStorage:LocationObjectStorage": ["secretKey"],
  "aws:datasync/locationSmb:LocationSmb": ["password"],
  "aws:directoryservice/directory:Directory": ["password"],
  "aws:dms/endpoint:Endpoint": ["password"],
  "aws:docdb/cluster:Cluster": ["masterPassword"],
  "aws:docdb/elasticCluster:ElasticCluster": ["adminUserPassword"],
  "aws:elasticache/replicationGroup:ReplicationGroup": ["authToken"],
  "aws:elasticache/user:User": ["passwords", "authenticationMode.passwords"],
  "aws:memorydb/user:User": ["authenticationMode.passwords"],
  "aws:mq/broker:Broker": ["users.password"],
  "aws:opensearch/domain:Domain": ["advancedSecurityOptions.masterUserOptions.masterUserPassword"],
  "aws:rds/cluster:Cluster": ["masterPassword"],
  "aws:rds/instance:Instance": ["password"],
  "aws:redshift/cluster:Cluster": ["masterPassword"],
  "aws:redshiftserverless/namespace:Namespace": ["adminUserPassword"],
  "aws:timestreaminfluxdb/dbInstance:DbInstance": ["password"],
  "alicloud:adb/account:Account": ["accountPassword"],
  "alicloud:alikafka/saslUser:SaslUser": ["password"],
  "alicloud:bastionhost/hostAccount:HostAccount": ["password"],
  "alicloud:bastionhost/user:User": ["password"],
  "alicloud:clickhouse/account:Account": ["accountPassword"],
  "alicloud:cs/kubernetes:Kubernetes": ["password"],
  "alicloud:cs/nodePool:NodePool": ["password"],
  "alicloud:dms/enterpriseInstance:EnterpriseInstance": ["databasePassword"],
  "alicloud:ecs/instance:Instance": ["password"],
  "alicloud:elasticsearch/instance:Instance": ["password"],
  "alicloud:ess/scalingConfiguration:ScalingConfiguration": ["password"],
  "alicloud:gpdb/account:Account": ["accountPassword"],
  "alicloud:hbase/instance:Instance": ["password"],
  "alicloud:kvstore/account:Account": ["accountPassword"],
  "alicloud:kvstore/instance:Instance": ["password"],
  "alicloud:mongodb/account:Account": ["accountPassword"],
  "alicloud:mongodb/instance:Instance": ["accountPassword"],
  "alicloud:mongodb/shardingInstance:ShardingInstance": ["accountPassword"],
  "alicloud:polardb/account:Account": ["accountPassword"],
  "alicloud:ram/loginProfile:LoginProfile": ["password"],
  "alicloud:rds/account:Account": ["accountPassword", "password"],
  "alicloud:redis/tairInstance:TairInstance": ["password"],
  "alicloud:rocketmq/account:Account": ["password"],
};

/** What makes passwords or keeps them. */
const SOURCES = [
  "random:index/randomPassword:RandomPassword",
  "random:index/randomString:RandomString",
  "aws:secretsmanager/secretVersion:SecretVersion",
  "aws:secretsmanager/secret:Secret",
  "aws:ssm/parameter:Parameter",
  "alicloud:kms/secret:Secret",
  "alicloud:oos/secretParameter:SecretParameter",
] as const;

export const givenPasswords: StackFact<readonly GivenPassword[]> = {
  name: "given-passwords",
  scope: "stack",
  types: { aws: ofCloud("aws"), alicloud: ofCloud("alicloud") },
  read: (stack) =>
    stack.ofType(...Object.keys(PASSWORDS)).flatMap((resource) => {
      const found = (PASSWORDS[canonicalType(resource.type)] ?? []).flatMap((path) =>
        valuesAt(resource.props, path.split(".")).map((value) => ({
          input: path,
          from: origin(stack, resource, path.split(".")[0] ?? path, value),
        })),
      );
      return found.length === 0 ? [] : [{ resource, fact: found }];
    }),
};

function ofCloud(cloud: Cloud): readonly string[] {
  return Object.keys(PASSWORDS).filter((type) => type.startsWith(`${cloud}:`));
}

/** All values at a path through blocks, of which a list may hold several. */
function valuesAt(value: unknown, path: readonly string[]): readonly unknown[] {
  if (value === undefined || value === null || value === "") return [];
  const [step, ...rest] = path;
  if (step === undefined || value === UNKNOWN) return Array.isArray(value) ? value : [value];
  const blocks = list(value);
  return (blocks === UNKNOWN ? [UNKNOWN] : blocks).flatMap((block) =>
    block === UNKNOWN
      ? [UNKNOWN]
      : typeof block === "object" && block !== null
        ? valuesAt((block as Record<string, unknown>)[step], rest)
        : [],
  );
}

/** Whatever another resource gives is made or kept there; the judges see no difference between secret and plain. */
function origin(
  stack: StackView,
  resource: ResourceView,
  input: string,
  value: unknown,
): GivenPassword["from"] {
  const given = resource.propertyDependencies[input] ?? [];
  if (
    given.length > 0 ||
    stack.referencedBy({ ...resource, props: { [input]: value } }, input, ...SOURCES).length > 0
  )
    return "elsewhere";
  return value === UNKNOWN ? "unknown" : "hand";
}
