import type { PlannedAccount } from "./accounts.ts";
import type { Access, Family } from "./contract.ts";

/** What is left to SQL. */
interface Needs {
  readonly user: boolean;
  readonly databases: boolean;
  readonly grants: boolean;
  readonly tls: boolean;
}

interface Subject extends Pick<PlannedAccount, "key" | "databases" | "access" | "secretName"> {
  /** Database → other accounts that make tables in it. */
  readonly makers: Readonly<Record<string, readonly string[]>>;
}

/**
 * What the cloud's interface has no word for, as statements that may be run again. Names were checked to hold
 * nothing that needs quoting; the password is never in it.
 */
export function accountSteps(family: Family, subject: Subject, needs: Needs): string | undefined {
  const statements = { mysql, postgresql, sqlserver }[family](subject, needs);
  return statements.length === 0 ? undefined : `${statements.join("\n")}\n`;
}

const password = ({ secretName }: Subject): string => `'<password of ${secretName}>'`;

const MYSQL_RIGHTS: Readonly<Record<Access, string>> = {
  read: "SELECT, SHOW VIEW",
  write: "SELECT, INSERT, UPDATE, DELETE, EXECUTE, SHOW VIEW",
  schema:
    "SELECT, INSERT, UPDATE, DELETE, EXECUTE, SHOW VIEW, CREATE, ALTER, DROP, INDEX, REFERENCES, CREATE VIEW, TRIGGER",
};

function mysql(subject: Subject, { user, grants, tls }: Needs): readonly string[] {
  const account = `'${subject.key}'@'%'`;
  return [
    ...(user
      ? [
          ...subject.databases.map(
            (each) => `CREATE DATABASE IF NOT EXISTS \`${each}\` CHARACTER SET utf8mb4;`,
          ),
          `CREATE USER IF NOT EXISTS ${account} IDENTIFIED BY ${password(subject)} REQUIRE SSL;`,
        ]
      : tls
        ? [`ALTER USER ${account} REQUIRE SSL;`]
        : []),
    ...(grants
      ? subject.databases.map(
          (each) => `GRANT ${MYSQL_RIGHTS[subject.access]} ON \`${each}\`.* TO ${account};`,
        )
      : []),
  ];
}

const POSTGRESQL_RIGHTS: Readonly<Record<Access, string>> = {
  read: "SELECT",
  write: "SELECT, INSERT, UPDATE, DELETE",
  schema: "SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER",
};

function postgresql(subject: Subject, { user, databases: made, grants }: Needs): readonly string[] {
  const { key, databases, access, makers } = subject;
  const rights = POSTGRESQL_RIGHTS[access];
  const sequences = access === "read" ? "SELECT" : "USAGE, SELECT";
  const grant = (database: string): readonly string[] => [
    `REVOKE CONNECT ON DATABASE ${database} FROM PUBLIC;`,
    `GRANT CONNECT ON DATABASE ${database} TO ${key};`,
    `\\connect ${database}`,
    // The library is loaded by parameter; what it says of tables takes the extension in each database.
    ...(user ? ["CREATE EXTENSION IF NOT EXISTS pgaudit;"] : []),
    "REVOKE CREATE ON SCHEMA public FROM PUBLIC;",
    `GRANT USAGE${access === "schema" ? ", CREATE" : ""} ON SCHEMA public TO ${key};`,
    // Tables belong to whoever makes them: an administrator grants them as that account's member.
    ...(makers[database] ?? []).map((maker) => `GRANT ${maker} TO CURRENT_USER;`),
    `GRANT ${rights} ON ALL TABLES IN SCHEMA public TO ${key};`,
    `GRANT ${sequences} ON ALL SEQUENCES IN SCHEMA public TO ${key};`,
    ...(makers[database] ?? []).flatMap((maker) => [
      `ALTER DEFAULT PRIVILEGES FOR ROLE ${maker} IN SCHEMA public GRANT ${rights} ON TABLES TO ${key};`,
      `ALTER DEFAULT PRIVILEGES FOR ROLE ${maker} IN SCHEMA public GRANT ${sequences} ON SEQUENCES TO ${key};`,
    ]),
  ];
  return [
    ...(made
      ? databases.map(
          (each) =>
            `SELECT 'CREATE DATABASE ${each}' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '${each}')\\gexec`,
        )
      : []),
    ...(user
      ? [
          `SELECT 'CREATE ROLE ${key} LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${key}')\\gexec`,
          `ALTER ROLE ${key} LOGIN PASSWORD ${password(subject)};`,
        ]
      : []),
    ...(grants ? databases.flatMap(grant) : []),
  ];
}

const SQLSERVER_ROLES: Readonly<Record<Access, readonly string[]>> = {
  read: ["db_datareader"],
  write: ["db_datareader", "db_datawriter"],
  schema: ["db_datareader", "db_datawriter", "db_ddladmin"],
};

function sqlserver(subject: Subject, { user, grants }: Needs): readonly string[] {
  const { key, databases, access } = subject;
  const grant = (database: string): readonly string[] => [
    `USE [${database}];`,
    `IF DATABASE_PRINCIPAL_ID('${key}') IS NULL CREATE USER [${key}] FOR LOGIN [${key}];`,
    ...SQLSERVER_ROLES[access].map((role) => `ALTER ROLE ${role} ADD MEMBER [${key}];`),
  ];
  return [
    ...(user
      ? [
          ...databases.map((each) => `IF DB_ID('${each}') IS NULL CREATE DATABASE [${each}];`),
          // A batch names only what was there before it.
          "GO",
          `IF SUSER_ID('${key}') IS NULL CREATE LOGIN [${key}] WITH PASSWORD = ${password(subject)}, CHECK_POLICY = ON;`,
        ]
      : []),
    ...(grants ? databases.flatMap(grant) : []),
  ];
}
