import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import {
  allocate,
  BadInput,
  type Diagnostic,
  decode,
  parseLock,
  parsePlan,
  readSource,
} from "../../ipam/index.ts";
import { parseEstate } from "../estate.ts";
import { estateSchema } from "../schema.ts";
import { everythingsFinance } from "../testing.ts";

const TEXT = readFileSync(new URL("../everything.yaml", import.meta.url), "utf8");
const [plan = "", lock = ""] = ["plan.yaml", "plan.lock.yaml"].map((file) =>
  readFileSync(new URL(`../../examples/mall-group/${file}`, import.meta.url), "utf8"),
);
const { allocation, zones } = (() => {
  const parsed = parsePlan(plan, "plan.yaml");
  return { allocation: allocate(parsed, parseLock(lock, "plan.lock.yaml")), zones: parsed.zones };
})();

// Elevations and passwords of the file have dates.
beforeAll(() => {
  vi.useFakeTimers({ now: new Date("2026-11-24T00:00:00Z"), toFake: ["Date"] });
});
afterAll(() => {
  vi.useRealTimers();
});

function faults(text: string): readonly Diagnostic[] {
  try {
    const source = readSource(text, "estate.yaml");
    parseEstate(decode(estateSchema, source), source, allocation, zones, everythingsFinance);
  } catch (error) {
    if (error instanceof BadInput) return error.diagnostics;
    throw error;
  }
  return [];
}

function edited(from: string, to: string): string {
  expect(TEXT.split(from), `${from} is once in everything.yaml`).toHaveLength(2);
  return TEXT.replace(from, () => to);
}

test("the estate that uses every key is sound", () => {
  expect(faults(TEXT)).toEqual([]);
});

type Row = readonly [name: string, from: string, to: string, path: string, message: string, hint: string];

