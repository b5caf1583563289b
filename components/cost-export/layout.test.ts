import { describe, expect, it } from "vitest";
import { BadInput } from "../../ipam/diagnostic.ts";
import { codesOf } from "../workload/fault-table.ts";
import { CHARGES, chargesSelect } from "./charges.ts";
import { DATA_TABLES, exportQuery } from "./columns.ts";
import type { CostExportArgs } from "./contract.ts";
import { faultCases } from "./faults.cases.ts";
import { layoutAlicloudCostExport, layoutAwsCostExport } from "./layout.ts";
import { alicloudExportArgs, awsExportArgs } from "./testing.ts";

const codes = (cloud: "aws" | "alicloud", more: Partial<CostExportArgs>): readonly string[] =>
  codesOf(() =>
    cloud === "aws"
      ? layoutAwsCostExport("bills", awsExportArgs("ap-southeast-1", more))
      : layoutAlicloudCostExport("bills", alicloudExportArgs("cn-shanghai", more)),
  );

describe.each(faultCases)("on $cloud: $title", ({ cloud, code, args, twin }) => {
  it(`is refused as ${code}`, () => {
    expect(codes(cloud, args)).toContain(code);
  });

  it("is not refused once it is put right", () => {
    expect(codes(cloud, twin)).toEqual([]);
  });
});

it("wants a key on AWS, where answers are files", () => {
  const { key: _, ...open } = awsExportArgs("ap-southeast-1");
  expect(() => layoutAwsCostExport("bills", open)).toThrow(BadInput);
});

describe("what is exported", () => {
  it("is asked column by column, since a star is refused, within the length that a query has", () => {
    for (const table of Object.values(DATA_TABLES)) {
      const query = exportQuery(table);
      expect(query).not.toContain("*");
      expect(query.length).toBeLessThan(36_000);
      expect(new Set(table.columns.map(([name]) => name)).size).toBe(table.columns.length);
    }
  });

  it("lies where the table looks for it, in folders as each export spells them", () => {
    const { exports, tables } = layoutAwsCostExport(
      "bills",
      awsExportArgs("ap-southeast-1", { exports: ["focus", "cur2"] }),
    );
    expect(exports.map(({ name }) => name)).toEqual(["bills-focus", "bills-cur2"]);
    expect(tables.map(({ projection }) => projection?.["storage.location.template"])).toEqual([
      expect.stringMatching(
        /^s3:\/\/bills-bills-\w{8}\/bills\/bills-focus\/data\/billing_period=\$\{billing_period\}$/,
      ),
      expect.stringMatching(/\/bills\/bills-cur2\/data\/BILLING_PERIOD=\$\{billing_period\}$/),
    ]);
  });

  it("keeps amounts as they were meant, and every column that charges have", () => {
    const select = chargesSelect("focus");
    expect(select).toContain('CAST(CAST("billedcost" AS varchar) AS decimal(38,18)) AS "billedcost"');
    expect(select).toContain('CAST("providername" AS varchar) AS "serviceprovidername"');
    expect(select).toContain('CAST(NULL AS map(varchar, varchar)) AS "allocatedtags"');
    expect(select.match(/ AS "/g)).toHaveLength(CHARGES.length);
  });

  it("names to a person what no provider makes on Alibaba Cloud, and nothing on AWS", () => {
    const { byHand, bills } = layoutAlicloudCostExport("bills", alicloudExportArgs("cn-shanghai"));
    expect(Object.keys(byHand)).toEqual(["subscribe-instances", "subscribe-split", "charges-table"]);
    expect(byHand["subscribe-instances"]).toBe(
      `aliyun bssopenapi SubscribeBillToOSS --SubscribeBucket ${bills.name} --SubscribeType InstanceDetailMonthly`,
    );
    expect(byHand["charges-table"]).toContain(
      `LOCATION 'oss://oss-cn-shanghai-internal.aliyuncs.com/${bills.name}/charges/'`,
    );
  });
});

describe("names of a component with a long name", () => {
  it.each(["b".repeat(60), "Bills_of-the.group"])("fit: %s", (name) => {
    const { place } = layoutAwsCostExport(name, awsExportArgs("ap-southeast-1"));
    expect(place.database).toMatch(/^[a-z][a-z0-9_]*$/);
    const { project } = layoutAlicloudCostExport(name, alicloudExportArgs("cn-shanghai"));
    expect(project).toMatch(/^[a-z][a-z0-9_]{2,27}$/);
  });
});
