import type { Environment } from "../tagging/contract.ts";
import type { Family, Kind } from "./contract.ts";

/** Read on 2026-11-23 from the documents named at each table; what stands in none is refused with this list. */
export const PORTS: Readonly<Record<Family, number>> = { mysql: 3306, postgresql: 5432, sqlserver: 1433 };

export interface AwsRelease {
  /** `engineVersion`: the release, so that updates of the service are no drift. */
  readonly version: string;
  /** Family of parameter groups, with `<engine>` for that of SQL Server, which has one an edition. */
  readonly parameterFamily: string;
  /** Major version of option groups, for engines that take options. */
  readonly optionVersion?: string;
}

/** One engine under one kind of AWS. */
export interface AwsEngine {
  readonly engine: string;
  readonly releases: Readonly<Record<string, AwsRelease>>;
  /** Names of exported logs; `audit` comes of an option or parameter below. */
  readonly logs: readonly string[];
  readonly tokens: boolean;
  readonly parameters: readonly Parameter[];
  readonly options: readonly EngineOption[];
}

export interface Parameter {
  readonly name: string;
  readonly value: string;
}

export interface EngineOption {
  readonly name: string;
  readonly settings: Readonly<Record<string, string>>;
  /** `audit` needs the bucket and a role; `tde` the enterprise edition, or SQL Server 2019 and later. */
  readonly for: "audit" | "audit-bucket" | "tde";
}

/** Slow statements are written down, for who tunes them. @clause 10.3.2-a */
const SLOW_SECONDS = 2;

/** TLS or nothing, and nothing older than 1.2. @clause 10.4.2-a */
const MYSQL: readonly Parameter[] = [
  { name: "require_secure_transport", value: "1" },
  { name: "tls_version", value: "TLSv1.2,TLSv1.3" },
  { name: "local_infile", value: "0" },
  { name: "slow_query_log", value: "1" },
  { name: "long_query_time", value: String(SLOW_SECONDS) },
  { name: "log_output", value: "FILE" },
];

/** Who signs in, and who changes tables and rights. @clause 10.4.4-a @clause 10.4.2-a */
const POSTGRESQL: readonly Parameter[] = [
  { name: "rds.force_ssl", value: "1" },
  { name: "ssl_min_protocol_version", value: "TLSv1.2" },
  { name: "password_encryption", value: "scram-sha-256" },
  { name: "shared_preload_libraries", value: "pg_stat_statements,pgaudit" },
  { name: "pgaudit.log", value: "role,ddl" },
  { name: "log_connections", value: "1" },
  { name: "log_disconnections", value: "1" },
  { name: "log_statement", value: "ddl" },
  { name: "log_min_duration_statement", value: String(SLOW_SECONDS * 1000) },
];

const SQLSERVER: readonly Parameter[] = [
  { name: "rds.force_ssl", value: "1" },
  { name: "rds.tls10", value: "disabled" },
  { name: "rds.tls11", value: "disabled" },
];

/** All queries would fill the log with the data itself; rights, tables and sign-ins are what an auditor asks for. */
const AUDITED = "CONNECT,QUERY_DDL,QUERY_DCL";

const majors = (engine: string, ...versions: readonly string[]): Readonly<Record<string, AwsRelease>> =>
  Object.fromEntries(
    versions.map((version) => [version, { version, parameterFamily: `${engine}${version}` }] as const),
  );

/**
 * RDS user guide: "MySQL on Amazon RDS versions", "MariaDB Audit Plugin support for MySQL", "Requiring SSL/TLS",
 * "Microsoft SQL Server versions", "SQL Server Audit", "Support for transparent data encryption". Aurora user guide:
 * "Using advanced auditing with an Aurora MySQL DB cluster", "Using pgAudit".
 */
