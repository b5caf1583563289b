import {
  type AuditArchiveArgs,
  type AuditTrailArgs,
  archiveGuard,
  archiveKeyDomain,
  archivePlace,
  archiveReaderOpens,
  archiveReaderPolicy,
  incidentPolicy,
  operationsReaderPolicy,
  type TrailOrganization,
} from "../../components/audit-log/index.ts";
import { OFF_SITE_KM } from "../../components/bucket/spec.ts";
import type { GrantArgs, IdentityArgs } from "../../components/identity/index.ts";
import type { KeyDomainArgs } from "../../components/keys/index.ts";
import type { PolicyDocument } from "../../components/policy-document.ts";
import {
  type Diagnostic,
  didYouMean,
  type Path,
  REGIONS,
  regionDistanceKm,
  type Source,
} from "../../ipam/index.ts";
import { type GovernedAccount, realmName, realmOf, roleArn } from "./account.ts";
import type { AuditLogSection } from "./audit-log-section.ts";
import { stepsOf, withoutUndefined } from "./written.ts";

export { type AuditLogSection, auditLogSection } from "./audit-log-section.ts";

type Accounts = Readonly<Record<string, GovernedAccount>>;

/** What the program knows beside the section. */
export interface AuditLogEstate {
  readonly accounts: Accounts;
  /** Account → roles that deployments take on there. */
  readonly deployers: Readonly<Record<string, readonly string[]>>;
  /** Organisations that have a trail of their own, by cloud. */
  readonly organizations?: Readonly<Partial<Record<"aws" | "alicloud", TrailOrganization>>>;
}

/** The rest comes from other components of the archive's account. */
export type ArchiveRequest = Omit<AuditArchiveArgs, "key" | "offSiteKey" | "route">;
export type TrailRequest = Omit<AuditTrailArgs, "archive" | "logKey">;

export interface AuditLogRequest {
  /** Where the account's logs go; itself where it is the archive. */
  readonly archive: GovernedAccount;
  /** Name of the archive's component. */
  readonly archiveName: string;
  /** Given where the account holds the archive. */
  readonly holds?: ArchiveRequest;
  /** Given where the account has a trail of its own: not where its organisation's covers it. */
  readonly trail?: TrailRequest;
}

/** What one account asks of the components; undefined where it has no archive, which is a fault or was opted out of. */
export function auditLogArgs(
  account: GovernedAccount,
  section: AuditLogSection,
  estate: AuditLogEstate,
): AuditLogRequest | undefined {
  if (section.off !== undefined) return undefined;
  const archive = archiveOf(account, section, estate.accounts);
  if (archive === undefined) return undefined;
  const organization = organizationOf(account, estate);
  const covered = organization !== undefined && organization.management !== account.id;
  return {
    archive,
    archiveName: archiveName(archive),
    ...(archive.name === account.name && { holds: archiveArgs(account, section, estate) }),
    ...(!covered && { trail: trailArgs(account, section, organization) }),
  };
}

/**
 * The account of purpose `log-archive` on the same cloud and the same side of it: trails cross neither partition
 * nor border. Without one, the account itself, if the section says why. @clause 1.10.4-a
 */
function archiveOf(
  account: GovernedAccount,
  section: AuditLogSection,
  accounts: Accounts,
): GovernedAccount | undefined {
  const own = section.without?.[account.name] === undefined ? undefined : account;
  return (
    own ?? Object.values(accounts).find((each) => each.purpose === "log-archive" && beside(each, account))
  );
}

function beside(one: GovernedAccount, other: GovernedAccount): boolean {
  return one.provider === other.provider && realmOf(one) === realmOf(other);
}

/** Accounts whose logs end in this archive, itself among them. */
function writersOf(
  archive: GovernedAccount,
  section: AuditLogSection,
  accounts: Accounts,
): readonly GovernedAccount[] {
  return Object.values(accounts).filter(
    (account) => archiveOf(account, section, accounts)?.name === archive.name,
  );
}

function organizationOf(account: GovernedAccount, { organizations, accounts }: AuditLogEstate) {
  const organization = organizations?.[account.provider];
  const management = Object.values(accounts).find(({ id }) => id === organization?.management);
  return management !== undefined && beside(management, account) ? organization : undefined;
}

function archiveName({ name }: GovernedAccount): string {
  return `${name}-audit`;
}