// biome-ignore format: one row a fault
const ROWS: readonly Row[] = [
  ["account name caps", "  aws-lab: {", "  Aws_Lab: {", "accounts.Aws_Lab", "is no valid name", "use at most 40 lower-case letters, digits and"],
  ["id 11 digits", "\"111122226666\"", "\"11112222666\"", "accounts.aws-lab.id", "is no account id", "write its digits in quotes: 12 digits on AWS,"],
  ["id 16 on aws", "\"111122226666\", purpose", "\"1111222266661234\", purpose", "accounts.aws-lab.id", "has 16 digits, and an account of AWS has 12", "correct the id, or provider"],
  ["id unquoted number", "id: \"111122226666\"", "id: 111122226666", "accounts.aws-lab.id", "a number stands where a text belongs", "quote it"],
  ["ali region on aws", "purpose: workload, environment: test, home: ap-southeast-1", "purpose: workload, environment: test, home: cn-shanghai", "accounts.aws-lab.home", "is no region of AWS", "use one of: af-south-1, ap-east-1, ap-east-2,"],
  ["cn region in aws", "purpose: security, home: ap-southeast-1, regions: [ap-northeast-1]", "purpose: security, home: ap-southeast-1, regions: [cn-north-1]", "accounts.aws-sec.regions[0]", "lies in another partition than the home region", "give the other partition an account of its own"],
  ["regions a text", "purpose: security, home: ap-southeast-1, regions: [ap-northeast-1]", "purpose: security, home: ap-southeast-1, regions: ap-northeast-1", "accounts.aws-sec.regions", "a text stands where a list belongs", "write a list"],
  ["unknown purpose", "purpose: security, home: ap", "purpose: sandbox, home: ap", "accounts.aws-sec.purpose", "the value is not known here", "use one of: management, log-archive, security,"],
  ["two management", "purpose: workload, environment: test", "purpose: management, environment: test", "accounts.aws-lab.purpose", "is the purpose of \"aws-org\" already, and AWS", "keep one of the two; every other account is a"],
  ["two log archives", "purpose: workload, environment: test", "purpose: log-archive, environment: test", "accounts.aws-lab.purpose", "is the purpose of \"aws-logs\" already, and AWS", "keep one of the two; every other account is a"],
  ["same id twice", "id: \"111122226666\"", "id: \"111122227777\"", "accounts.aws-dev.id", "is the account of \"aws-lab\" already", "keep one of the two; an account has one purpose"],
  ["assumeRole other account", "arn:aws:iam::111122226666:role", "arn:aws:iam::111122229999:role", "accounts.aws-lab.assumeRole", "is no role of the account 111122226666", "write arn:aws:iam::111122226666:role/<name>, or"],
  ["assumeRole aws-cn", "arn:aws:iam::111122226666:role", "arn:aws-cn:iam::111122226666:role", "accounts.aws-lab.assumeRole", "lies in another partition", "write arn:aws:…"],
  ["tags bad department", "tags: { department: finance }", "tags: { department: finanze }", "accounts.aws-dev.tags.department", "is not an allowed value", "use one of it, finance, retail-operations,"],
  ["section misspelt", "  audit-log:", "  auditlog:", "governance.auditlog", "the key is not known here", "did you mean \"audit-log\"?"],
  ["__proto__ account", "  aws-lab: {", "  __proto__: {", "accounts.__proto__", "this name is not allowed", "choose another"],
  ["elevation 8 days", "until: \"2026-11-27T18", "until: \"2026-12-01T18", "governance.identity.elevations.release-42.until", "is 8.38 days after from", "end it by 2026-11-30T01:00:00Z: a temporary"],
  ["elevation ended", "from: \"2026-11-23T09:00:00+08:00\"\n        until: \"2026-11-27T18", "from: \"2026-10-23T09:00:00+08:00\"\n        until: \"2026-10-27T18", "governance.identity.elevations.release-42.until", "is over", "remove it: its rights ended by themselves, and"],
  ["elevation approver self", "departmentHead: bob@mall.example, security: carol@mall.example", "departmentHead: alice@mall.example, security: carol@mall.example", "governance.identity.elevations.release-42.approvers.departmentHead", "approves for themselves", "the head of the department and security"],
  ["elevation approver twice", "departmentHead: bob@mall.example, security: carol@mall.example", "departmentHead: bob@mall.example, security: bob@mall.example", "governance.identity.elevations.release-42.approvers", "approves twice (bob@mall.example) [identity", "the head of the department and security"],
  ["elevation who empty", "who: [user/alice]", "who: []", "governance.identity.elevations.release-42.who", "the value is empty", "give at least 1 entry"],
  ["elevation who bare", "who: [user/alice]", "who: [alice]", "governance.identity.elevations.release-42.who[0]", "names nobody whom this cloud can tell apart", "write user/alice, role/automation or"],
  ["elevation date unquoted date", "from: \"2026-11-23T09:00:00+08:00\"", "from: 2026-11-23", "governance.identity.elevations.release-42.from", "is no point in time", "write date, time and offset in quotes:"],
  ["elevation in unknown account", "account: aws-main\n        who", "account: aws-mian\n        who", "governance.identity.elevations.release-42.account", "accounts: has no such account", "did you mean \"aws-main\"?"],
  ["tp no until", "        until: \"2027-03-31T23:59:59+08:00\"\n", "", "governance.identity.thirdParties.pos-vendor.until", "the key is missing", "add the key until (a text)"],
  ["tp extid short", "externalId: 7f3a9c1e5b2d4860", "externalId: abc", "governance.identity.thirdParties.pos-vendor.externalId", "is no external id [identity \"aws-main\"]", "agree on 8 or more letters, digits and + = , ."],
  ["tp own account", "theirAccount: \"999900001111\"", "theirAccount: \"111122223333\"", "governance.identity.thirdParties.pos-vendor.theirAccount", "is one of ours", "a third party comes from an account of its own"],
  ["ci branch wild", "branch: main", "branch: \"release/*\"", "governance.identity.ci.branch", "is no branch", "name the one protected branch, no wildcard:"],
  ["ci host unknown", "host: github", "host: bitbucket", "governance.identity.ci.host", "a text does not fit here", "write github, gitlab, or { issuer: https://… }"],
  ["ci host issuer http", "host: github", "host: { issuer: \"http://git.mall.example\" }", "governance.identity.ci.host", "is no issuer (http://git.mall.example)", "write its https address without a slash at the"],
  ["ci repo url", "repository: mall-example/landing-zone", "repository: https://github.com/mall-example/landing-zone", "governance.identity.ci.repository", "is no repository", "write organisation/repository, no wildcard"],
  ["ci thumb short", "6938fd4d98bab03faadb97b34396831e3780aea1", "6938fd", "governance.identity.ci.thumbprints[0]", "is no fingerprint", "write the 40 hexadecimal digits of the"],
  ["kms id malformed", "kst-shh0main0000000001", "kst_SHH", "governance.keys.kmsInstances.ali-main.cn-shanghai", "is no id of a KMS instance", "copy it from the KMS console: kst-…"],
  ["kms for aws account", "ali-sec: { cn-shanghai: kst-shh0sec00000000001 }", "aws-sec: { ap-southeast-1: kst-shh0sec00000000001 }", "governance.keys.kmsInstances.aws-sec", "is a setting of Alibaba Cloud, and this account", "leave the account out"],
  ["kms unknown region", "ali-sec: { cn-shanghai: kst-shh0sec00000000001 }", "ali-sec: { cn-shanghia: kst-shh0sec00000000001 }", "governance.keys.kmsInstances.ali-sec.cn-shanghia", "is no region of Alibaba Cloud", "did you mean \"cn-shanghai\"?"],
  ["replica same region", "replicas: { aws-main: ap-northeast-1 }", "replicas: { aws-main: ap-southeast-1 }", "governance.keys.replicas.aws-main", "is the keys' own region", "name the region that data is restored in when"],
  ["replica alibaba region", "replicas: { aws-main: ap-northeast-1 }", "replicas: { aws-main: cn-shanghai }", "governance.keys.replicas.aws-main", "is no region of the cloud", "write it as ap-southeast-1 or cn-north-1"],
  ["replica region not in estate", "replicas: { aws-main: ap-northeast-1 }", "replicas: { aws-main: eu-west-1 }", "governance.keys.replicas.aws-main", "is no region of aws-main", "use one of ap-northeast-1; or add it to"],
  ["retention 30", "security: 730", "security: 30", "governance.audit-log.retention.security", "is shorter than the guide lets pass", "keep them at least 184 days [§1.10.2-c,"],
  ["retention text", "security: 730", "security: 730 days", "governance.audit-log.retention.security", "a text stands where a number belongs", "write a number: 730"],
  ["retention 1e6", "security: 730", "security: 1000000", "governance.audit-log.retention.security", "is more than Log Service takes", "use at most 3650"],
  ["defaults off on ali", "off: { aws-lab: { image-sharing:", "off: { ali-main: { image-sharing:", "governance.account-defaults.off.ali-main.image-sharing", "is no setting of Alibaba Cloud, so there is", "leave it out; the settings there are"],
  ["wecom with secret", "kind: wecom, url: office-url", "kind: wecom, url: office-url, secret: office-secret", "governance.chat-notifier.channels.office.secret", "is nothing WeCom knows [chat notifier", "its key stands in the address"],
  ["webhook without hosts", "kind: wecom, url: office-url", "kind: webhook, url: office-url", "governance.chat-notifier.channels.office.secret", "is missing [chat notifier \"ali-org-cn-shanghai\"]", "give a text that only the receiver knows:"],
  ["systems unknown", "from: high }", "from: high, systems: [poss] }", "governance.chat-notifier.channels.security.systems[0]", "the estate has no such system", "did you mean \"pos\"?"],
  ["accounts unknown", "from: high }", "from: high, accounts: [aws-mian] }", "governance.chat-notifier.channels.security.accounts[0]", "the estate has no such account", "did you mean \"aws-main\"?"],
  ["quiet 25", "start: \"22:00\"", "start: \"25:00\"", "governance.chat-notifier.quietHours.start", "is no time of day", "write 22:00"],
  ["quiet same", "start: \"22:00\", end: \"08:00\"", "start: \"22:00\", end: \"22:00\"", "governance.chat-notifier.quietHours", "is no night (22:00-22:00) [chat notifier", "at most 12 hours, so that a day's dead letters"],
  ["quiet offset", "end: \"08:00\"", "end: \"08:00\", offset: \"+25:00\"", "governance.chat-notifier.quietHours.offset", "is no offset", "write +08:00"],
  ["quiet below critical", "end: \"08:00\"", "end: \"08:00\", below: critical", "governance.chat-notifier.quietHours.below", "leaves high alerts to the morning", "high at most [§2.3.1-c]"],
  ["fallback no mail", "[duty@mall.example]", "[duty]", "governance.chat-notifier.fallback[0]", "is no mail address", "write name@host"],
  ["fallback empty", "fallback: [duty@mall.example]", "fallback: []", "governance.chat-notifier.fallback", "is empty [chat notifier \"ali-org-cn-shanghai\"]", "name at least one address: nobody else hears"],
  ["fallback two same", "[duty@mall.example]", "[duty@mall.example, duty@mall.example]", "governance.chat-notifier.fallback[1]", "stands there twice", "leave one out"],
  ["off and channels", "fallback: [duty", "off: { reason: no one, owner: it }\n    fallback: [duty", "governance.chat-notifier.off", "shuts duty, security, office, stores too", "leave off: out, or the rooms"],
  ["alarm off unknown", "refused-calls:", "refused-call:", "governance.alarms.without.refused-call", "is no alarm of the catalogue (refused-call)", "one of root-use, failed-sign-ins,"],
  ["alarm without list", "without: { refused-calls: { reason: Too loud so far, owner: it-lead@mall.example } }", "without: [refused-calls]", "governance.alarms.without", "a list stands where a map of names belongs", "write a map of names"],
  ["hours 30", "from: 7, to: 22", "from: 7, to: 30", "governance.alarms.workingHours.to", "is no hour of the day", "a whole number from 0 to 24"],
  ["hours same", "from: 7, to: 22", "from: 7, to: 7", "governance.alarms.workingHours", "is the whole day (7-7) [alarms", "then nothing is ever outside of them; leave out"],
  ["hours half", "from: 7, to: 22", "from: 7.5, to: 22", "governance.alarms.workingHours.from", "a fraction stands where a whole number belongs", "write a whole number"],
  ["target dimension missing", "dimensions: { DBInstanceIdentifier: orders }", "dimensions: {}", "governance.alarms.targets.orders-space.dimensions", "are not those of the metric () [alarms", "write DBInstanceIdentifier"],
  ["target dimension unknown", "dimensions: { DBInstanceIdentifier: orders }", "dimensions: { DBInstanceId: orders }", "governance.alarms.targets.orders-space.dimensions", "are not those of the metric (DBInstanceId)", "write DBInstanceIdentifier"],
  ["target no whole", ", whole: 107374182400", "", "governance.alarms.targets.orders-space.whole", "is missing [alarms \"aws-main-ap-southeast-1\"]", "write the whole in bytes: the threshold is a"],
  ["target region", "account: aws-main, kind: database-space", "account: aws-main, region: eu-west-1, kind: database-space", "governance.alarms.targets.orders-space.region", "the estate has no such region of the account", "use one of: ap-southeast-1, ap-northeast-1"],
  ["org no management", "id: \"111122220000\", purpose: management", "id: \"111122220000\", purpose: workload", "governance.organization.aws", "has no account to be made in", "give one account of aws purpose: management"],
  ["org root id form", "rootId: r-ab12 ", "rootId: ou-ab12 ", "governance.organization.aws.root.existing.rootId", "is no root", "write the id of the root (r-…), which the"],
  ["pw 8", "minimumLength: 14", "minimumLength: 6", "governance.identity.passwords.aws-org.minimumLength", "is no minimum length that guide and cloud take", "use 12 to 128 characters (administrators sign"],
  ["pw age 365", "maxAgeDays: 60", "maxAgeDays: 365", "governance.identity.passwords.aws-org.maxAgeDays", "is no age that the guide allows", "use 1 to 60 days [§1.1.2-c]"],
  ["pw history 2", "history: 12", "history: 2", "governance.identity.passwords.aws-org.history", "is no number of remembered passwords that guide", "use 10 to 24 [§1.1.3-a]"],
  ["bastion open", "addresses: [203.0.113.8/32]", "addresses: [0.0.0.0/0]", "governance.identity.bastions.aws-main.addresses[0]", "reaches far beyond a bastion", "write the NAT address that it leaves by, or"],
  ["bastion private", "addresses: [203.0.113.8/32]", "addresses: [10.0.0.8/32]", "governance.identity.bastions.aws-main.addresses[0]", "is a private address", "write the NAT address that it leaves by, or"],
  ["bastion malformed", "addresses: [203.0.113.8/32]", "addresses: [203.0.113.8/24]", "governance.identity.bastions.aws-main.addresses[0]", "host bits are set", "write it as 203.0.113.8/32"],
  ["bastion empty", "addresses: [203.0.113.8/32]", "", "governance.identity.bastions.aws-main", "names no way in ({}) [identity \"aws-main\"]", "name its public addresses, or the networks"],
  ["bastion networks", "addresses: [203.0.113.8/32]", "networks: [aws-singapore]", "governance.identity.bastions.aws-main.networks[0]", "is no id of a network", "write the id that the cloud gave the VPC:"],
  ["sso instance", "arn:aws:sso:::instance/ssoins-1234567890abcdef", "ssoins-1", "governance.identity.sso.group-centre.instance", "is no identity centre", "write arn:…:sso:::instance/ssoins-…"],
  ["sso accounts ali", "accounts: [aws-main] }\n    secrets", "accounts: [ali-main] }\n    secrets", "governance.identity.sso.group-centre.assignments.ops.accounts[0]", "belongs to Alibaba Cloud (mainland), and this", "leave it out; each has an identity centre of"],
  ["sso conflict", "accounts: [aws-main] }\n    secrets", "accounts: [aws-main] }\n          aud: { role: audit, group: 90676f0a-1111-2222-3333-444455556666, accounts: [aws-main] }\n    secrets", "governance.identity.sso.group-centre.assignments.aud.role", "gives 90676f0a-1111-2222-3333-444455556666", "conflicting duties go to different groups of"],
  ["sso twice", "    secrets:\n      wms", "      second: { account: aws-org, instance: \"arn:aws:sso:::instance/ssoins-aaaa567890abcdef\", assignments: {} }\n    secrets:\n      wms", "governance.identity.sso.second.account", "administers \"group-centre\" already, and an", "move the assignments to group-centre"],
  ["secret since far", "since: \"2026-11-01\"", "since: \"2026-01-01\"", "governance.identity.secrets.wms-db.rotation.since", "is more than 60 days ago", "write today's date: the next deployment then"],
  ["secret since future", "since: \"2026-11-01\"", "since: \"2027-11-01\"", "governance.identity.secrets.wms-db.rotation.since", "lies ahead", "write today's date"],
  ["secret since nonsense", "since: \"2026-11-01\"", "since: \"yesterday\"", "governance.identity.secrets.wms-db.rotation.since", "is no date", "write the day on which it was made: 2026-11-23"],
  ["secret rds on aws", "rotation: { by: deployment, since: \"2026-11-01\" }", "rotation: { by: rds, instance: rm-1 }", "governance.identity.secrets.wms-db.rotation.by", "is Alibaba Cloud's", "on AWS let RDS keep its own password"],
  ["secret fn arn", "rotation: { by: deployment, since: \"2026-11-01\" }", "rotation: { by: function, functionArn: rotate }", "governance.identity.secrets.wms-db.rotation.functionArn", "is no function", "write the ARN of the Lambda function that"],
  ["secret days 90", "since: \"2026-11-01\" }", "since: \"2026-11-01\", days: 90 }", "governance.identity.secrets.wms-db.rotation.days", "the number is too large", "use a number of at most 60"],
  ["network ungoverned", "  aws-tokyo:\n    account: \"111122223333\"", "  aws-tokyo:\n    account: \"111122229999\"", "networks.aws-tokyo.account", "is none of accounts:, so nothing there would be", "correct the id, or add the account: accounts: {"],
  ["network in log archive", "  aws-tokyo:\n    account: \"111122223333\"", "  aws-tokyo:\n    account: \"111122224444\"", "networks.aws-tokyo.account", "is the log archive (accounts.aws-logs): who", "give the network an account of purpose: workload"],
  ["doubled key account", "  aws-lab: {", "  aws-sec: {", "accounts.aws-sec", "the key occurs twice in this map", "keep one of them"],
  ["a second copy of the logs in the archive's own region", "offSite: { aws-logs: ap-northeast-1 }", "offSite: { aws-logs: ap-southeast-1 }", "governance.audit-log.offSite.aws-logs", "is the region of the archive itself", "name another region, such as ap-southeast-5 or"],
  ["a second copy in another partition", "offSite: { aws-logs: ap-northeast-1 }", "offSite: { aws-logs: cn-north-1 }", "governance.audit-log.offSite.aws-logs", "is of partition aws-cn, the archive is of", "name a region of partition aws, such as"],
  ["a second copy in a misspelt region", "offSite: { aws-logs: ap-northeast-1 }", "offSite: { aws-logs: ap-nrotheast-1 }", "governance.audit-log.offSite.aws-logs", "is no region of this cloud", "did you mean \"ap-northeast-1\"?"],
  ["a second copy of an account without an archive", "offSite: { aws-logs: ap-northeast-1 }", "offSite: { aws-main: ap-northeast-1 }", "governance.audit-log.offSite.aws-main", "keeps no log archive, so there is nothing to", "name the account of purpose: log-archive"],
  ["a second copy abroad of mainland logs", "offSite: { aws-logs: ap-northeast-1 }", "offSite: { ali-logs: ap-southeast-1 }", "governance.audit-log.offSite.ali-logs", "is of the overseas side, the archive is of the", "name a region of the mainland side, such as"],
  ["no second region", "purpose: log-archive, home: cn-shanghai, regions: [cn-beijing]", "purpose: log-archive, home: cn-shanghai", "governance.audit-log.offSite.ali-logs", "is missing: important logs have a local and an", "name a second region, such as cn-hangzhou or"],
  ["one person who agrees twice", "security: carol@mall.example, operations: bob@mall.example", "security: carol@mall.example, operations: carol@mall.example", "governance.audit-log.disposal.operations", "is the same person as for security", "two people agree to the removal of logs"],
  ["a steward with a wildcard", "arn:aws:iam::111122224444:role/archive-admin", "*", "governance.audit-log.stewards", "is no role (*) [audit-log \"ali-logs-audit\"]", "write the ARN of a role, with its account and"],
  ["a reader that is no role", "\"arn:aws:iam::111122224444:role/external-auditor\"", "alice", "governance.audit-log.readers", "is no role (alice) [audit-log \"ali-logs-audit\"]", "write the ARN of a role, with its account and"],
  ["a domain that every account has", "      cards:\n", "      logs:\n", "governance.keys.domains.logs", "is a domain that every account has", "choose another name; who may use it stands in"],
  ["the archive's domain", "      cards:\n", "      log-archive:\n", "governance.keys.domains.log-archive", "is the domain of the log archive", "choose another name; readers of the archive"],
  ["a domain without services on a cloud", "        alicloud: [rds, oss]\n", "", "governance.keys.domains.cards", "stands in an account of alicloud and names no", "add alicloud: [oss, …] to cards"],
  ["everybody as a user of a key", "[\"arn:aws:iam::111122223333:role/cards\"]", "[\"*\"]", "governance.keys.domains.cards.users.aws-main[0]", "is no role or user", "write the ARN of a role or user; a session, a"],
  ["users where the domain is not", "ali-main: [\"acs:ram::1000000000000001:role/cards\"]", "ali-sec: [\"acs:ram::1000000000000003:role/cards\"]", "governance.keys.domains.cards.users.ali-sec", "does not keep such data, so it has no such key", "add it to accounts: of cards, or leave it out"],
  ["a rotation that KMS does not know", "rotationDays: 180", "rotationDays: 10", "governance.keys.rotationDays", "is no period KMS rotates by", "use 90–2560 days [§11.4.2-b]"],
  ["a key administrator who deploys", "[\"arn:aws:iam::111122223333:role/key-admin\"]", "[\"arn:aws:iam::111122223333:role/deploy\"]", "governance.keys.people.aws-main[0]", "is also a pipeline", "leave it out of one: people never use a key,"],
  ["metadata that hops too far", "metadataHops: { aws-dev: 2 }", "metadataHops: { aws-dev: 3 }", "governance.account-defaults.metadataHops.aws-dev", "a number stands where one of some words belongs", "use 1, 2"],
  ["a switch that Alibaba Cloud lacks", "metadataHops: { aws-dev: 2 }", "metadataHops: { ali-main: 2 }", "governance.account-defaults.metadataHops.ali-main", "has no switch on Alibaba Cloud", "leave the account out; the component's README"],
  ["a region without the account", "withoutDefaultVpc: { aws-dev: [ap-northeast-1] }", "withoutDefaultVpc: { aws-dev: [eu-west-1] }", "governance.account-defaults.withoutDefaultVpc.aws-dev[0]", "is no region of the account", "use one of: ap-northeast-1"],
  ["a type without its service", "enforcedFor: [\"ec2:instance\"]", "enforcedFor: [instances]", "governance.tagging.policies.aws.enforcedFor[0]", "is no type of a resource", "write <service>:<type>, such as ec2:instance or"],
  ["values that stand elsewhere", "allowed: { project: [landing-zone, stores] }", "allowed: { environment: [prod] }", "governance.tagging.allowed.environment", "has its values elsewhere", "leave it out: departments: and businessLines:"],
  ["values of no key", "allowed: { project: [landing-zone, stores] }", "allowed: { projekt: [landing-zone] }", "governance.tagging.allowed.projekt", "is no key of the plan", "did you mean \"project\"? Or add it to required:"],
  ["a required tag that nobody has", "required: [system]", "required: [cost-id]", "tags", "cost-id is required and missing or empty", "add cost-id; bills and reviews are split by it"],
  ["cost allocation as a switch", "costAllocation: active", "costAllocation: true", "governance.tagging.costAllocation", "true or false stands where one of some words", "use waiting, active"],
  ["tags inherited on AWS", "inheritance: { ali-sec:", "inheritance: { aws-main:", "governance.tagging.inheritance.aws-main", "is no account on Alibaba Cloud", "did you mean \"ali-main\"?"],
  ["a billed key of no plan", "billed: [department,", "billed: [departmant,", "governance.tagging.billed[0]", "is no key of the tag plan", "did you mean \"department\"?"],
  ["a target behind itself", "behind: till-line", "behind: shop-latency", "governance.alarms.targets.shop-latency.behind", "the estate has no such target in this account", "use one of: orders-space, till-line"],
  ["a bare threshold", "threshold: { value: 0.5, reason: The old shop is replaced in spring }", "threshold: 0.5", "governance.alarms.targets.shop-latency.threshold", "a fraction stands where a map of keys belongs", "write a map of keys"],
  ["a threshold of nothing", "threshold: { value: 0.5,", "threshold: { value: 0,", "governance.alarms.targets.shop-latency.threshold.value", "is no threshold", "a number of ms"],
  ["a target of the other cloud", "deployers: [\"arn:aws:iam::*:role/landing-zone\"]\n      targets: [root]", "deployers: [\"arn:aws:iam::*:role/landing-zone\"]\n      targets: [ali-main]", "governance.organization.aws.targets[0]", "is neither root, folder nor account", "did you mean \"aws-main\"?"],
  ["a folder in no folder", "units: { platform: {}, workloads: {}, production: { parent: workloads } }", "units: { platform: {}, workloads: {}, production: { parent: workload } }", "governance.organization.aws.units.production.parent", "is no folder", "did you mean \"workloads\"?"],
  ["an account without a mail address", "name: Sandbox, email: cloud+sandbox@mall.example,", "name: Sandbox,", "governance.organization.aws.newAccounts.sandbox.email", "is no mail address [organization \"aws-org\"]", "write an address that several people read and"],
  ["an analyser switched off by a word", "analyzer: { scope: account, unusedDays: 60 }", "analyzer: false", "governance.identity.analyzer", "true or false does not fit here", "write { scope, unusedDays }, or { off: {"],
  ["an analyser for years", "analyzer: { scope: account, unusedDays: 60 }", "analyzer: { unusedDays: 900 }", "governance.identity.analyzer.unusedDays", "is no age of a finding", "use 1 to 365 days"],
  ["an analyser off and on", "analyzer: { scope: account, unusedDays: 60 }", "analyzer: { scope: account, off: { reason: a, owner: b } }", "governance.identity.analyzer.scope", "the key does not go with the others of this map", "keep it, or the keys beside it"],
  ["a password length", "length: 20", "length: 8", "governance.identity.secrets.wms-db.length", "the number is too small", "use a number of at least 12"],
  ["a record of deletions kept for a year", "logRetentionDays: 1827", "logRetentionDays: 365", "governance.expiry.logRetentionDays", "is out of range", "a whole number from 1827 to 3653"],
];