const AWS: Readonly<Record<Kind, Readonly<Partial<Record<Family, AwsEngine>>>>> = {
  instance: {
    mysql: {
      engine: "mysql",
      releases: {
        "8.0": { version: "8.0", parameterFamily: "mysql8.0", optionVersion: "8.0" },
        "8.4": { version: "8.4", parameterFamily: "mysql8.4", optionVersion: "8.4" },
      },
      logs: ["audit", "error", "slowquery"],
      tokens: true,
      parameters: MYSQL,
      options: [{ name: "MARIADB_AUDIT_PLUGIN", settings: { SERVER_AUDIT_EVENTS: AUDITED }, for: "audit" }],
    },
    postgresql: {
      engine: "postgres",
      releases: majors("postgres", "14", "15", "16", "17"),
      logs: ["postgresql", "upgrade"],
      tokens: true,
      parameters: POSTGRESQL,
      options: [],
    },
    sqlserver: {
      engine: "sqlserver",
      releases: {
        "2019": { version: "15.00", parameterFamily: "<engine>-15.0", optionVersion: "15.00" },
        "2022": { version: "16.00", parameterFamily: "<engine>-16.0", optionVersion: "16.00" },
      },
      logs: ["agent", "error"],
      tokens: false,
      parameters: SQLSERVER,
      options: [
        { name: "TRANSPARENT_DATA_ENCRYPTION", settings: {}, for: "tde" },
        { name: "SQLSERVER_AUDIT", settings: { ENABLE_COMPRESSION: "true" }, for: "audit-bucket" },
      ],
    },
  },
  cluster: {
    mysql: {
      engine: "aurora-mysql",
      releases: { "8.0": { version: "8.0", parameterFamily: "aurora-mysql8.0" } },
      logs: ["audit", "error", "slowquery"],
      tokens: true,
      parameters: [
        // Aurora leaves it off by itself, and to instances.
        ...MYSQL.filter(({ name }) => name !== "local_infile").map((each) =>
          each.name === "require_secure_transport" ? { ...each, value: "ON" } : each,
        ),
        { name: "server_audit_logging", value: "1" },
        { name: "server_audit_events", value: AUDITED },
      ],
      options: [],
    },
    postgresql: {
      engine: "aurora-postgresql",
      releases: majors("aurora-postgresql", "14", "15", "16", "17"),
      logs: ["postgresql"],
      tokens: true,
      parameters: POSTGRESQL,
      options: [],
    },
  },
};

export interface AlicloudEngine {
  readonly engine: string;
  /** Release → version of the standard edition, and of the enterprise edition where there is one. */
  readonly releases: Readonly<Record<string, { readonly standard: string; readonly enterprise?: string }>>;
  /** How clients without TLS are turned away. */
  readonly tls: "switch" | "host-rules" | "accounts";
  /** What the cloud's interface can grant; where it cannot, an administrator does it in SQL. */
  readonly grants: Readonly<Partial<Record<"read" | "write", string>>>;
  /** Of databases that the interface makes; undefined where it asks for an owner, and SQL makes them. */
  readonly characterSet?: string;
}

/**
 * `rds.Instance.engineVersion`, `polardb.Cluster.dbVersion`, `accountPrivilege` of both: typings of alicloud 3.108.
 * "Configure SSL encryption" of each engine: forced by a switch for MySQL and SQL Server, by `hostssl` for
 * PostgreSQL; PolarDB for MySQL has no such switch, so its accounts ask for it. `DBOwner`, all that the interface
 * knows for PostgreSQL, owns the database, which no application is to do.
 */
const ALICLOUD: Readonly<Record<Kind, Readonly<Partial<Record<Family, AlicloudEngine>>>>> = {
  instance: {
    mysql: {
      engine: "MySQL",
      releases: { "8.0": { standard: "8.0" } },
      tls: "switch",
      grants: { read: "ReadOnly", write: "DMLOnly" },
      characterSet: "utf8mb4",
    },
    postgresql: {
      engine: "PostgreSQL",
      releases: {
        "14": { standard: "14.0" },
        "15": { standard: "15.0" },
        "16": { standard: "16.0" },
        "17": { standard: "17.0" },
      },
      tls: "host-rules",
      grants: {},
    },
    sqlserver: {
      engine: "SQLServer",
      releases: {
        "2019": { standard: "2019_std_ha", enterprise: "2019_ent" },
        "2022": { standard: "2022_std_ha", enterprise: "2022_ent" },
      },
      tls: "switch",
      grants: { read: "ReadOnly", write: "ReadWrite" },
      characterSet: "Chinese_PRC_CI_AS",
    },
  },
  cluster: {
    mysql: {
      engine: "MySQL",
      releases: { "8.0": { standard: "8.0" } },
      tls: "accounts",
      grants: { read: "ReadOnly", write: "DMLOnly" },
      characterSet: "utf8mb4",
    },
    postgresql: {
      engine: "PostgreSQL",
      releases: { "14": { standard: "14" }, "15": { standard: "15" }, "16": { standard: "16" } },
      tls: "accounts",
      grants: {},
    },
  },
};

