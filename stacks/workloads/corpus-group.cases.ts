import { corpusOf, type Row } from "./corpus.cases.ts";

const BACKUP = "workloads/backups/mall-data";
const DEVICES = "workloads/config-backups/devices";
const PAIR = "workloads/dr-pairs/shop";
const THINGS = "workloads/iot/mall";
const ABROAD = "workloads/patching/abroad";
const MAINLAND = "workloads/patching/mainland";
const DOORS = "workloads/bastions/operation";
const GATE = "workloads/bastions/stores";
const LINKS = "workloads/store-links";
const BEIJING = `${LINKS}/stores/bj-wangfujing`;
const NANNING = `${LINKS}/stores/nn-chaoyang`;
const BRIDGE = "workloads/cloud-links/singapore-shanghai";
const SHIELD = "workloads/edge-shields/members";
const SYSTEM = "systems/membership";
const SITES = `${SYSTEM}/runs/clusters/sites`;
const SETTINGS = `${SYSTEM}/runs/configurations/settings`;
const LETTERS = `${SYSTEM}/runs/stores/letters/buckets/letters`;

const WHO = { reason: "a week of trying", owner: "it@mall.example" };
const TAPES = {
  class: "pos",
  to: { site: "head-office", latitude: 30.67, longitude: 104.07 },
  medium: "tape",
  how: "Monthly dumps to tape",
  reason: "Recovery points leave no cloud",
  owner: "operations",
  everyDays: 31,
  keptDays: 1096,
};