function archiveArgs(
  account: GovernedAccount,
  section: AuditLogSection,
  estate: AuditLogEstate,
): ArchiveRequest {
  const writers = writersOf(account, section, estate.accounts);
  const organization = organizationOf(account, estate);
  const aws = account.provider === "aws";
  return {
    account: account.id,
    region: account.home,
    environment: account.environment,
    tags: account.tags,
    offSite: offSiteOf(account, section),
    writers: Object.fromEntries(writers.map(({ id, home }) => [id, { home }])),
    stewards: [
      ...new Set([
        ...(estate.deployers[account.name] ?? []),
        roleArn(account, "break-glass"),
        ...ofAccount(account, section.stewards),
      ]),
    ],
    readers: [
      ...(["security", "audit", "break-glass"] as const).map((duty) => roleArn(account, duty)),
      ...ofAccount(account, section.readers),
    ],
    ...withoutUndefined({
      organization: writers.some(({ id }) => id === organization?.management) ? organization : undefined,
      retention: section.retention && withoutUndefined(section.retention),
      lock: section.lock,
      disposal: section.disposal,
      bytesPerQuery: aws ? section.bytesPerQuery : undefined,
      collect: aws ? undefined : section.collect,
      regions: aws ? [...new Set(writers.flatMap(({ regions }) => regions))].sort() : undefined,
    }),
  };
}

/** Its second region that is far enough, if none is named; an empty text is a fault of the component's. */
function offSiteOf(account: GovernedAccount, section: AuditLogSection): string {
  const named = section.offSite?.[account.name];
  if (named !== undefined) return named;
  const { provider, home } = account;
  const far = account.regions.find((region) => {
    const away = regionDistanceKm({ provider, region: home }, { provider, region });
    return (away ?? 0) >= OFF_SITE_KM && realmOf({ ...account, home: region }) === realmOf(account);
  });
  return far ?? account.regions[1] ?? "";
}

/** Its second copy lies where the first may be copied to. */
function isPlaced(account: GovernedAccount, section: AuditLogSection): boolean {
  const offSite = offSiteOf(account, section);
  const { provider } = account;
  return REGIONS[provider].includes(offSite) && realmOf({ provider, home: offSite }) === realmOf(account);
}

function trailArgs(
  account: GovernedAccount,
  section: AuditLogSection,
  organization: TrailOrganization | undefined,
): TrailRequest {
  const aws = account.provider === "aws";
  return {
    account: account.id,
    region: account.home,
    tags: account.tags,
    ...withoutUndefined({
      organization,
      insights: aws ? section.insights : undefined,
      fileNotices: aws ? section.fileNotices : undefined,
      history: aws ? undefined : section.history,
      dataEvents: section.dataEvents?.[account.name],
    }),
  };
}

/** A list of the estate holds roles of both clouds; each archive takes those of its own account or cloud. */
function ofAccount(account: GovernedAccount, roles: readonly string[] = []): readonly string[] {
  const start = account.provider === "aws" ? "arn:" : "acs:";
  return roles.filter((role) => role.startsWith(start) || !/^(arn|acs):/.test(role));
}

/** Key domain that an archive's account needs; undefined elsewhere. @clause 8.3.3-e */
export function auditLogKeyDomain(
  account: GovernedAccount,
  section: AuditLogSection,
  accounts: Accounts,
): KeyDomainArgs | undefined {
  if (section.off !== undefined || archiveOf(account, section, accounts)?.name !== account.name)
    return undefined;
  const sources = writersOf(account, section, accounts)
    .map(({ id }) => id)
    .filter((id) => id !== account.id);
  return archiveKeyDomain(account.provider, sources);
}

/**
 * What nobody but the archive's stewards and readers may do in its account, as a rule of its organisation. AWS says
 * so in the buckets' own policies. @clause 1.10.2-d
 */
export function auditLogGuard(
  account: GovernedAccount,
  section: AuditLogSection,
  estate: AuditLogEstate,
): PolicyDocument | undefined {
  const request = auditLogArgs(account, section, estate);
  if (request?.holds === undefined || account.provider !== "alicloud") return undefined;
  if (!isPlaced(account, section)) return undefined;
  const place = archivePlace(request.archiveName, account.provider, request.holds);
  return archiveGuard(place, request.holds).document;
}

