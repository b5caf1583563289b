import { type TagPlan, tagFaults } from "../../components/index.ts";
import { acsArn } from "../../components/partition/alicloud.ts";
import { arn, partitionOf } from "../../components/partition/aws.ts";
import { type Allocation, type Diagnostic, didYouMean, REGIONS, type Source } from "../../ipam/index.ts";
import type { EstateDocument } from "../schema.ts";
import { type GovernedAccount, realmName, realmOf } from "./account.ts";

export interface Governed {
  readonly account: GovernedAccount;
  /** Role that the deployment takes on in the account. */
  readonly assumeRole?: string;
}

/** The estate's accounts by name, with every region that one of their networks adds. */
export function governedAccounts(
  document: EstateDocument,
  allocation: Allocation,
): Readonly<Record<string, Governed>> {
  return Object.fromEntries(
    Object.entries(document.accounts).map(([name, written]) => {
      const { assumeRole, home, regions, environment, tags, ...rest } = written;
      const used = Object.entries(document.networks)
        .filter(([, { account }]) => account === written.id)
        .flatMap(([network]) => allocation.cloudNetworks.get(network)?.region ?? []);
      const account: GovernedAccount = {
        ...rest,
        name,
        home,
        environment,
        regions: [...new Set([home, ...[...regions, ...used, ...copied(name, document)].sort()])],
        tags: { ...document.tags, environment, ...tags },
      };
      return [name, { account, ...(assumeRole !== undefined && { assumeRole }) }];
    }),
  );
}

/** The second copy of the logs has a key and alarms where it lies, and the organisation must not shut that region. */
function copied(name: string, { accounts, governance }: EstateDocument): readonly string[] {
  const offSite = governance["audit-log"].offSite?.[name];
  const own = accounts[name];
  if (offSite === undefined || own === undefined || !REGIONS[own.provider].includes(offSite)) return [];
  return realmOf({ provider: own.provider, home: offSite }) === realmOf(own) ? [offSite] : [];
}

/** What makes the accounts unfit to build in, each fault where it stands. */
export function governedAccountFaults(
  document: EstateDocument,
  source: Source,
  allocation: Allocation,
  plan: TagPlan,
): readonly Diagnostic[] {
  return [
    ...ungoverned(document, source),
    ...rivals(document, source),
    ...Object.entries(document.accounts).flatMap(([name, written]) => [
      ...digits(name, written, source),
      ...regionFaults(name, written, source),
      ...roleFaults(name, document, source),
      ...ownTags(name, document, source, plan),
      ...doubled(name, document, source),
      ...strangers(name, document, source, allocation),
    ]),
  ];
}

/** An estate without accounts has networks alone; one with accounts governs them all. */
function ungoverned({ accounts, networks }: EstateDocument, source: Source): readonly Diagnostic[] {
  const known = new Set(Object.values(accounts).map(({ id }) => id));
  if (known.size === 0) return [];
  return Object.entries(networks).flatMap(([network, { account }]) => {
    if (known.has(account)) return [];
    return [
      source.fault(
        { path: ["networks", network, "account"] },
        {
          code: "estate.ungoverned",
          message: "is none of accounts:, so nothing there would be logged, guarded or watched",
          hint: `correct the id, or add the account: accounts: { <name>: { id: "${account}", … } }`,
        },
      ),
    ];
  });
}

type Written = EstateDocument["accounts"][string];

function digits(name: string, { provider, id }: Written, source: Source): readonly Diagnostic[] {
  const wanted = DIGITS[provider];
  if (id.length === wanted) return [];
  const message = `has ${id.length} digits, and an account of ${CLOUDS[provider]} has ${wanted}`;
  return [
    source.fault(
      { path: ["accounts", name, "id"] },
      { code: "estate.account-id", message, hint: "correct the id, or provider" },
    ),
  ];
}

const DIGITS = { aws: 12, alicloud: 16 } as const;

const CLOUDS = { aws: "AWS", alicloud: "Alibaba Cloud" } as const;

function regionFaults(
  name: string,
  { provider, home, regions }: Written,
  source: Source,
): readonly Diagnostic[] {
  const known = REGIONS[provider];
  const places = [
    { path: ["home"], region: home },
    ...regions.map((region, index) => ({ path: ["regions", index], region })),
  ];
  const unknown = places.filter(({ region }) => !known.includes(region));
  const partitions = provider === "aws" && known.includes(home) ? foreignPartition(home, regions) : [];
  return [
    ...unknown.map(({ path, region }) =>
      source.fault(
        { path: ["accounts", name, ...path] },
        {
          code: "estate.region",
          message: `is no region of ${CLOUDS[provider]}`,
          hint: didYouMean(region, [...known], "region"),
        },
      ),
    ),
    ...partitions.map((index) =>
      source.fault(
        { path: ["accounts", name, "regions", index] },
        {
          code: "estate.partition",
          message: `lies in another partition than the home region ${home}, and no account spans two`,
          hint: "give the other partition an account of its own",
        },
      ),
    ),
  ];
}

