import { isCustomerKey } from "../at-rest.ts";
import { type Known, type ResourceFact, type ResourceView, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { parsed } from "../json-input.ts";
import { allOf, anyOf, at, flag, given, integer, isSame, list, text, texts } from "../reading.ts";
import { among, keyed, named, not, on, only, type Switch } from "../switches.ts";

const MQ = "aws:mq/broker:Broker";
const MSK = "aws:msk/cluster:Cluster";
const SQS = "aws:sqs/queue:Queue";
const SNS = "aws:sns/topic:Topic";
const STREAM = "aws:kinesis/stream:Stream";
const FIREHOSE = "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream";
const KAFKA = "alicloud:alikafka/instance:Instance";
const AMQP = "alicloud:amqp/instance:Instance";
const ROCKET = "alicloud:rocketmq/rocketMQInstance:RocketMQInstance";
const MNS = "alicloud:message/serviceQueue:ServiceQueue";
const MSE = "alicloud:mse/cluster:Cluster";

/** Firehose cannot encrypt what it reads from a stream: the stream's own encryption counts. */
const fromStream = (props: ResourceView["props"]) => given(props, "kinesisSourceConfiguration");

/** Are messages encrypted where they wait? Defaults: typings of aws 7.48 and alicloud 3.108. */
export const messageEncryption: ResourceFact<Switch> = resourceFact("message-encryption", {
  // Queues made before October 2022 keep their messages plain unless the switch is written.
  [SQS]: (props) => anyOf([flag(props, "sqsManagedSseEnabled") ?? false, given(props, "kmsMasterKeyId")]),
  [SNS]: named("kmsMasterKeyId"),
  [STREAM]: among("encryptionType", ["KMS"]),
  [FIREHOSE]: only((props) => !fromStream(props), on("serverSideEncryption.enabled")),
  [AMQP]: on("encryptedInstance"),
  [ROCKET]: on("productInfo.storageEncryption"),
});

/** Is the key of the messages a customer's? A queue or topic that names no key at all is judged above. */
export const messageKey: ResourceFact<Switch> = resourceFact("message-key", {
  [SQS]: only((props) => given(props, "kmsMasterKeyId"), keyed("kmsMasterKeyId")),
  [SNS]: only((props) => given(props, "kmsMasterKeyId"), keyed("kmsMasterKeyId")),
  [STREAM]: keyed("kmsKeyId"),
  [FIREHOSE]: only(
    (props) => !fromStream(props),
    (props) => {
      const kind = text(props, "serverSideEncryption", "keyType");
      return allOf([
        flag(props, "serverSideEncryption", "enabled") ?? false,
        kind === UNKNOWN ? UNKNOWN : kind === "CUSTOMER_MANAGED_CMK",
        isCustomerKey(props, "serverSideEncryption", "keyArn"),
      ]);
    },
  ),
  "aws:kinesis/videoStream:VideoStream": keyed("kmsKeyId"),
  [MQ]: keyed("encryptionOptions.kmsKeyId"),
  [MSK]: keyed("encryptionInfo.encryptionAtRestKmsKeyArn"),
  [MNS]: (props) => {
    const kind = text(props, "sseType");
    return allOf([kind === UNKNOWN ? UNKNOWN : kind === "KMS", isCustomerKey(props, "kmsKeyId")]);
  },
  [KAFKA]: keyed("kmsKeyId"),
  [AMQP]: (props) => allOf([flag(props, "encryptedInstance") ?? false, isCustomerKey(props, "kmsKeyId")]),
  [ROCKET]: keyed("productInfo.storageSecretKey"),
});

/** Do Kafka's clients and brokers speak TLS alone? Both are so where nothing is written: typings of aws 7.48. */
export const brokerTls: ResourceFact<Switch> = resourceFact("broker-tls", {
  [MSK]: (props) => {
    const transit = at(props, "encryptionInfo", "encryptionInTransit");
    if (transit === UNKNOWN) return UNKNOWN;
    const clients = text(transit, "clientBroker") ?? "TLS";
    return allOf([clients === UNKNOWN ? UNKNOWN : clients === "TLS", flag(transit, "inCluster") ?? true]);
  },
});

/** Does a broker, or a console of one, have an address on the internet? */
export const publicBroker: ResourceFact<Switch> = resourceFact("public-broker", {
  [MQ]: on("publiclyAccessible"),
  [MSK]: among("brokerNodeGroupInfo.connectivityInfo.publicAccess.type", ["SERVICE_PROVIDED_EIPS"]),
  "aws:mwaa/environment:Environment": among("webserverAccessMode", ["PUBLIC_ONLY"]),
  // 4: internet and VPC, 5: VPC alone: typings of alicloud 3.108.
  [KAFKA]: among("deployType", ["4"]),
  [AMQP]: on("supportEip"),
  [ROCKET]: among("networkInfo.internetInfo.internetSpec", ["enable"]),
});

/** Has a registry or configuration centre an address on the internet? */
export const publicRegistry: ResourceFact<Switch> = resourceFact("public-registry", {
  [MSE]: (props) => {
    const net = text(props, "netType");
    const flow = integer(props, "pubNetworkFlow") ?? 0;
    return anyOf([
      net === UNKNOWN ? UNKNOWN : net === "pubnet" || net === "both",
      flow === UNKNOWN ? UNKNOWN : flow > 0,
    ]);
  },
});

/** Prefixes that the allow-list of a broker lets in. */
export const allowLists: ResourceFact<Known<readonly Known<string>[]>> = resourceFact("allow-lists", {
  "alicloud:alikafka/instanceAllowedIpAttachment:InstanceAllowedIpAttachment": (props) =>
    texts(props, "allowedIp"),
  [ROCKET]: (props) =>
    joined(texts(props, "ipWhitelists"), texts(props, "networkInfo", "internetInfo", "ipWhitelists")),
  [MSE]: (props) => texts(props, "aclEntryLists"),
});

function joined(...lists: readonly Known<readonly Known<string>[]>[]): Known<readonly Known<string>[]> {
  const known = lists.filter((it) => it !== UNKNOWN);
  return known.length < lists.length ? UNKNOWN : known.flat();
}

/** Must clients say who they are? */
export const brokerLogin: ResourceFact<Switch> = resourceFact("broker-login", {
  [MSK]: (props) => {
    const clients = at(props, "clientAuthentication");
    if (clients === UNKNOWN) return UNKNOWN;
    const ways = anyOf([
      flag(clients, "sasl", "iam") ?? false,
      flag(clients, "sasl", "scram") ?? false,
      given(clients, "tls", "certificateAuthorityArns"),
    ]);
    return allOf([ways, not(flag(clients, "unauthenticated") ?? false)]);
  },
  [KAFKA]: (props) => {
    const config = parsed(at(props, "config"));
    if (config === UNKNOWN) return UNKNOWN;
    const word = (config as Record<string, unknown> | undefined)?.["enable.acl"];
    return flag({ word }, "word") ?? false;
  },
  // Clients of the own network need no password where this is on. The documents name no default, so it must be written.
  [ROCKET]: (props) => not(flag(props, "aclInfo", "defaultVpcAuthFree") ?? true),
});

/** Does a broker write down what it does? */
export const brokerLogs: ResourceFact<Switch> = resourceFact("broker-logs", {
  [MSK]: (props) => {
    const logs = at(props, "loggingInfo", "brokerLogs");
    if (logs === UNKNOWN) return UNKNOWN;
    return anyOf(["cloudwatchLogs", "firehose", "s3"].map((to) => flag(logs, to, "enabled") ?? false));
  },
  [MQ]: on("logs.general"),
  [AMQP]: on("supportTracing"),
  [ROCKET]: on("productInfo.traceOn"),
});

/** Does a broker write down who administered it? RabbitMQ cannot: "Amazon MQ developer guide, logging". */
export const brokerAudit: ResourceFact<Switch> = resourceFact("broker-audit", {
  [MQ]: only((props) => not(isSame(text(props, "engineType"), "RabbitMQ")), on("logs.audit")),
});

/** Do brokers go on when one machine or zone is lost? */
export const brokerZones: ResourceFact<Switch> = resourceFact("broker-zones", {
  [MQ]: among("deploymentMode", ["ACTIVE_STANDBY_MULTI_AZ", "CLUSTER_MULTI_AZ"]),
  [MSK]: (props) => several(list(props, "brokerNodeGroupInfo", "clientSubnets")),
  [KAFKA]: (props) => anyOf([zones(props), several(list(props, "vswitchIds"))]),
  [AMQP]: (props) => several(list(props, "vswitchIds")),
  [ROCKET]: among("subSeriesCode", ["cluster_ha", "serverless"]),
  [MSE]: (props) => {
    const nodes = integer(props, "instanceCount") ?? 1;
    // Fewer than three cannot tell which half is right.
    return nodes === UNKNOWN ? UNKNOWN : nodes >= 3;
  },
});

function several(found: Known<readonly unknown[]>): Switch {
  return found === UNKNOWN ? UNKNOWN : new Set(found.map((one, i) => (one === UNKNOWN ? i : one))).size >= 2;
}

/** `["zonea", "zoneb"]`, or the two lists of zones to choose from that the service takes as text. */
function zones(props: ResourceView["props"]): Switch {
  const found = texts(props, "selectedZones");
  if (found === UNKNOWN) return UNKNOWN;
  const named = found.flatMap((one): readonly unknown[] => {
    if (one === UNKNOWN || !one.startsWith("[")) return [one];
    const lists = parsed(one);
    return Array.isArray(lists) ? lists.flat() : [UNKNOWN];
  });
  if (several(named) === true) return true;
  // One text may hold several zones.
  return named.includes(UNKNOWN) ? UNKNOWN : false;
}

/** Are small upgrades installed without being asked for? */
export const brokerUpgrades: ResourceFact<Switch> = resourceFact("broker-upgrades", {
  [MQ]: on("autoMinorVersionUpgrade"),
});
