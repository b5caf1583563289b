import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codesOf } from "../workload/fault-table.ts";
import { utcWindow, WEEKDAYS } from "../workload/window.ts";
import { accountSteps } from "./account-steps.ts";
import { mostConnections } from "./connections.ts";
import type { Access, DatabaseArgs, Family } from "./contract.ts";
import { FAMILIES } from "./contract.ts";
import { faultCases } from "./faults.cases.ts";
import { layoutAlicloudDatabase, layoutAwsDatabase } from "./layout.ts";
import { recoveries } from "./recovery.ts";
import { AWS_KEY, alicloudDatabase, awsDatabase, awsSubnets, follower, TODAY } from "./testing.ts";
import { backupHour } from "./times.ts";

/** `undefined` in a row leaves the argument out. */
const given = (args: DatabaseArgs): DatabaseArgs =>
  Object.fromEntries(
    Object.entries(args).filter(([, value]) => value !== undefined),
  ) as unknown as DatabaseArgs;

const aws = (more: Partial<DatabaseArgs> = {}) =>
  layoutAwsDatabase("sales", given(awsDatabase("ap-southeast-1", more)), TODAY);
const alibaba = (more: Partial<DatabaseArgs> = {}) =>
  layoutAlicloudDatabase("sales", given(alicloudDatabase("cn-shanghai", more)), TODAY);
const codes = (cloud: "aws" | "alicloud", more: Partial<DatabaseArgs>) =>
  codesOf(() => (cloud === "aws" ? aws(more) : alibaba(more)));

describe("a database that", () => {
  it.each(faultCases)("$title is refused on $cloud: $code", ({ cloud, args, code, twin }) => {
    expect(codes(cloud, args)).toEqual([code]);
    expect(codes(cloud, twin)).toEqual([]);
  });

  it("has many faults is told all of them at once", () => {
    const found = codesOf(() =>
      layoutAwsDatabase(
        "Sales--DB",
        {
          ...awsDatabase("ap-southeast-1"),
          account: "1",
          clients: {},
          databases: ["Sales"],
          applications: {},
          backup: { class: "pos", start: "9" },
          logRetentionDays: 1,
        },
        TODAY,
      ),
    );
    expect(found).toEqual([
      "database.name",
      "placement.account",
      "database.database-name",
      "database.applications",
      "clients.none",
      "database.backup-start",
      "database.log-days",
    ]);
  });
});

describe("what is kept", () => {
  it.each([
    ["core", 35, 730, 1096],
    ["pos", 35, 730, 1096],
    ["ordinary", 35, 184, 184],
  ] as const)("for %s: %d days on AWS, %d on ApsaraDB and %d elsewhere", (kept, onAws, here, there) => {
    expect(aws({ backup: { class: kept } }).backupDays).toBe(onAws);
    const { backup, elsewhere } = alibaba({ backup: { class: kept } });
    expect(backup).toEqual({ days: here, logDays: here });
    expect(elsewhere).toEqual({ mode: "backups", region: "cn-beijing", days: there });
  });

  it("is logs of half a year at the least, in days that the services take", () => {
    expect(aws().logDays).toBe(365);
    expect(aws({ logRetentionDays: 366 }).logDays).toBe(400);
    expect(alibaba().sqlAuditDays).toBe(365);
    expect(alibaba({ logRetentionDays: 366 }).sqlAuditDays).toBe(1095);
  });
});

describe("the hour of backups", () => {
  it("is in UTC and beside the window, whatever that is", () => {
    const windows = fc
      .record({
        day: fc.constantFrom(...WEEKDAYS),
        hour: fc.integer({ min: 0, max: 23 }),
        hours: fc.integer({ min: 1, max: 8 }),
      })
      .filter(({ hour, hours }) => (hour < 9 && hour + hours <= 9) || (hour >= 22 && hour + hours <= 33));
    fc.assert(
      fc.property(windows, ({ day, hour, hours }) => {
        const window = { day, start: `${String(hour).padStart(2, "0")}:00`, hours };
        const [from = 0] = backupHour({ class: "pos" }, window).split("-").map(Number.parseFloat);
        const busy = utcWindow(window);
        const minutes = from * 60;
        const inside = (minutes - (busy.from % 1440) + 1440) % 1440;
        expect(inside >= hours * 60 && inside <= 1440 - 60).toBe(true);
        // Malls are open from 1 to 14 o'clock UTC.
        expect(from >= 14 || from < 1).toBe(true);
      }),
    );
  });

  it("is what was asked for", () => {
    const window = { day: "tue", start: "02:00", hours: 2 } as const;
    expect(backupHour({ class: "pos", start: "22:00" }, window)).toBe("14:00-15:00");
    expect(backupHour({ class: "pos" }, window)).toBe("15:00-16:00");
    expect(backupHour({ class: "pos", start: "00:00" }, { ...window, offset: "-05:00" })).toBe("05:00-06:00");
  });
});

describe("the administrator's password", () => {
  it("is RDS's own, unless another region follows, which RDS refuses", () => {
    expect(aws().administrator).toBe("service");
    const elsewhere = follower("ap-northeast-1", AWS_KEY, awsSubnets("ap-northeast-1"));
    expect(aws({ elsewhere }).administrator).toBe("program");
  });
});