describe("a fault of accounts or governance is one message, where it stands, with a remedy", () => {
  test.each(ROWS)("%s", (_, from, to, path, message, hint) => {
    const text = edited(from, to);
    const [fault, ...others] = faults(text);
    expect(others.map((other) => `${other.path} ${other.message}`)).toEqual([]);
    expect(fault).toMatchObject({
      file: "estate.yaml",
      path,
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
    });
    expect(place(text, fault)).toBe(true);
  });

  test("a long text is refused by its length, and cut where it is shown", () => {
    const [fault] = faults(edited("reason: Training images are public", `reason: ${"x".repeat(10_000)}`));
    expect(fault).toMatchObject({ message: "the value is too long", hint: "give at most 200 characters" });
    expect(fault?.value?.length).toBeLessThanOrEqual(80);
  });
});

/** The text there is the value that is complained of, or a key of the path: the one itself, or the last that is written. */
function place(text: string, fault: Diagnostic | undefined): boolean {
  const { line = 0, column = 0, path = "", value } = fault ?? {};
  const there = text.split("\n")[line - 1]?.slice(column - 1) ?? "";
  const keys = path.split(/[.[\]]+/).map((key) => key.replace(/^"|"$/g, ""));
  return (
    (value !== undefined && value !== "" && there.startsWith(value)) ||
    keys.some((key) => key !== "" && there.startsWith(key))
  );
}