/** Mistakes in what a group has beside its systems, made in the estate that uses every key. */
// biome-ignore format: one row a mistake
const ROWS: readonly Row[] = [
  // Backups: 3 copies, 2 media, 1 elsewhere.
  ["a loss shorter than the rhythm of its backups", { [`${SYSTEM}/rpoMinutes`]: 5 }, "backup.rpo", "systems.membership", { [`${SYSTEM}/rpoMinutes`]: 60 }],
  ["office data whose loss is shorter than a week", { [`${BACKUP}/systems/oa`]: "ordinary", "systems/oa/rpoMinutes": 60 }, "backup.rpo", "systems.oa", { [`${BACKUP}/systems/oa`]: "ordinary", "systems/oa/rpoMinutes": 20160 }],
  ["the second copy where the first is", { [`${BACKUP}/offSite`]: "ap-southeast-1" }, "backup.off-site", "mall-data.offSite", { [`${BACKUP}/offSite`]: "ap-northeast-1" }],
  ["the second copy in a region that there is not", { [`${BACKUP}/offSite`]: "ap-east-9" }, "estate.reference", "mall-data.offSite", { [`${BACKUP}/startsAt`]: "23:30" }],
  ["a vault with the key of something else", { [`${BACKUP}/key`]: "backups" }, "keys.serves", "mall-data.key", { [`${BACKUP}/startsAt`]: "02:30" }],
  ["no key for vaults at all", { [`${BACKUP}/key`]: undefined }, "schema.missing", "mall-data.key", { [`${BACKUP}/key`]: "data" }],
  ["core data kept for a year", { [`${BACKUP}/classes/core/keptDays/monthly`]: 365 }, "backup.retention", "classes.core", { [`${BACKUP}/classes/core/keptDays/monthly`]: 1096 }],
  ["tills kept for three days", { [`${BACKUP}/classes/pos/keptDays/nightly`]: 3 }, "backup.retention", "classes.pos", { [`${BACKUP}/classes/pos/keptDays/nightly`]: 30 }],
  ["office data kept for a month", { [`${BACKUP}/classes/ordinary/keptDays/weekly`]: 31, [`${BACKUP}/classes/ordinary/keptDays/monthly`]: 31 }, "backup.retention", "classes.ordinary", { [`${BACKUP}/classes/ordinary/keptDays/monthly`]: 365 }],
  ["core data in one place", { [`${BACKUP}/classes/core/offSite`]: false }, "backup.off-site", "classes.core", { [`${BACKUP}/classes/ordinary/offSite`]: false }],
  ["tills whose log is not kept", { [`${BACKUP}/classes/pos/continuous`]: false }, "backup.continuous", "classes.pos", { [`${BACKUP}/classes/pos/continuous`]: undefined }],
  ["core data with one provider alone", { [`${BACKUP}/elsewhere`]: { tapes: TAPES } }, "backup.elsewhere", "backups.mall-data", { [`${BACKUP}/elsewhere/tapes/everyDays`]: 7 }],
  ["the same provider called another one", { [`${BACKUP}/elsewhere/books/to`]: { provider: "aws", region: "eu-west-1" } }, "backup.elsewhere", "elsewhere", { [`${BACKUP}/elsewhere/books/to`]: { provider: "alicloud", region: "cn-beijing" } }],
  ["a copy elsewhere that nobody answers for", { [`${BACKUP}/elsewhere/books/owner`]: "" }, "schema.length", "books.owner", { [`${BACKUP}/elsewhere/books/owner`]: "finance" }],
  ["an unlocked vault for no reason", { [`${BACKUP}/lock`]: { off: { reason: "" , owner: "it" } } }, "schema.length", "lock", { [`${BACKUP}/lock`]: { off: WHO } }],
  ["a lock for good that takes force at once", { [`${BACKUP}/lock/compliance/graceDays`]: 1 }, "backup.grace", "mall-data.lock", { [`${BACKUP}/lock/compliance/graceDays`]: 14 }],
  ["a lock for good that nobody acknowledged", { [`${BACKUP}/lock/compliance/acknowledged`]: "yes" }, "backup.compliance", "mall-data.lock", { [`${BACKUP}/lock`]: "governance" }],
  ["backups while stores are open", { [`${BACKUP}/startsAt`]: "14:00" }, "backup.opening-hours", "mall-data.startsAt", { [`${BACKUP}/startsAt`]: "00:30" }],
  ["backups at no time", { [`${BACKUP}/startsAt`]: "24:30" }, "backup.start", "mall-data.startsAt", { [`${BACKUP}/startsAt`]: "01:30" }],
  ["a zone of time that there is not", { [`${BACKUP}/timeZone`]: "Asia/Peking" }, "backup.zone", "mall-data.timeZone", { [`${BACKUP}/timeZone`]: "Asia/Singapore" }],
  ["nobody who may delete what is approved", { [`${BACKUP}/stewards`]: [] }, "backup.stewards", "mall-data.stewards", { [`${BACKUP}/stewards`]: ["arn:aws:iam::111122223333:role/auditor"] }],
  ["a drill of what cannot be restored", { [`${BACKUP}/drills/types`]: ["Lambda"] }, "schema.value", "drills", { [`${BACKUP}/drills/types`]: ["RDS"] }],
  ["drills given up for no reason", { [`${BACKUP}/drills`]: { off: { reason: "", owner: "x" } } }, "schema.length", "drills", { [`${BACKUP}/drills`]: { off: WHO } }],
  ["backups of a system that there is not", { [`${BACKUP}/systems/shop`]: "core" }, "estate.reference", "mall-data.systems", { [`${BACKUP}/systems/oa`]: "core" }],
  ["a vault out of the account's reach for a week", { [`${BACKUP}/airGapped/keptDays`]: 3 }, "backup.air-gapped", "airGapped", { [`${BACKUP}/airGapped/keptDays`]: 400 }],
  ["a bucket locked for good by nobody", { [`${LETTERS}/lock`]: { mode: "compliance", days: 30 } }, "schema.missing", "lock", { [`${LETTERS}/lock`]: { mode: "governance", days: 31 } }],
  ["what is kept shorter than it is locked", { [`${LETTERS}/keepDays`]: 300 }, "object-store.lock", "letters", { [`${LETTERS}/keepDays`]: 500 }],
  // Configurations of devices.
  ["a device that its collector cannot name", { [`${DEVICES}/collectors/network/devices/Router B`]: { kind: "network-core" } }, "config-backup.device", "devices", { [`${DEVICES}/collectors/network/devices/Router-B`]: { kind: "network-core" } }],
  ["a kind of device that there is not", { [`${DEVICES}/collectors/network/devices/FW-1/kind`]: "firewall" }, "schema.value", "FW-1", { [`${DEVICES}/collectors/network/devices/FW-1/kind`]: "network-core" }],
  ["a collector of nothing", { [`${DEVICES}/collectors/network/devices`]: {} }, "config-backup.devices", "collectors.network", { [`${DEVICES}/collectors/network/devices/SW-1`]: { kind: "network-core" } }],
  // A second region.
  ["longer to fail over than may be", { [`${SYSTEM}/rtoMinutes`]: 30 }, "dr-pair.rto", "systems.membership", { [`${SYSTEM}/rtoMinutes`]: 240 }],
  ["data that comes too late", { [`${PAIR}/data/members/lostMinutes`]: 60 }, "dr-pair.rpo", "dr-pairs.shop", { [`${PAIR}/data/members/lostMinutes`]: 10 }],
  ["the second region where the first is", { [`${PAIR}/second`]: "ap-southeast-1" }, "dr-pair.second", "shop.second", { [`${PAIR}/minutes/verify`]: 12 }],
  ["one drill a year", { [`${PAIR}/drills/months`]: [4] }, "dr-pair.drills", "shop.drills", { [`${PAIR}/drills/months`]: [5, 11] }],
  ["both drills in one season", { [`${PAIR}/drills/months`]: [4, 5] }, "dr-pair.drills", "shop.drills", { [`${PAIR}/drills/months`]: [1, 7] }],
  ["a drill on the 31st", { [`${PAIR}/drills/day`]: 31 }, "dr-pair.drill-day", "shop.drills", { [`${PAIR}/drills/day`]: 20 }],
  ["nobody who decides", { [`${PAIR}/contacts/decides`]: "" }, "schema.length", "contacts.decides", { [`${PAIR}/contacts/decides`]: "chief of operations" }],
  ["nothing standing in a warm standby", { [`${PAIR}/capacity/shop/standing`]: 0 }, "dr-pair.standing", "capacity.shop", { [`${PAIR}/capacity/shop/standing`]: 2 }],
  ["an image that there is not", { [`${PAIR}/capacity/shop/image`]: "desk" }, "dr-pair.image", "capacity.shop", { [`${PAIR}/capacity/shop/full`]: 8 }],
  ["a tier 1 entry that nothing asks", { [`${PAIR}/entries/shop/probe`]: undefined }, "schema.missing", "entries.shop", { [`${PAIR}/entries/shop/probe/path`]: "/healthy" }],
  ["an entry whose probe is no path", { [`${PAIR}/entries/shop/probe/path`]: "ready" }, "dr-pair.probe", "entries.shop", { [`${PAIR}/entries/shop/probe/port`]: 8443 }],
  ["a pair of a system that there is not", { [`${PAIR}/system`]: "shop" }, "estate.reference", "shop.system", { [`${PAIR}/minutes/decide`]: 10 }],
  // Stores.
  ["a tunnel of AES-128", { [`${BEIJING}/cipher`]: "aes-128" }, "schema.unknown-key", "bj-wangfujing.cipher", { [`${BEIJING}/important`]: true }],
  ["an important store with one line", { [`${BEIJING}/lines/backup`]: undefined }, "store-link.backup-line", "bj-wangfujing", { [`${BEIJING}/lines/backup`]: undefined, [`${BEIJING}/important`]: false }],
  ["a backup line in the same duct", { [`${BEIJING}/lines/backup/kind`]: "fibre" }, "store-link.backup-line", "bj-wangfujing", { [`${BEIJING}/lines/backup/kind`]: "4g" }],
  ["a backup line over the same interface", { [`${BEIJING}/lines/backup/interface`]: "GigabitEthernet0/0/0" }, "store-link.backup-line", "bj-wangfujing", { [`${BEIJING}/lines/backup/interface`]: "Cellular0/0/0" }],
  ["two stores of one number", { [`${NANNING}/hub`]: "alicloud/cn-shanghai", [`${NANNING}/lines`]: { main: { kind: "fibre", interface: "GigabitEthernet0/0/0", address: "198.51.100.6" } }, [`${NANNING}/probe`]: undefined }, "store-link.number", "nn-chaoyang.number", { [`${NANNING}/hub`]: "alicloud/cn-shanghai", [`${NANNING}/number`]: 2, [`${NANNING}/lines`]: { main: { kind: "fibre", interface: "GigabitEthernet0/0/0", address: "198.51.100.6" } }, [`${NANNING}/probe`]: undefined }],
  ["a store of no number", { [`${BEIJING}/number`]: 0 }, "store-link.number", "bj-wangfujing", { [`${BEIJING}/number`]: 600 }],
  ["a store too far from its hub", { [`${NANNING}/latitude`]: 47.35, [`${NANNING}/longitude`]: 123.92, [`${NANNING}/waivers/far-hub`]: undefined }, "store-link.far-hub", "nn-chaoyang", { [`${NANNING}/waivers/far-hub`]: undefined }],
  ["a store whose latitude is a longitude", { [`${BEIJING}/latitude`]: 116.41, [`${BEIJING}/longitude`]: 39.91 }, "store-link.place", "bj-wangfujing", { [`${BEIJING}/latitude`]: 39.92 }],
  ["a store of a hub that there is not", { [`${BEIJING}/hub`]: "alicloud/cn-beijing" }, "store-link.hub", "bj-wangfujing", { [`${BEIJING}/number`]: 5 }],
  ["two stores behind one address", { [`${BEIJING}/lines/backup/address`]: "198.51.100.2" }, "store-link.line-address", "bj-wangfujing", { [`${BEIJING}/lines/backup/address`]: "198.51.100.131" }],
  ["a private address as a store's end", { [`${BEIJING}/lines/main/address`]: "192.168.1.1" }, "store-link.line-address", "bj-wangfujing", { [`${BEIJING}/lines/main/address`]: "198.51.100.3" }],
  ["a line that has no address on Alibaba Cloud", { [`${BEIJING}/lines/backup/address`]: undefined }, "store-link.line-address", "bj-wangfujing", { [`${BEIJING}/lines/backup/address`]: "198.51.100.200" }],
  ["an interface of another vendor", { [`${BEIJING}/device`]: "linux" }, "store-link.line", "bj-wangfujing", { [`${BEIJING}/device`]: "linux", [`${BEIJING}/lines/main/interface`]: "eth0", [`${BEIJING}/lines/backup/interface`]: "wwan0" }],
  ["a router that nobody configures", { [`${BEIJING}/device`]: "home-router" }, "schema.value", "bj-wangfujing.device", { [`${BEIJING}/device`]: "cisco-ios-xe" }],
  ["a probe that asks another store", { [`${NANNING}/probe`]: "10.255.0.1" }, "store-link.probe", "nn-chaoyang.probe", { [`${NANNING}/probe`]: "10.128.140.66" }],
  ["keys of tunnels since no day", { [`${LINKS}/keysSince`]: "2026-02-30x" }, "store-link.keys-since", "keysSince", { [`${LINKS}/keysSince`]: "2026-11-20" }],
  ["more connections than the account has", { [`${LINKS}/hubs/hub-shanghai/quotas/connections`]: 1 }, "store-link.quota", "hub-shanghai", { [`${LINKS}/hubs/hub-shanghai/quotas/connections`]: 300 }],
  ["logs of tunnels for a month", { [`${LINKS}/hubs/hub-singapore/logRetentionDays`]: 30 }, "store-link.log-days", "hub-singapore", { [`${LINKS}/hubs/hub-singapore/logRetentionDays`]: 365 }],
  ["a store that is no site of the plan", { [`${LINKS}/stores/bj-xidan-old`]: { number: 9, latitude: 39.9, longitude: 116.3, hub: "alicloud/cn-shanghai", device: "huawei-ar", important: false, lines: { main: { kind: "fibre", interface: "GigabitEthernet0/0/0", address: "198.51.100.9" } } } }, "estate.reference", "bj-xidan-old", { [`${BEIJING}/number`]: 7 }],
  // Between the clouds.
  ["one number on both sides", { [`${BRIDGE}/asn`]: { aws: 64512, alicloud: 64512 } }, "cloud-link.asn", "singapore-shanghai", { [`${BRIDGE}/asn`]: { aws: 64512, alicloud: 65022 } }],
  ["names that both sides answer for", { [`${BRIDGE}/alicloud/domains`]: ["aws.mall.internal"] }, "cloud-link.domain", "singapore-shanghai", { [`${BRIDGE}/alicloud/domains`]: ["cn.mall.internal"] }],
  ["over the border for no reason", { [`${BRIDGE}/crossBorder`]: undefined }, "cloud-link.border", "singapore-shanghai", { [`${BRIDGE}/crossBorder/owner`]: "legal@mall.example" }],
  ["a gateway in one zone", { [`${BRIDGE}/alicloud/zones`]: ["cn-shanghai-b"] }, "schema.length", "alicloud.zones", { [`${BRIDGE}/alicloud/zones`]: ["cn-shanghai-g", "cn-shanghai-b"] }],
  ["a size that no gateway has", { [`${BRIDGE}/alicloud/bandwidth`]: 123 }, "schema.value", "alicloud.bandwidth", { [`${BRIDGE}/alicloud/bandwidth`]: 200 }],
  // Patches.
  ["patches at noon", { [`${ABROAD}/groups/members/window`]: { start: "12:00", hours: 3 } }, "window.opening-hours", "groups.members", { [`${ABROAD}/groups/members/window`]: { start: "01:00", hours: 3 } }],
  ["patches into the opening", { [`${MAINLAND}/groups/tills/window`]: { start: "08:00", hours: 3 } }, "window.opening-hours", "groups.tills", { [`${MAINLAND}/groups/tills/window`]: { start: "06:00", hours: 3 } }],
  ["medium updates after two weeks", { [`${ABROAD}/delayDays/medium`]: 14 }, "patching.late", "delayDays.medium", { [`${ABROAD}/delayDays/medium`]: 2 }],
  ["low updates after a season", { [`${ABROAD}/delayDays/low`]: 90 }, "patching.late", "delayDays.low", { [`${ABROAD}/delayDays/low`]: 14 }],
  ["an update kept out for no reason", { [`${ABROAD}/rejected/KB5034441`]: "" }, "schema.length", "rejected", { [`${ABROAD}/rejected/KB5034441`]: "Known to fail" }],
  ["a ledger for a year", { [`${MAINLAND}/ledger/keepDays`]: 365 }, "patching.ledger", "mainland.ledger", { [`${MAINLAND}/ledger/keepDays`]: 2000 }],
  ["a system of the other cloud's machines", { [`${ABROAD}/groups/members/system`]: "alibaba-linux" }, "patching.system", "groups.members", { [`${ABROAD}/groups/members/system`]: "amazon-linux-2023" }],
  // Administrators.
  ["an account that people share", { [`${DOORS}/people/admin`]: { identity: "mall-admin" } }, "bastion.shared", "people.admin", { [`${DOORS}/people/zhang_san`]: { identity: "mall-zhang-san" } }],
  ["a door for somebody unknown", { [`${DOORS}/doors/members/people`]: ["li_nan"] }, "bastion.unknown", "doors.members", { [`${DOORS}/doors/members/people`]: ["li_na", "wang_wei"] }],
  ["a door for nobody", { [`${DOORS}/doors/members/people`]: [] }, "bastion.nobody", "doors.members", { [`${DOORS}/databases/members/people`]: ["li_na"] }],
  ["a record of sessions for a month", { [`${DOORS}/recordDays`]: 30 }, "bastion.record-days", "recordDays", { [`${DOORS}/recordDays`]: 1096 }],
  ["sessions that idle for two hours", { [`${DOORS}/idleMinutes`]: 120, [`${DOORS}/mostMinutes`]: 600 }, "bastion.idle", "idleMinutes", { [`${DOORS}/idleMinutes`]: 15 }],
  ["entering as root", { [`${GATE}/doors/tills/hosts/logins`]: ["root"] }, "bastion.login", "doors.tills", { [`${GATE}/doors/tills/hosts/logins`]: ["operator"] }],
  ["a gate tried from where nobody knows", { [`${GATE}/service/from`]: ["internet"] }, "estate.reference", "service", { [`${GATE}/service/storage`]: 10 }],
  // Things.
  ["a reading that is never right", { [`${THINGS}/classes/cold-chain/readings/temperature`]: { least: 8, most: -25, unit: "°C" } }, "iot.range", "cold-chain", { [`${THINGS}/classes/cold-chain/readings/temperature`]: { least: -30, most: 5, unit: "°C" } }],
  ["things of nobody", { [`${THINGS}/from`]: ["store"] }, "estate.reference", "iot.mall.from", { [`${THINGS}/classes/doors`]: { purpose: "Doors of cold rooms", readings: { open: { least: 0, most: 1, unit: "state" } } } }],
  ["a network of things that there is not", { [`${THINGS}/network`]: "aws-osaka" }, "estate.reference", "iot.mall.network", { [`${THINGS}/classes/cold-chain/commands`]: false }],
  // In front of the entries, and inside.
  ["a firewall that counts for a season", { [`${SHIELD}/mode/count/until`]: "2027-03-01" }, "edge-shield.count-long", "members.mode", { [`${SHIELD}/mode`]: "block" }],
  ["a limit for each caller of ten", { [`${SHIELD}/rate`]: 5, [`${SHIELD}/paths`]: {} }, "edge-shield.rate", "members.rate", { [`${SHIELD}/rate`]: 2000 }],
  ["an exception that nobody answers for", { [`${SHIELD}/exceptions`]: { "AWSManagedRulesCommonRuleSet/SizeRestrictions_BODY": { reason: "Long letters", owner: "" } } }, "schema.length", "exceptions", { [`${SHIELD}/rate`]: 4000 }],
  ["a cluster in a release that is at its end", { [`${SITES}/version`]: "1.22" }, "cluster.version", "clusters.sites", { [`${SITES}/version`]: undefined }],
  ["one node of a cluster", { [`${SITES}/nodes/general/least`]: 1 }, "cluster.least", "clusters.sites", { [`${SITES}/nodes/general/most`]: 9 }],
  ["fewer nodes at most than at least", { [`${SITES}/nodes/general/most`]: 1 }, "cluster.size", "clusters.sites", { [`${SITES}/nodes/general/least`]: 3, [`${SITES}/nodes/general/most`]: 3 }],
  ["a database that the whole internet may ask", { [`${SITES}/from/pipelines/prefixes`]: ["0.0.0.0/0"] }, "clients.public", "clusters.sites", { [`${SITES}/from/pipelines/prefixes`]: ["10.202.0.0/24"] }],
  ["a password in a document", { [`${SETTINGS}/documents/shop/content/database/password`]: "hunter2" }, "configuration.secret", "documents.shop", { [`${SETTINGS}/documents/shop/content/database/password`]: "secret:membership/other" }],
  ["too little room at the new year", { [`${SYSTEM}/runs/capacity/peaks/new-year/demand/sign-ins`]: 650 }, "capacity.reserve", "reserves.sign-ins", { [`${SYSTEM}/runs/capacity/peaks/new-year/demand/sign-ins`]: 450 }],
  ["a line above 70 % that nobody accepted", { [`${SYSTEM}/runs/capacity/reserves/uplink/accepted`]: undefined }, "capacity.line", "reserves.uplink", { [`${SYSTEM}/runs/capacity/reserves/uplink`]: { kind: "line", mbps: 200, peakMbps: 80 } }],
];

export const groupCorpus = corpusOf(ROWS);