/** What the archive opens to the roles of an account. @clause 1.10.4-a */
export function auditLogGrants(
  account: GovernedAccount,
  section: AuditLogSection,
  accounts: Accounts,
): NonNullable<IdentityArgs["grants"]> {
  const archive = section.off === undefined ? archiveOf(account, section, accounts) : undefined;
  // An archive that cannot be placed is a fault already, and has no address to open.
  if (archive === undefined || !isPlaced(archive, section)) return {};
  const place = archivePlace(archiveName(archive), archive.provider, {
    account: archive.id,
    region: archive.home,
    offSite: offSiteOf(archive, section),
  });
  const reader: GrantArgs = { document: archiveReaderPolicy(place), opens: archiveReaderOpens(place) };
  const names = section.ownLogs?.[account.name];
  const own: GrantArgs | undefined = names && {
    document: operationsReaderPolicy(place, { account: account.id, regions: account.regions, names }),
  };
  return {
    ...(archive.name === account.name && {
      security: {
        "log-archive": reader,
        "log-incidents": { document: incidentPolicy(place), opens: archiveReaderOpens(place) },
      },
      audit: { "log-archive": reader },
    }),
    ...(own && { operations: { "own-logs": own } }),
  };
}

/** Accounts whose logs nobody keeps, and names that no account has. */
export function auditLogReferences(
  section: AuditLogSection,
  accounts: Accounts,
  source: Source,
): readonly Diagnostic[] {
  if (section.off !== undefined) return [];
  const at: Path = ["governance", "audit-log"];
  const unknown = (["offSite", "without", "ownLogs", "dataEvents"] as const).flatMap((part) =>
    Object.keys(section[part] ?? {})
      .filter((name) => !Object.hasOwn(accounts, name))
      .map((name) =>
        source.fault(
          { path: [...at, part, name], on: "key" },
          {
            code: "estate.reference",
            message: "accounts: has no such account",
            hint: didYouMean(name, Object.keys(accounts), "account"),
          },
        ),
      ),
  );
  return [...unknown, ...homeless(section, accounts, source), ...strayCopies(section, accounts, source)];
}

/** One archive would serve all accounts of a realm, so its absence is one fault. */
function homeless(section: AuditLogSection, accounts: Accounts, source: Source): readonly Diagnostic[] {
  const without = Object.values(accounts).filter(
    (account) => archiveOf(account, section, accounts) === undefined,
  );
  return [...Map.groupBy(without, realmName)].flatMap(([realm, [first, ...others]]) => {
    if (first === undefined) return [];
    const also = others.length === 0 ? "" : `, nor have ${others.map(({ name }) => name).join(", ")}`;
    return [
      source.fault(
        { path: ["accounts", first.name], on: "key" },
        {
          code: "estate.log-archive",
          message: `has no log archive${also}: no account of ${realm} has purpose: log-archive, and who makes logs may not keep them alone [§1.10.4-a]`,
          hint: `add such an account, or say why this one keeps its own: governance: { audit-log: { without: { ${first.name}: { reason, owner } } } }`,
        },
      ),
    ];
  });
}

/** A second copy that no archive makes, or in a region where it cannot be. How far is the component's to say. */
function strayCopies(section: AuditLogSection, accounts: Accounts, source: Source): readonly Diagnostic[] {
  return Object.entries(section.offSite ?? {}).flatMap(([name, region]) => {
    const account = accounts[name];
    if (account === undefined) return [];
    const path = ["governance", "audit-log", "offSite", name];
    if (archiveOf(account, section, accounts) !== account) {
      const message = "keeps no log archive, so there is nothing to copy";
      const hint = "name the account of purpose: log-archive";
      return [source.fault({ path, on: "key" }, { code: "estate.off-site", message, hint })];
    }
    const known = REGIONS[account.provider];
    if (known.includes(region)) return [];
    const hint = didYouMean(region, known, "region");
    return [source.fault({ path }, { code: "estate.region", message: "is no region of this cloud", hint })];
  });
}

/** Where the file says what a fault of the component's arguments is about. */
export function auditLogPath(path: string, account: GovernedAccount): Path {
  const parts = stepsOf(path);
  const [first, ...rest] = parts;
  if (first === "account" || first === "region" || first === "tags" || first === "environment") {
    return ["accounts", account.name, ...(first === "tags" ? parts : [])];
  }
  if (first === "writers") return ["accounts", account.name];
  const at: Path = ["governance", "audit-log"];
  if (first === "offSite") return [...at, "offSite", account.name];
  // The cloud's own roles stand before those of the file.
  if (first === "stewards" || first === "readers") return [...at, first];
  if (first === "key" || first === "offSiteKey" || first === "logKey") return ["governance", "keys"];
  if (first === "dataEvents") return [...at, "dataEvents", account.name, ...rest];
  return [...at, ...parts];
}