describe("statements for an administrator", () => {
  const subject = (access: Access) => ({
    key: "till",
    databases: ["sales"],
    access,
    secretName: "atrium/sales/till",
    makers: { sales: ["migrations"] },
  });
  const everything = { user: true, databases: true, grants: true, tls: true };

  it("are what MySQL understands", () => {
    expect(accountSteps("mysql", subject("write"), everything)).toMatchInlineSnapshot(`
      "CREATE DATABASE IF NOT EXISTS \`sales\` CHARACTER SET utf8mb4;
      CREATE USER IF NOT EXISTS 'till'@'%' IDENTIFIED BY '<password of atrium/sales/till>' REQUIRE SSL;
      GRANT SELECT, INSERT, UPDATE, DELETE, EXECUTE, SHOW VIEW ON \`sales\`.* TO 'till'@'%';
      "
    `);
  });

  it("are what PostgreSQL's own client understands", () => {
    expect(accountSteps("postgresql", subject("read"), everything)).toMatchInlineSnapshot(`
      "SELECT 'CREATE DATABASE sales' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'sales')\\gexec
      SELECT 'CREATE ROLE till LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'till')\\gexec
      ALTER ROLE till LOGIN PASSWORD '<password of atrium/sales/till>';
      REVOKE CONNECT ON DATABASE sales FROM PUBLIC;
      GRANT CONNECT ON DATABASE sales TO till;
      \\connect sales
      CREATE EXTENSION IF NOT EXISTS pgaudit;
      REVOKE CREATE ON SCHEMA public FROM PUBLIC;
      GRANT USAGE ON SCHEMA public TO till;
      GRANT migrations TO CURRENT_USER;
      GRANT SELECT ON ALL TABLES IN SCHEMA public TO till;
      GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO till;
      ALTER DEFAULT PRIVILEGES FOR ROLE migrations IN SCHEMA public GRANT SELECT ON TABLES TO till;
      ALTER DEFAULT PRIVILEGES FOR ROLE migrations IN SCHEMA public GRANT SELECT ON SEQUENCES TO till;
      "
    `);
  });

  it("are what SQL Server understands", () => {
    expect(accountSteps("sqlserver", subject("schema"), everything)).toMatchInlineSnapshot(`
      "IF DB_ID('sales') IS NULL CREATE DATABASE [sales];
      GO
      IF SUSER_ID('till') IS NULL CREATE LOGIN [till] WITH PASSWORD = '<password of atrium/sales/till>', CHECK_POLICY = ON;
      USE [sales];
      IF DATABASE_PRINCIPAL_ID('till') IS NULL CREATE USER [till] FOR LOGIN [till];
      ALTER ROLE db_datareader ADD MEMBER [till];
      ALTER ROLE db_datawriter ADD MEMBER [till];
      ALTER ROLE db_ddladmin ADD MEMBER [till];
      "
    `);
  });

  it("leave nothing to do where the cloud's interface says it all", () => {
    const { accounts } = alibaba();
    expect(accounts.map(({ key, steps, grant }) => [key, steps, grant])).toEqual([
      ["till", undefined, "DMLOnly"],
      ["reports", undefined, "ReadOnly"],
    ]);
  });

  it("never give more than was asked", () => {
    const more = /\b(?:ALL PRIVILEGES|SUPER|GRANT OPTION|rds_superuser|db_owner|sysadmin|CREATEROLE)\b/i;
    const rights = /\b(?:DROP|ALTER,|CREATE,|CREATE VIEW|db_ddladmin|TRUNCATE)\b/;
    const all = fc.record({
      family: fc.constantFrom<Family>(...FAMILIES),
      access: fc.constantFrom<Access>("read", "write", "schema"),
      user: fc.boolean(),
      databases: fc.boolean(),
      grants: fc.boolean(),
      tls: fc.boolean(),
    });
    fc.assert(
      fc.property(all, ({ family, access, ...needs }) => {
        const text = accountSteps(family, subject(access), needs) ?? "";
        expect(text).not.toMatch(more);
        if (access !== "schema") expect(text).not.toMatch(rights);
        if (access === "read") expect(text).not.toMatch(/\b(?:INSERT|UPDATE|DELETE|db_datawriter)\b/);
        // A password is named, never written.
        expect(text.match(/'<[^>]*>'/g) ?? []).toEqual(
          text.includes("<") ? ["'<password of atrium/sales/till>'"] : [],
        );
      }),
    );
  });
});

describe("connections that a class takes", () => {
  it.each([
    ["mysql", "db.m6g.large", 682],
    ["mysql", "db.t4g.medium", 341],
    ["postgresql", "db.r6g.xlarge", 3604],
    ["postgresql", "db.r6g.16xlarge", 5000],
    ["sqlserver", "db.m6i.large", 32_767],
    ["mysql", "db.z1d.large", undefined],
  ] as const)("%s on %s: %d", (family, size, count) => {
    expect(mostConnections(family, size)).toBe(count);
  });
});

describe("ways back", () => {
  it("name the region, and lose less with a follower", () => {
    const [here, there] = recoveries("aws", awsDatabase("ap-southeast-1"));
    expect([here?.region, there?.region]).toEqual(["ap-southeast-1", "ap-northeast-1"]);
    const elsewhere = follower("ap-northeast-1", AWS_KEY, awsSubnets("ap-northeast-1"));
    const [, followed] = recoveries("aws", awsDatabase("ap-southeast-1", { elsewhere }));
    expect((followed?.minutes ?? 99) < (there?.minutes ?? 0)).toBe(true);
    expect((followed?.restoreMinutes ?? 99) < (there?.restoreMinutes ?? 0)).toBe(true);
  });
});
