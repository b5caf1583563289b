/** Path, its steps parted by `/` → value; `undefined` takes it away. */
export type Edit = Readonly<Record<string, unknown>>;

export interface FaultRow {
  readonly title: string;
  readonly edit: Edit;
  readonly code: string;
  /** Part of the path at which it is said. */
  readonly at: string;
}

export interface Variant {
  readonly title: string;
  readonly edit: Edit;
}

/** A planted mistake, and the correct twin of it. */
export type Row = readonly [title: string, wrong: Edit, code: string, at: string, right: Edit];

const POS = "systems/pos";
const MEMBERS = "systems/members";
const WIKI = "systems/wiki";
const TILLS = `${POS}/runs/entries/tills`;
const DESK = `${MEMBERS}/runs/entries/desk`;
const SALES = `${POS}/runs/databases/sales`;
const PEOPLE = `${MEMBERS}/runs/databases/members`;
const PRICES = `${POS}/runs/caches/prices`;
const SESSIONS = `${MEMBERS}/runs/caches/sessions`;
const RECEIPTS = `${POS}/runs/queues/receipts`;
const ORDERS = `${MEMBERS}/runs/queues/orders`;

const FILES = `${MEMBERS}/runs/stores/files`;
const ABROAD = "workloads/edge-shields/abroad";

const WHO = { reason: "a week of trying", owner: "it@mall.example" };
const user = (more: object = {}) => ({ purpose: "somebody", access: "read", ...more });
const application = (more: object = {}) => ({
  purpose: "somebody",
  databases: ["sales"],
  access: "read",
  rotation: { by: "service" },
  ...more,
});
const many = <T>(count: number, name: (index: number) => string, value: T) =>
  Object.fromEntries([...Array(count).keys()].map((index) => [name(index), value]));