export function awsEngine(kind: Kind, family: Family): AwsEngine | undefined {
  return AWS[kind]?.[family];
}

export function alicloudEngine(kind: Kind, family: Family): AlicloudEngine | undefined {
  return ALICLOUD[kind]?.[family];
}

type Sizes = Readonly<Partial<Record<Family, { readonly serving: string; readonly trying: string }>>>;

/**
 * Smallest classes that serve shops, and those to try things on. Graviton is cheaper at the same work; burstable
 * classes are for trying alone. "DB instance class support" of RDS and Aurora; "Primary instance types" of ApsaraDB
 * RDS and "Compute node specifications" of PolarDB.
 */
const SIZES: Readonly<Record<"aws" | "alicloud", Readonly<Record<Kind, Sizes>>>> = {
  aws: {
    instance: {
      mysql: { serving: "db.m6g.large", trying: "db.t4g.medium" },
      postgresql: { serving: "db.m6g.large", trying: "db.t4g.medium" },
      sqlserver: { serving: "db.m6i.large", trying: "db.m6i.large" },
    },
    cluster: {
      mysql: { serving: "db.r6g.large", trying: "db.t4g.medium" },
      postgresql: { serving: "db.r6g.large", trying: "db.t4g.medium" },
    },
  },
  alicloud: {
    instance: {
      mysql: { serving: "mysql.x4.large.2c", trying: "mysql.n2.medium.2c" },
      postgresql: { serving: "pg.x4.large.2c", trying: "pg.n2.medium.2c" },
      sqlserver: { serving: "mssql.x4.large.s2", trying: "mssql.x4.medium.s2" },
    },
    cluster: {
      mysql: { serving: "polar.mysql.x4.large", trying: "polar.mysql.x4.medium" },
      postgresql: { serving: "polar.pg.x4.large", trying: "polar.pg.x4.medium" },
    },
  },
};

export function defaultSize(
  cloud: "aws" | "alicloud",
  kind: Kind,
  family: Family,
  environment: Environment,
): string {
  const sizes = SIZES[cloud][kind][family];
  const serves = environment === "production" || environment === "staging";
  return (serves ? sizes?.serving : sizes?.trying) ?? "";
}

/** What a class of each cloud, kind and family looks like, and an example that is one. */
const SIZE_FORMS: Readonly<
  Record<"aws" | "alicloud", Readonly<Record<Kind, Readonly<Partial<Record<Family, RegExp>>>>>>
> = {
  aws: {
    instance: {
      mysql: /^db\.[a-z]+\d[a-z0-9-]*\.[a-z0-9]+$/,
      postgresql: /^db\.[a-z]+\d[a-z0-9-]*\.[a-z0-9]+$/,
      // SQL Server runs on no Graviton.
      sqlserver: /^db\.[a-z]+\d(?!g)[a-z0-9-]*\.[a-z0-9]+$/,
    },
    // Aurora: memory-optimized classes, and burstable ones to try things on.
    cluster: {
      mysql: /^db\.[rtx]\d[a-z0-9-]*\.[a-z0-9]+$/,
      postgresql: /^db\.[rtx]\d[a-z0-9-]*\.[a-z0-9]+$/,
    },
  },
  alicloud: {
    instance: {
      mysql: /^(?:mysql|rds\.mysql)\.[a-z0-9]+\.[a-z0-9.]+$/,
      postgresql: /^(?:pg|rds\.pg)\.[a-z0-9]+\.[a-z0-9.]+$/,
      sqlserver: /^(?:mssql|rds\.mssql)\.[a-z0-9]+\.[a-z0-9.]+$/,
    },
    cluster: {
      mysql: /^polar\.mysql\.[a-z0-9]+\.[a-z0-9.]+$/,
      postgresql: /^polar\.pg\.[a-z0-9]+\.[a-z0-9.]+$/,
    },
  },
};

export function isSize(cloud: "aws" | "alicloud", kind: Kind, family: Family, size: string): boolean {
  return SIZE_FORMS[cloud][kind][family]?.test(size) ?? false;
}