test("faults of all sections are told at once", () => {
  const text = [
    ["lock: compliance", "lock: none"],
    ["rotationDays: 180", 'rotationDays: "180"'],
    ["kind: wecom", "kind: slack"],
    ["from: 7, to: 22", "from: 7.5, to: 22"],
    ["costAllocation: active", "costAllocation: true"],
    ["role: operations\n        from", "role: admin\n        from"],
  ].reduce((before, [from = "", to = ""]) => before.replace(from, to), TEXT);
  expect(faults(text).map(({ path }) => path)).toEqual([
    "governance.identity.elevations.release-42.role",
    "governance.keys.rotationDays",
    "governance.chat-notifier.channels.office.kind",
    "governance.audit-log.lock",
    "governance.tagging.costAllocation",
    "governance.alarms.workingHours.from",
  ]);
});

describe("a secret that stands in the file is never repeated", () => {
  const token = "0123456789abcdef0123456789abcdef";
  test.each([
    ["an address", `url: "https://oapi.dingtalk.com/robot/send?access_token=${token}"`],
    [
      "a long address",
      `url: "https://oapi.dingtalk.com/robot/send?access_token=${token}&x=${"y".repeat(300)}"`,
    ],
    ["a list", `url: ["https://oapi.dingtalk.com/robot/send?access_token=${token}"]`],
    ["a map", `url: { https: "//oapi.dingtalk.com/robot/send?access_token=${token}" }`],
    ["a number", "url: 1234567890123456"],
  ])("%s", (_, written) => {
    const found = faults(edited("url: duty-url", written));
    expect(found.map(({ path }) => path)).toEqual(["governance.chat-notifier.channels.duty.url"]);
    expect(JSON.stringify(found)).not.toMatch(/0123456789abcdef|1234567890123456/);
  });
});