/** AWS, AWS China and AWS GovCloud share no accounts. */
function foreignPartition(home: string, regions: readonly string[]): readonly number[] {
  const side = (region: string) => /^(cn|us-gov)-/.exec(region)?.[1] ?? "aws";
  return regions.flatMap((region, index) => (side(region) === side(home) ? [] : [index]));
}

/** An id that is wrong itself makes a stranger of every role: saying so once is enough. */
function roleFaults(name: string, { accounts }: EstateDocument, source: Source): readonly Diagnostic[] {
  const { provider, id, home, assumeRole } = accounts[name] as Written;
  const twins = Object.values(accounts).filter((each) => each.id === id && each.provider === provider);
  if (assumeRole === undefined || id.length !== DIGITS[provider] || twins.length > 1) return [];
  if (/:role\/[^*\s]+$/.test(assumeRole) && assumeRole.split(":").includes(id)) return [];
  const resource = "role/<name>";
  const example =
    provider === "aws"
      ? arn({ partition: partitionOf(home) ?? "aws", service: "iam", account: id, resource })
      : acsArn({ service: "ram", account: id, resource });
  return [
    source.fault(
      { path: ["accounts", name, "assumeRole"] },
      {
        code: "estate.foreign-role",
        message: `is no role of the account ${id}`,
        hint: `write ${example}, or correct id`,
      },
    ),
  ];
}

/** One account of a purpose for each set of accounts that belong together; workloads may have many. */
function rivals({ accounts }: EstateDocument, source: Source): readonly Diagnostic[] {
  const only = Object.entries(accounts).filter(([, { purpose }]) => purpose !== "workload");
  const groups = Map.groupBy(only, ([, each]) => `${each.provider} ${realmOf(each)} ${each.purpose}`);
  return [...groups.values()].flatMap(([first, ...others]) =>
    others.map(([name, { provider, home, purpose }]) =>
      source.fault(
        { path: ["accounts", name, "purpose"] },
        {
          code: "estate.purpose-twice",
          message: `is the purpose of "${first?.[0]}" already, and ${realmName({ provider, home })} has one ${purpose} account`,
          hint: "keep one of the two; every other account is a workload",
        },
      ),
    ),
  );
}

/** A tag of the estate is reported where it stands, once, and not again for every account. */
function ownTags(
  name: string,
  { accounts, tags }: EstateDocument,
  source: Source,
  plan: TagPlan,
): readonly Diagnostic[] {
  const { provider, environment, tags: own } = accounts[name] as Written;
  return tagFaults({ ...tags, environment, ...own }, provider, plan)
    .filter(({ key }) => Object.hasOwn(own, key) || key === "")
    .map(({ key, message, hint }) =>
      source.fault(
        { path: ["accounts", name, "tags", ...(key === "" ? [] : [key])] },
        { code: "estate.tag", message, hint },
      ),
    );
}

/** One account under two names would be built twice. */
function doubled(name: string, { accounts }: EstateDocument, source: Source): readonly Diagnostic[] {
  const own = accounts[name] as Written;
  const first = Object.keys(accounts).find(
    (other) => accounts[other]?.id === own.id && accounts[other]?.provider === own.provider,
  );
  if (first === name || first === undefined) return [];
  return [
    source.fault(
      { path: ["accounts", name, "id"] },
      {
        code: "estate.account-twice",
        message: `is the account of "${first}" already`,
        hint: "keep one of the two; an account has one purpose",
      },
    ),
  ];
}

/** A network in an account of this name must lie on the same cloud, and not beside the logs about it. */
function strangers(
  name: string,
  { accounts, networks }: EstateDocument,
  source: Source,
  allocation: Allocation,
): readonly Diagnostic[] {
  const own = accounts[name] as Written;
  return Object.entries(networks).flatMap(([network, { account }]) => {
    const provider = allocation.cloudNetworks.get(network)?.provider;
    if (account !== own.id || provider === undefined) return [];
    if (provider === own.provider) {
      if (own.purpose !== "log-archive") return [];
      return [
        source.fault(
          { path: ["networks", network, "account"] },
          {
            code: "estate.log-archive",
            message: `is the log archive (accounts.${name}): who runs workloads there could reach the logs about them [§1.10.4-a]`,
            hint: "give the network an account of purpose: workload",
          },
        ),
      ];
    }
    return [
      source.fault(
        { path: ["networks", network, "account"] },
        {
          code: "estate.account-cloud",
          message: `is an account of ${CLOUDS[own.provider]} (accounts.${name}), and the network lies on ${CLOUDS[provider]}`,
          hint: "correct one of the two",
        },
      ),
    ];
  });
}