/** A mistake each, and the same without it. */
// biome-ignore format: one row a mistake
const ROWS: readonly Row[] = [
  // The system's own facts.
  ["a tier that there is not", { [`${POS}/tier`]: 4 }, "schema.value", "systems.pos.tier", { [`${WIKI}/tier`]: 2 }],
  ["tier 1 that says it is not core", { [`${POS}/core`]: false }, "system.core", "systems.pos.core", { [`${POS}/core`]: true }],
  ["a misspelt department", { [`${POS}/department`]: "itt" }, "estate.reference", "systems.pos.department", { [`${POS}/department`]: "it" }],
  ["a misspelt business line", { [`${POS}/businessLine`]: "male" }, "estate.reference", "systems.pos.businessLine", { [`${POS}/businessLine`]: "mall" }],
  ["a network that there is not", { [`${WIKI}/networks`]: ["singapore", "singapur"] }, "estate.reference", "systems.wiki.networks[1]", { [`${POS}/networks`]: ["shanghai", "shenzhen"] }],
  ["no network", { [`${POS}/networks`]: [] }, "schema.length", "systems.pos.networks", { [`${WIKI}/networks`]: ["tokyo"] }],
  ["half a minute", { [`${POS}/rtoMinutes`]: 0.5 }, "schema.type", "systems.pos.rtoMinutes", { [`${POS}/rtoMinutes`]: 1 }],
  ["no recovery time", { [`${POS}/rtoMinutes`]: undefined }, "schema.missing", "systems.pos.rtoMinutes", { [`${POS}/rtoMinutes`]: 30 }],
  ["no bearable loss", { [`${POS}/rpoMinutes`]: undefined }, "schema.missing", "systems.pos.rpoMinutes", { [`${POS}/rpoMinutes`]: 15 }],
  ["more than a year to recover", { [`${WIKI}/rtoMinutes`]: 600_000 }, "schema.range", "systems.wiki.rtoMinutes", { [`${WIKI}/rtoMinutes`]: 525_600 }],
  ["data of no class", { [`${POS}/dataClass`]: "secret" }, "schema.value", "systems.pos.dataClass", { [`${POS}/dataClass`]: "confidential" }],
  ["an entry for nobody known", { [`${POS}/exposure`]: "everybody" }, "schema.value", "systems.pos.exposure", { [`${POS}/exposure`]: "internal" }],
  ["no owner", { [`${POS}/owner`]: undefined }, "schema.missing", "systems.pos.owner", { [`${POS}/owner`]: "till-team@mall.example" }],
  ["a misspelt key", { [`${POS}/run`]: {} }, "schema.unknown-key", "systems.pos.run", { [`${WIKI}/runs`]: {} }],
  ["a kind that there is not", { [`${POS}/runs/database`]: {} }, "schema.unknown-key", "systems.pos.runs.database", { [`${POS}/runs/databases`]: {} }],
  ["a loss shorter than the log is copied", { [`${POS}/rpoMinutes`]: 1 }, "system.rpo", "databases.sales", { [`${POS}/rpoMinutes`]: 5 }],
  ["a loss of nothing", { [`${MEMBERS}/rpoMinutes`]: 0 }, "system.rpo", "databases.members", { [`${MEMBERS}/rpoMinutes`]: 5 }],
  ["core data in one region", { [`${POS}/networks`]: ["shanghai"] }, "database.elsewhere", "databases.sales", { [`${POS}/networks`]: ["shanghai", "beijing", "shenzhen"] }],
  ["a second network on the other cloud alone", { [`${POS}/networks`]: ["shanghai", "tokyo"] }, "database.elsewhere", "databases.sales", { [`${POS}/networks`]: ["shanghai", "tokyo", "beijing"] }],
  ["a disaster region too near", { [`${POS}/networks`]: ["shenzhen", "hongkong"], [`${POS}/runs/queues`]: undefined, [`${TILLS}/certificate`]: "1000001-cn-shenzhen" }, "system.standby-near", "systems.pos.networks", { [`${POS}/networks`]: ["shenzhen", "beijing"], [`${POS}/runs/queues`]: undefined, [`${TILLS}/certificate`]: "1000001-cn-shenzhen" }],
  ["a place that is none of its networks", { [`${POS}/runs/network`]: "hongkong" }, "estate.reference", "systems.pos.runs.network", { [`${POS}/runs/network`]: "shanghai" }],
  ["two parts of one name", { [`${POS}/runs/caches`]: { sales: { users: { till: user() } } } }, "system.part-twice", "caches.sales", { [`${POS}/runs/caches`]: { sold: { users: { till: user() } } } }],
  ["a part of too long a name", { [`${POS}/runs/caches/a-cache-with-a-name-that-is-long`]: { users: { till: user() } } }, "system.part-key", "caches", { [`${POS}/runs/caches/a-cache-with-a-name`]: { users: { till: user() } } }],
  ["tier 1 that nothing asks", { [`${POS}/runs/entries`]: undefined }, "system.probe", "systems.pos.tier", { [`${POS}/runs/entries`]: undefined, [`${POS}/runs/watches`]: { exits: { kind: "web-latency", dimensions: { loadBalancerId: "alb-1" } } } }],
  // Who hears of it, and with which keys.
  ["nobody who hears", { "governance/chat-notifier": { off: WHO } }, "system.route", "systems.", { "governance/chat-notifier": { channels: { duty: { kind: "wecom", url: "duty-url" } } } }],
  ["accounts that nobody governs", { accounts: {}, governance: undefined }, "estate.no-accounts", "systems.", { accounts: {}, governance: undefined, [`${POS}/runs`]: undefined, [`${MEMBERS}/runs`]: undefined, [`${WIKI}/runs`]: undefined }],
  // The network lets the system's own traffic through.
  ["no way to the data", { "flows/app-db": undefined }, "system.flow", "runs.", { "flows/app-db": { from: "app", to: "db", ports: [{ from: 3000, to: 7000 }], reason: "Applications to data", owner: "dba@mall.example" } }],
  ["no way to the database alone", { "flows/app-db/ports": [5432, 6379] }, "system.flow", "databases.sales", { "flows/app-db/ports": [{ from: 3306, to: 3310 }, 5432, 6379] }],
  ["no way to the cache alone", { "flows/app-db/ports": [3306, 5432] }, "system.flow", "caches.", { "flows/app-db/ports": [3306, 5432, { from: 6379, to: 6380 }] }],
  ["no way to the queue", { "networks/singapore/flows": {} }, "system.flow", "queues.orders", { "networks/singapore/flows/app-queue/ports": [{ from: 9095, to: 9098 }] }],
  ["no way to the servers", { "flows/web-app/ports": [8080] }, "system.flow", "entries.", { "flows/web-app/ports": [{ from: 8000, to: 9000 }] }],
  ["no way to the entry", { "flows/stores-web": undefined }, "system.flow", "entries.", { "flows/stores-web/ports": [443] }],
  ["a way by datagrams alone", { "flows/web-app/protocol": "udp" }, "system.flow", "entries.", { "flows/web-app/protocol": "tcp" }],
  ["a port of servers that no flow names", { [`${TILLS}/server/port`]: 9443 }, "system.flow", "entries.tills", { [`${TILLS}/server/port`]: 9443, "flows/web-app/ports": [8443, 9443] }],
  ["a port of a database that no flow names", { [`${PEOPLE}/port`]: 5433 }, "system.flow", "databases.members", { [`${PEOPLE}/port`]: 3306 }],
  ["visitors that there are not", { [`${TILLS}/visitors`]: ["till"] }, "estate.reference", "visitors[0]", { [`${TILLS}/visitors`]: ["tills", "offices"] }],
  ["visitors from where the network shuts", { "peers/partner": { description: "A partner", ipv4: ["192.168.7.0/24"] }, [`${TILLS}/visitors`]: ["partner"] }, "system.flow", "entries.tills", { "peers/partner": { description: "A partner", ipv4: ["192.168.7.0/24"] }, "flows/partner-web": { from: "partner", to: "web", ports: [443], reason: "A partner", owner: "web@mall.example" }, [`${TILLS}/visitors`]: ["partner"] }],
  // Entries.
  ["an entry from the internet with nothing before it", { [`${MEMBERS}/exposure`]: "internet", workloads: {} }, "system.firewall", "entries.desk", { [`${MEMBERS}/exposure`]: "internet" }],
  ["nothing before it, without a reason", { [`${MEMBERS}/exposure`]: "internet", [`${DESK}/unshielded`]: { reason: "a week of trying" } }, "schema.missing", "unshielded.owner", { [`${MEMBERS}/exposure`]: "internet", [`${DESK}/unshielded`]: WHO }],
  ["an administration port as an entry", { [`${TILLS}/server/port`]: 22 }, "web-tier.port", "server.port", { [`${TILLS}/server/port`]: 8443 }],
  ["no server at night", { [`${TILLS}/capacity/minimum`]: 0 }, "web-tier.capacity", "capacity", { [`${TILLS}/capacity/minimum`]: 3 }],
  ["one server for two zones", { [`${TILLS}/capacity/minimum`]: 1 }, "web-tier.capacity", "capacity", { [`${TILLS}/capacity/minimum`]: 4 }],
  ["fewer servers at the peak than at opening", { [`${TILLS}/capacity/peak`]: 3 }, "web-tier.capacity-order", "capacity", { [`${TILLS}/capacity/peak`]: 8 }],
  ["a processor that is always full", { [`${TILLS}/capacity/cpuTarget`]: 95 }, "web-tier.cpu-target", "cpuTarget", { [`${TILLS}/capacity/cpuTarget`]: 75 }],
  ["opening hours of 25 o'clock", { [`${TILLS}/capacity/hours`]: { from: "25:00", to: "22:00" } }, "web-tier.clock", "hours", { [`${TILLS}/capacity/hours`]: { from: "07:00", to: "23:00" } }],
  ["a plan of no day", { [`${TILLS}/capacity/plannedOn`]: "soon" }, "web-tier.planned-on", "plannedOn", { [`${TILLS}/capacity/plannedOn`]: "2026-11-20" }],
  ["a campaign that ends before it begins", { [`${TILLS}/capacity/campaigns`]: { sale: { from: "2026-12-13T00:00", to: "2026-12-12T00:00", peak: 9 } } }, "web-tier.campaign-order", "campaigns.sale", { [`${TILLS}/capacity/campaigns`]: { sale: { from: "2026-12-12T00:00", to: "2026-12-13T00:00", peak: 9 } } }],
  ["a name of an image that moves", { [`${DESK}/server/image`]: "latest" }, "web-tier.image", "server.image", { [`${DESK}/server/image`]: "ami-0fedcba9876543210" }],
  ["a type of the other cloud's servers", { [`${DESK}/server/type`]: "ecs.g8i.large" }, "web-tier.type", "server.type", { [`${DESK}/server/type`]: "m7g.large" }],
  ["a type of this cloud's servers misspelt", { [`${TILLS}/server/type`]: "g8i.large" }, "web-tier.type", "server.type", { [`${TILLS}/server/type`]: "ecs.g8i.xlarge" }],
  ["a health check that is no path", { [`${TILLS}/server/healthPath`]: "healthz" }, "web-tier.health", "healthPath", { [`${TILLS}/server/healthPath`]: "/ready" }],
  ["a disk of a gigabyte", { [`${TILLS}/server/diskGb`]: 1 }, "web-tier.disk", "diskGb", { [`${TILLS}/server/diskGb`]: 40 }],
  ["an hour to warm up", { [`${TILLS}/server/warmupSeconds`]: 36_000 }, "web-tier.warmup", "warmupSeconds", { [`${TILLS}/server/warmupSeconds`]: 300 }],
  ["tills that may be taken back", { [`${TILLS}/interruptible`]: { ...WHO, types: ["ecs.g7.large", "ecs.c8i.large"] } }, "web-tier.interruptible", "interruptible", { "networks/shanghai/environment": "test", "networks/beijing/environment": "test", [`${TILLS}/interruptible`]: { ...WHO, types: ["ecs.g7.large", "ecs.c8i.large"] } }],
  ["servers that may do everything", { [`${DESK}/permissions`]: [{ actions: ["s3:*"], resources: ["arn:aws:s3:::a/*"] }] }, "web-tier.permissions", "permissions", { [`${DESK}/permissions`]: [{ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::a/*"] }] }],
  ["servers that may read everything", { [`${DESK}/permissions`]: [{ actions: ["s3:GetObject"], resources: ["*"] }] }, "web-tier.permissions", "permissions", { [`${DESK}/permissions`]: [{ actions: ["s3:PutObject"], resources: ["arn:aws:s3:::a/b/*"] }] }],
  ["records of requests for a month", { [`${TILLS}/accessLog`]: { retentionDays: 30 } }, "web-tier.retention", "accessLog", { [`${TILLS}/accessLog`]: { retentionDays: 365 } }],
  ["records of requests with no bucket", { [`${DESK}/accessLog`]: { retentionDays: 365 } }, "web-tier.access-log", "accessLog", { [`${DESK}/accessLog`]: { bucket: "mall-access" } }],
  ["no certificate", { [`${TILLS}/certificate`]: "" }, "schema.length", "certificate", { [`${TILLS}/certificate`]: "1000009-cn-shanghai" }],
  ["clear text for a reason that is none", { [`${TILLS}/server/plain`]: { reason: "", owner: "x" } }, "schema.length", "plain.reason", { [`${TILLS}/server/plain`]: WHO }],
  // Databases.
  ["a database without a standby", { [`${SALES}/singleZone`]: WHO }, "database.single-zone", "singleZone", { "networks/shanghai/environment": "test", "networks/beijing/environment": "test", [`${SALES}/singleZone`]: WHO }],
  ["a release that is at its end", { [`${SALES}/engine/version`]: "5.6" }, "database.version", "engine.version", { [`${SALES}/engine/version`]: "8.0" }],
  ["a release that there is not", { [`${PEOPLE}/engine/version`]: "99" }, "database.version", "engine.version", { [`${PEOPLE}/engine/version`]: "17" }],
  ["an engine that there is not", { [`${SALES}/engine/family`]: "oracle" }, "schema.value", "engine.family", { [`${SALES}/storage/gb`]: 300 }],
  ["an edition of what has none", { [`${SALES}/engine/edition`]: "enterprise" }, "database.edition", "engine.edition", { [`${SALES}/storage`]: { gb: 200, mostGb: 900 } }],
  ["an instance of no size", { [`${SALES}/storage`]: undefined }, "database.storage", "storage", { [`${SALES}/storage`]: { gb: 100 } }],
  ["an instance of one gigabyte", { [`${PEOPLE}/storage/gb`]: 1 }, "database.storage", "storage", { [`${PEOPLE}/storage/gb`]: 50 }],
  ["storage that shrinks as it grows", { [`${PEOPLE}/storage/mostGb`]: 50 }, "database.storage", "storage.mostGb", { [`${PEOPLE}/storage/mostGb`]: 500 }],
  ["nodes of an instance", { [`${SALES}/nodes`]: 3 }, "database.nodes", "nodes", { [`${PEOPLE}/size`]: "db.m7g.large" }],
  ["no database in it", { [`${SALES}/databases`]: [], [`${SALES}/applications/till/databases`]: [] }, "database.databases", "databases", { [`${SALES}/databases`]: ["sales", "returns"] }],
  ["no application", { [`${SALES}/applications`]: {} }, "database.applications", "applications", { [`${SALES}/applications/reports`]: application() }],
  ["an application of a database that is not there", { [`${SALES}/applications/reports`]: application({ databases: ["sale"] }) }, "database.scope", "applications.reports", { [`${SALES}/applications/reports`]: application({ access: "write" }) }],
  ["an administrator as an application", { [`${SALES}/applications/root`]: application() }, "database.account-name", "applications.root", { [`${SALES}/applications/rooms`]: application() }],
  ["a password for two years", { [`${SALES}/applications/till/rotation`]: { by: "service", days: 730 } }, "database.rotation-days", "rotation", { [`${SALES}/applications/till/rotation`]: { by: "service", days: 30 } }],
  ["a rotation of the other cloud", { [`${PEOPLE}/applications/desk/rotation`]: { by: "service" } }, "database.rotation", "rotation", { [`${PEOPLE}/applications/desk/rotation/days`]: 45 }],
  ["a function on Alibaba Cloud", { [`${SALES}/applications/till/rotation`]: { by: "function", functionArn: "arn" } }, "database.rotation", "rotation", { [`${SALES}/applications/till/purpose`]: "Tills" }],
  ["logs for a month", { [`${SALES}/logRetentionDays`]: 30 }, "database.log-days", "logRetentionDays", { [`${SALES}/logRetentionDays`]: 200 }],
  ["backups at noon", { [`${PEOPLE}/backupStart`]: "12:00" }, "database.backup-hours", "backup", { [`${PEOPLE}/backupStart`]: "00:00" }],
  ["a follower that ApsaraDB has not", { [`${SALES}/standby`]: "replica" }, "database.elsewhere-mode", "databases.sales", { [`${SALES}/standby`]: "backups" }],
  ["core data that nothing copies", { [`${SALES}/standby`]: "none" }, "database.elsewhere", "databases.sales", { [`${PEOPLE}/standby`]: "replica" }],
  ["copies of a cluster that Aurora has not", { [`${PEOPLE}/kind`]: "cluster", [`${PEOPLE}/storage`]: undefined }, "database.elsewhere-mode", "databases.members", { [`${PEOPLE}/kind`]: "cluster", [`${PEOPLE}/storage`]: undefined, [`${PEOPLE}/standby`]: "replica" }],
  ["a class of node of the other cloud", { [`${SALES}/size`]: "db.m7g.large" }, "database.size", "size", { [`${SALES}/size`]: "mysql.x4.large.2c" }],
  ["zones of no subnets", { [`${SALES}/zones`]: { home: "cn-shanghai-b", standby: "cn-shanghai-z" } }, "database.zones", "zones", { [`${SALES}/zones`]: { home: "cn-shanghai-g", standby: "cn-shanghai-b" } }],
  // Caches.
  ["a cache in one zone", { [`${PRICES}/oneZone`]: WHO }, "cache.one-zone", "oneZone", { "networks/shanghai/environment": "test", "networks/beijing/environment": "test", [`${PRICES}/oneZone`]: WHO }],
  ["a cache that nobody may open", { [`${PRICES}/users`]: {} }, "cache.users", "users", { [`${PRICES}/users`]: { till: user(), reports: user({ access: "write" }) } }],
  ["the default user of a cache", { [`${PRICES}/users/default`]: user() }, "cache.user", "users.default", { [`${PRICES}/users/defaults`]: user() }],
  ["a cache without a second copy", { [`${SESSIONS}/replicas`]: 0 }, "cache.replicas", "replicas", { [`${SESSIONS}/replicas`]: 2 }],
  ["no shard", { [`${SESSIONS}/shards`]: 0 }, "cache.shards", "shards", { [`${SESSIONS}/shards`]: 3 }],
  ["more nodes than a cluster has", { [`${SESSIONS}/shards`]: 80, [`${SESSIONS}/replicas`]: 2 }, "cache.quota", "shards", { [`${SESSIONS}/shards`]: 20, [`${SESSIONS}/replicas`]: 2 }],
  ["a node of no class", { [`${SESSIONS}/size`]: "m7g.large" }, "cache.size", "size", { [`${SESSIONS}/size`]: "cache.m7g.large" }],
  ["a copy for a day", { [`${SESSIONS}/backupDays`]: 1 }, "cache.backup-days", "backupDays", { [`${SESSIONS}/backupDays`]: 14 }],
  ["both copies in one zone", { [`${PRICES}/zones`]: { home: "cn-shanghai-b", standby: "cn-shanghai-b" } }, "cache.zone", "zones", { [`${PRICES}/zones`]: { home: "cn-shanghai-g", standby: "cn-shanghai-b" } }],
  // Queues.
  ["a topic with a name of a thousand letters", { [`${RECEIPTS}/topics/${"a".repeat(1000)}`]: { purpose: "x", partitions: 1 } }, "queue.topic", "topics", { [`${RECEIPTS}/topics/returns`]: { purpose: "Every return", partitions: 3 } }],
  ["a queue that nobody may open", { [`${ORDERS}/users`]: {} }, "queue.users", "users", { [`${ORDERS}/users/bill`]: { purpose: "Bills", reads: ["orders"] } }],
  ["an application that may do nothing", { [`${ORDERS}/users/bill`]: { purpose: "Bills" } }, "queue.rights", "users.bill", { [`${ORDERS}/users/bill`]: { purpose: "Bills", reads: ["orders"], writes: ["orders"] } }],
  ["a topic that there is not", { [`${ORDERS}/users/bill`]: { purpose: "Bills", reads: ["order"] } }, "queue.unknown-topic", "users.bill", { [`${ORDERS}/users/billing`]: { purpose: "Bills", reads: ["orders"] } }],
  ["messages kept for ever", { [`${ORDERS}/topics/orders/keepHours`]: 1_000_000 }, "queue.keep", "keepHours", { [`${ORDERS}/topics/orders/keepHours`]: 168 }],
  ["a topic of no partition", { [`${ORDERS}/topics/orders/partitions`]: 0 }, "schema.range", "partitions", { [`${ORDERS}/topics/orders/partitions`]: 12 }],
  ["a broker with no disk", { [`${ORDERS}/diskGb`]: 0 }, "queue.disk", "diskGb", { [`${ORDERS}/diskGb`]: 500 }],
  ["disks that shrink as they grow", { [`${ORDERS}/diskGb`]: 200, [`${ORDERS}/mostDiskGb`]: 100 }, "queue.disk", "mostDiskGb", { [`${ORDERS}/diskGb`]: 100, [`${ORDERS}/mostDiskGb`]: 200 }],
  ["fewer partitions than topics have", { [`${RECEIPTS}/partitions`]: 10 }, "queue.partitions", "partitions", { [`${RECEIPTS}/partitions`]: 60 }],
  ["more partitions than brokers keep", { [`${ORDERS}/topics/orders/partitions`]: 1000, [`${ORDERS}/topics/returns`]: { purpose: "Returns", partitions: 1000 } }, "queue.quota", "queues.orders", { [`${ORDERS}/brokersPerZone`]: 2 }],
  // Watches.
  ["a watch of what is not measured", { [`${POS}/runs/watches`]: { line: { kind: "tunnel-down", dimensions: { instanceId: "vco-1" } } } }, "alarms.absent", "watches.line", { [`${MEMBERS}/runs/watches`]: { line: { kind: "tunnel-down", dimensions: { TunnelIpAddress: "203.0.113.41" } } } }],
  ["a watch of the wrong dimension", { [`${MEMBERS}/runs/watches`]: { line: { kind: "tunnel-down", dimensions: { instanceId: "vco-1" } } } }, "alarms.dimensions", "watches.line", { [`${POS}/runs/watches`]: { web: { kind: "web-latency", dimensions: { loadBalancerId: "alb-1" } } } }],
  ["a share of nothing", { [`${MEMBERS}/runs/watches`]: { space: { kind: "database-space", dimensions: { DBInstanceIdentifier: "a" } } } }, "alarms.whole", "watches.space", { [`${MEMBERS}/runs/watches`]: { space: { kind: "database-space", dimensions: { DBInstanceIdentifier: "a" }, whole: 1_000_000_000 } } }],
  ["a watch of no kind", { [`${POS}/runs/watches`]: { line: { kind: "web-errors", dimensions: {} } } }, "schema.value", "watches.line.kind", { [`${WIKI}/runs/watches`]: { cpu: { kind: "server-cpu", dimensions: { InstanceId: "i-1" } } } }],
  // The estate around them.
  ["a public database", { "flows/app-db": undefined, "flows/internet-db": { from: "internet", to: "db", ports: [3306], reason: "A partner", owner: "dba@mall.example" } }, "network.internet-in", "flows.internet-db", { "flows/db-copy": { from: "db", to: "db", ports: [5432], reason: "Copies", owner: "dba@mall.example" } }],
  ["guests at the tills", { "peers/guests": { description: "Guests", plan: { regions: ["east"], zones: ["guest-wifi"] } }, "flows/guests-app": { from: "guests", to: "app", ports: [8443], reason: "Surfing", owner: "web@mall.example" } }, "network.zone-flow", "flows.guests-app", { "flows/offices-app": { from: "offices", to: "app", ports: [8443], reason: "Back offices", owner: "web@mall.example" } }],
  ["a peer of a zone that there is not", { "peers/tills/plan/zones": ["till"] }, "estate.reference", "peers.tills", { "peers/tills/plan/zones": ["pos", "office"] }],
  ["an account of the other cloud", { "accounts/lab": { provider: "aws", id: "1000000000000009", purpose: "workload", home: "ap-southeast-1" } }, "estate.account-id", "accounts.lab.id", { "networks/tokyo/tags": { project: "stores" } }],
  ["an account that nobody knows", { "networks/tokyo/account": "111122229999" }, "estate.ungoverned", "networks.tokyo.account", { "accounts/lab": { provider: "aws", id: "111122229999", purpose: "workload", home: "ap-northeast-1", assumeRole: "arn:aws:iam::111122229999:role/x" } }],
  ["flow logs for a month", { "networks/hongkong/flowLogs/retentionDays": 30 }, "network.log-retention", "flowLogs", { "networks/hongkong/flowLogs/retentionDays": 400 }],
  ["a chat room without its signature", { "governance/chat-notifier/channels/duty/kind": "wecom" }, "chat.secret", "channels.duty", { "governance/chat-notifier/channels/duty/language": "en" }],
  ["a misspelt exposure of a peer", { "peers/stores/plan/regions": ["est"] }, "estate.reference", "peers.stores", { "peers/stores/plan": { sites: ["nanjing", "suzhou"] } }],
  // When it is worked on.
  ["maintenance at noon", { [`${POS}/runs/window`]: { day: "tue", start: "12:00", hours: 2 } }, "window.opening-hours", "runs.window", { [`${POS}/runs/window`]: { day: "wed", start: "23:00", hours: 4 } }],
  ["maintenance into the opening", { [`${POS}/runs/window`]: { day: "tue", start: "07:00", hours: 3 } }, "window.opening-hours", "runs.window", { [`${POS}/runs/window`]: { day: "tue", start: "07:00", hours: 2 } }],
  ["maintenance for a day", { [`${POS}/runs/window`]: { day: "tue", start: "22:00", hours: 24 } }, "window.hours", "runs.window", { [`${POS}/runs/window`]: { day: "tue", start: "22:00", hours: 8 } }],
  ["maintenance at 25 o'clock", { [`${POS}/runs/window`]: { day: "tue", start: "25:00", hours: 2 } }, "window.start", "runs.window", { [`${POS}/runs/window`]: { day: "sun", start: "00:30", hours: 2 } }],
  ["maintenance on no day", { [`${POS}/runs/window`]: { day: "today", start: "02:00", hours: 2 } }, "schema.value", "runs.window.day", { [`${POS}/runs/window`]: { day: "mon", start: "02:00", hours: 1, offset: "+07:00" } }],
  // The plan beneath.
  ["a zone of another region", { "plan/clouds/tokyo/azs": { "apne1-az1": 0, "apse1-az1": 1 } }, "plan.az", "clouds.tokyo", { "plan/clouds/tokyo/azs": { "apne1-az1": 0, "apne1-az2": 1, "apne1-az4": 2 } }],
  ["a network without a data tier", { "plan/clouds/singapore/tiers/db": undefined, "networks/singapore/flows": {} }, "system.tier", "runs.", { "plan/clouds/singapore/tiers/db/hosts": 120 }],
  ["a network without a web tier", { "plan/clouds/shanghai/tiers/web": undefined }, "system.tier", "entries.tills", { "plan/clouds/shanghai/tiers/web/hosts": 80 }],
  ["a tier of no role", { "plan/clouds/shanghai/tiers/cards": { hosts: 10 } }, "estate.tier-role", "tiers.cards", { "plan/clouds/shanghai/tiers/cards": { hosts: 10 }, "networks/shanghai/tiers": { cards: { role: "app" } } }],
  ["public addresses", { "plan/aggregates/corpus/prefix": "8.0.0.0/12" }, "plan.address-space", "aggregates.corpus", { "plan/aggregates/corpus/prefix": "172.16.0.0/12" }],
  ["an aggregate with host bits", { "plan/aggregates/corpus/prefix": "10.0.0.1/12" }, "plan.prefix", "aggregates.corpus", { "plan/aggregates/corpus/prefix": "10.16.0.0/12" }],
  ["two aggregates over each other", { "plan/aggregates/second": { prefix: "10.8.0.0/16" } }, "plan.overlap", "aggregates.", { "plan/aggregates/second": { prefix: "172.16.0.0/16" } }],
  ["a store's prefix over another's", { "plan/regions/east/sites/nanjing/zones/pos": { cidr: "10.8.0.0/24" }, "plan/regions/east/sites/suzhou/zones/pos": { cidr: "10.8.0.128/25" } }, "plan.overlap", "sites.", { "plan/regions/east/sites/nanjing/zones/pos": { cidr: "10.8.0.0/25" }, "plan/regions/east/sites/suzhou/zones/pos": { cidr: "10.8.0.128/25" } }],
  ["more hosts than the plan has", { "plan/regions/east/sites/nanjing/zones/pos/hosts": 4_000_000 }, "plan.exhausted", "regions.east", { "plan/regions/east/sites/nanjing/zones/pos/hosts": 400 }],
  ["a region of no cloud", { "plan/clouds/beijing/region": "cn-peking" }, "plan.unknown-region", "clouds.beijing.region", { "plan/clouds/beijing/description": "The second region" }],
  // Buckets.
  ["a user of a bucket with a name in capitals", { [`${FILES}/users/Desk`]: { purpose: "x", reads: ["letters"] } }, "schema.key", "users.Desk", { [`${FILES}/users/letters`]: { purpose: "Printer", reads: ["letters"] } }],
  ["no bucket", { [`${FILES}/buckets`]: {}, [`${FILES}/users`]: {} }, "object-store.buckets", "stores.files", { [`${FILES}/buckets/forms`]: { purpose: "Forms" } }],
  ["a user of a bucket that is not there", { [`${FILES}/users/desk/reads`]: ["picture"] }, "object-store.unknown", "users.desk", { [`${FILES}/users/desk/reads`]: ["pictures"] }],
  ["a bucket kept for less than a day", { [`${FILES}/buckets/pictures/keepDays`]: 0 }, "schema.range", "keepDays", { [`${FILES}/buckets/pictures/keepDays`]: 3000 }],
  ["a lock for good that nobody approved", { [`${FILES}/buckets/letters/lock`]: { mode: "compliance", days: 30 } }, "schema.missing", "lock.approver", { [`${FILES}/buckets/letters/lock`]: { mode: "governance", days: 30 } }],
  ["a bucket without copy and reason", { [`${FILES}/buckets/pictures/noCopy`]: { reason: "" , owner: "x" } }, "schema.length", "noCopy.reason", { [`${FILES}/buckets/pictures/noCopy`]: WHO }],
  // Before the entries.
  ["a shield of an account that is not there", { [`${ABROAD}/account`]: "shops" }, "estate.reference", "edge-shields.abroad.account", { [`${ABROAD}/rate`]: 3000 }],
  ["a shield where the account is not", { [`${ABROAD}/region`]: "eu-west-1" }, "estate.reference", "edge-shields.abroad.region", { [`${ABROAD}/ddos`]: "standard" }],
  ["a shield that counts for a year", { [`${ABROAD}/mode`]: { count: { until: "2027-11-01", owner: "web@mall.example" } } }, "edge-shield.count-long", "edge-shields.abroad.mode", { [`${ABROAD}/mode`]: { count: { until: "2026-12-10", owner: "web@mall.example" } } }],
  ["a shield whose counting is over", { [`${ABROAD}/mode`]: { count: { until: "2026-11-01", owner: "web@mall.example" } } }, "edge-shield.count-over", "edge-shields.abroad.mode", { [`${ABROAD}/mode`]: "block" }],
  ["a limit of nothing", { [`${ABROAD}/rate`]: 1 }, "edge-shield.rate", "edge-shields.abroad.rate", { [`${ABROAD}/rate`]: 500 }],
  ["a country that there is not", { [`${ABROAD}/countries`]: { refuse: ["Narnia"] } }, "edge-shield.country", "edge-shields.abroad.countries", { [`${ABROAD}/countries`]: { refuse: ["KP"] } }],
  ["its log for a month", { [`${ABROAD}/logRetentionDays`]: 30 }, "edge-shield.retention", "edge-shields.abroad", { [`${ABROAD}/logRetentionDays`]: 400 }],
  ["a limit on no path", { [`${ABROAD}/paths`]: { login: { path: "login", requests: 100 } } }, "edge-shield.path", "edge-shields.abroad.paths", { [`${ABROAD}/paths`]: { login: { path: "/login", requests: 100 } } }],
  ["a second shield in one place", { "workloads/edge-shields/twice": { account: "shop", region: "ap-southeast-1", plannedOn: "2026-11-23", mode: "block" } }, "estate.edge-twice", "edge-shields.twice", { "workloads/edge-shields/second": { account: "shop", region: "ap-northeast-1", plannedOn: "2026-11-23", mode: "block" } }],
  // What it holds against what it needs.
  ["a reserve below 30 %", { [`${POS}/runs/capacity`]: { plannedOn: "2026-11-23", reserves: { sales: { kind: "demand", unit: "sales a second", peak: 100, capacity: 110 } } } }, "capacity.reserve", "capacity.reserves.sales", { [`${POS}/runs/capacity`]: { plannedOn: "2026-11-23", reserves: { sales: { kind: "demand", unit: "sales a second", peak: 100, capacity: 140 } } } }],
  ["a line that is nearly full", { [`${POS}/runs/capacity`]: { plannedOn: "2026-11-23", reserves: { line: { kind: "line", mbps: 100, peakMbps: 90 } } } }, "capacity.line", "capacity.reserves.line", { [`${POS}/runs/capacity`]: { plannedOn: "2026-11-23", reserves: { line: { kind: "line", mbps: 100, peakMbps: 60 } } } }],
  ["storage that is nearly full", { [`${POS}/runs/capacity`]: { plannedOn: "2026-11-23", reserves: { disks: { kind: "storage", sizeGb: 100, usedGb: 90, growthGbPerMonth: 1 } } } }, "capacity.storage", "capacity.reserves.disks", { [`${POS}/runs/capacity`]: { plannedOn: "2026-11-23", reserves: { disks: { kind: "storage", sizeGb: 1000, usedGb: 90, growthGbPerMonth: 1 } } } }],
  ["a day of the plan that is none", { [`${POS}/runs/capacity`]: { plannedOn: "now", reserves: { line: { kind: "line", mbps: 100, peakMbps: 60 } } } }, "capacity.planned-on", "capacity.plannedOn", { [`${POS}/runs/capacity`]: { plannedOn: "2026-11-20", reserves: { line: { kind: "line", mbps: 100, peakMbps: 50 } } } }],
  // Accounts and keys.
  ["a missing KMS instance", { "governance/keys/kmsInstances/mall/cn-beijing": undefined }, "keys.instance", "", { "governance/keys/kmsInstances/mall/cn-beijing": "kst-bjj0mall0000000002" }],
  ["keys rotated never", { "governance/keys/rotationDays": 4000 }, "keys.rotation", "rotationDays", { "governance/keys/rotationDays": 180 }],
  ["data keys that a service may not use", { "governance/keys/users": { data: { shops: ["arn:aws:iam::111122223333:role/x"] } } }, "estate.reference", "governance.keys.users", { "governance/keys/users": { data: { shop: ["arn:aws:iam::111122223333:role/x"] } } }],
  ["a workload beside its own logs", { "networks/tokyo/account": "111122224444" }, "estate.log-archive", "networks.tokyo.account", { "networks/tokyo/egress": { mode: "none" } }],
  ["one account under two names", { "accounts/second": { provider: "aws", id: "111122223333", purpose: "workload", home: "ap-southeast-1" } }, "estate.account-twice", "accounts.second.id", { "accounts/second": { provider: "aws", id: "111122225555", purpose: "workload", home: "ap-southeast-1", assumeRole: "arn:aws:iam::111122225555:role/x" } }],
  ["a role of another account", { "accounts/shop/assumeRole": "arn:aws:iam::999922223333:role/x" }, "estate.foreign-role", "accounts.shop.assumeRole", { "accounts/shop/assumeRole": "arn:aws:iam::111122223333:role/deploy" }],
];

/** Further estates that nothing is wrong with. */
// biome-ignore format: one row an estate
const RIGHT: readonly Variant[] = [
  { title: "nothing runs", edit: { systems: {} } },
  { title: "fifty users of a cache", edit: { [`${SESSIONS}/users`]: many(50, (index) => `user_${index}`, user()) } },
];

export interface Corpus {
  readonly faultRows: readonly FaultRow[];
  readonly variants: readonly Variant[];
}

export function corpusOf(rows: readonly Row[], right: readonly Variant[] = []): Corpus {
  return {
    faultRows: rows.map(([title, edit, code, at]) => ({ title, edit, code, at })),
    variants: [...rows.map(([title, , , , edit]) => ({ title: `without ${title}`, edit })), ...right],
  };
}

export const systemsCorpus = corpusOf(ROWS, RIGHT);
