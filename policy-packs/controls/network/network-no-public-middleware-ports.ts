import { control } from "../../control.ts";
import { exposureDefaults, exposureSchema, judgePorts } from "../../exposure.ts";
import { ingressRules } from "../../facts/ingress-rules.ts";

/** Redis, Memcached, ZooKeeper, etcd, AMQP, Kafka, Elasticsearch, Kibana, Consul, Nacos, RocketMQ, MQTT. */
const MIDDLEWARE_PORTS = [
  1883, 2181, 2379, 2380, 5601, 5671, 5672, 6379, 8500, 8848, 9092, 9093, 9200, 9300, 9848, 9876, 10911,
  11211, 15672,
];

const question = {
  ports: MIDDLEWARE_PORTS,
  protocols: ["tcp", "udp"],
  what: "middleware",
  remedy: "limit it to the services that use it",
} as const;

export const networkNoPublicMiddlewarePorts = control({
  id: "network-no-public-middleware-ports",
  title: "Cache, queue, search and registry ports are not open to the internet",
  clauses: ["11.4.1-a", "1.9.2-a"],
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  sameAs: ["EC2RestrictedCommonPorts"],
  fact: ingressRules,
  settings: { defaults: exposureDefaults, schema: exposureSchema },
  judge: (rules, { settings }) => judgePorts(rules, question, settings),
});