describe("what is missing altogether is one fault, however many accounts it touches", () => {
  const without = (part: RegExp, put = "") => faults(TEXT.replace(part, put));
  test("no accounts to govern", () => {
    expect(
      without(/^accounts:[\s\S]*?\n\n/m).filter(({ path }) => path.startsWith("governance")),
    ).toMatchObject([{ path: "governance", message: "has no account to hold to it" }]);
  });
  test("no governance, and so nobody who hears of alerts", () => {
    const found = without(/^governance:[\s\S]*?\n\n# Who/m, "# Who");
    expect(found.filter(({ code }) => code === "estate.unheard")).toHaveLength(1);
  });
  test("no log archive", () => {
    const found = faults(
      edited('id: "111122224444", purpose: log-archive', 'id: "111122224444", purpose: workload'),
    );
    expect(found.filter(({ code }) => code === "estate.log-archive")).toMatchObject([
      {
        path: "accounts.aws-org",
        message: expect.stringContaining("nor have aws-logs, aws-sec, aws-dev, aws-main"),
      },
    ]);
  });
});

test("what somebody left off is known by its place, with reason and owner, and nothing else is", () => {
  const source = readSource(TEXT, "estate.yaml");
  const { optOuts } = parseEstate(
    decode(estateSchema, source),
    source,
    allocation,
    zones,
    everythingsFinance,
  );
  expect(optOuts).toMatchObject({
    "audit-log.without.aws-lab": "Nothing of the lab is an audit's business - it-lead@mall.example",
    "account-defaults.off.aws-lab.image-sharing": "Training images are public - it-lead@mall.example",
    "identity.without.aws-lab.finance": "Nothing is billed to the lab - it-lead@mall.example",
  });
  expect(Object.keys(optOuts).filter((path) => /elevations|thirdParties|disposal/.test(path))).toEqual([]);
});
