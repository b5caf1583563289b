import type { Provider } from "../../ipam/index.ts";
import type { Faults } from "../faults.ts";
import { checkServes } from "../keys/serves.ts";
import { partitionOf } from "../partition/aws.ts";
import { checkAccount, checkWhole } from "../workload/check.ts";
import type { CostExportArgs, ExportKind } from "./contract.ts";
import { EXPORT_KINDS } from "./contract.ts";
import { ANSWER_DAYS, ATHENA_QUERY_BYTES, MAXCOMPUTE_QUERY_BYTES, SCAN_GB } from "./limits.ts";

const NAME = /^[a-z][a-z0-9-]{0,28}[a-z0-9]$/;

/** What a cloud, or a partition of one, can export. */
export function kindsOf(cloud: Provider, region: string): readonly ExportKind[] {
  if (cloud === "alicloud") return ["instances", "split"];
  return partitionOf(region) === "aws-cn" ? ["legacy"] : ["focus", "cur2"];
}

export function checkCostExport(faults: Faults, cloud: Provider, args: CostExportArgs): void {
  checkAccount(faults, cloud, args);
  checkPlace(faults, cloud, args);
  checkExports(faults, cloud, args);
  checkReaders(faults, args);
  checkQuestions(faults, cloud, args);
  checkWhole(faults, "cost-export.scan-limit", "scanLimitGb", args.scanLimitGb, { ...SCAN_GB, unit: "GB" });
  checkWhole(faults, "cost-export.answer-days", "answerDays", args.answerDays, {
    ...ANSWER_DAYS,
    unit: "days",
  });
}

function checkPlace(faults: Faults, cloud: Provider, { region, key, answerDays }: CostExportArgs): void {
  if (cloud === "alicloud") {
    if (key !== undefined) {
      const hint =
        "leave it out: MaxCompute keeps answers itself, and the bill's sender takes no customer key";
      faults.add("cost-export.cloud", "key", key.domain, "is not of this cloud", hint);
    }
    if (answerDays !== undefined) {
      const hint = "leave it out: MaxCompute keeps answers of a session, not files of them";
      faults.add("cost-export.cloud", "answerDays", answerDays, "is not of this cloud", hint);
    }
    return;
  }
  if (partitionOf(region) === "aws-us-gov") {
    const hint = "charges of GovCloud stand in the bill of the account that it is tied to: export that one";
    faults.add("cost-export.partition", "region", region, "has no bill of its own", hint);
  }
  if (key === undefined) {
    const hint = "give a key domain that serves athena: answers are as confidential as the bill [§8.3.3-e]";
    faults.add("cost-export.key", "key", undefined, "is missing", hint);
  } else checkServes(faults, "key", key, "athena");
}

function checkExports(faults: Faults, cloud: Provider, { exports, region }: CostExportArgs): void {
  if (exports === undefined) return;
  const possible = kindsOf(cloud, region);
  const hint = `write ${possible.join(" or ")}, or leave it out`;
  if (exports.length === 0) faults.add("cost-export.exports", "exports", "[]", "exports nothing", hint);
  for (const [index, kind] of exports.entries()) {
    const path = `exports[${index}]`;
    if (!EXPORT_KINDS.includes(kind)) faults.add("cost-export.exports", path, kind, "is no export", hint);
    else if (!possible.includes(kind))
      faults.add("cost-export.exports", path, kind, "is not to be had here", hint);
    else if (exports.indexOf(kind) !== index)
      faults.add("cost-export.twice", path, kind, "is exported already", "write it once");
  }
}

function checkReaders(faults: Faults, { readers }: CostExportArgs): void {
  if (Object.keys(readers).length === 0) {
    const hint = "name who asks: a bill that nobody may read makes no cost visible [§8.2.1-a]";
    faults.add("cost-export.readers", "readers", "{}", "is empty", hint);
  }
  for (const [name, why] of Object.entries(readers)) {
    checkName(faults, `readers.${name}`, name);
    if (why.trim() === "")
      faults.add("cost-export.purpose", `readers.${name}`, why, "has no purpose", "say what it is for");
  }
}

function checkQuestions(faults: Faults, cloud: Provider, { questions = {} }: CostExportArgs): void {
  const most = cloud === "aws" ? ATHENA_QUERY_BYTES : MAXCOMPUTE_QUERY_BYTES;
  for (const [name, { title, sql }] of Object.entries(questions)) {
    const path = `questions.${name}`;
    checkName(faults, path, name);
    if (title.trim() === "") {
      faults.add("cost-export.purpose", `${path}.title`, title, "is empty", "say what it answers");
    }
    const bytes = Buffer.byteLength(sql, "utf8");
    if (bytes > most) {
      const hint = `${most} bytes fit, which cannot be raised: take past months out of drivers and print it again`;
      faults.add("cost-export.question-size", `${path}.sql`, bytes, "is too long for the engine", hint);
    }
    checkSql(faults, cloud, `${path}.sql`, sql);
  }
}

/** A question asks, and is one statement of this cloud's engine; settings of MaxCompute may stand before it. */
function checkSql(faults: Faults, cloud: Provider, path: string, sql: string): void {
  const bare = sql.replaceAll(/'(?:[^']|'')*'/g, "''").trim();
  const statements = bare.split(";").filter((each) => each.trim() !== "");
  const asked = statements.filter((each) => !(cloud === "alicloud" && /^\s*SET\s/i.test(each)));
  const engine = cloud === "aws" ? "athena" : "maxcompute";
  const hint = `print it: atrium costs sql --engine ${engine}`;
  if (asked.length !== 1) {
    faults.add("cost-export.question", path, `${asked.length} statements`, "is not one question", hint);
  } else if (!/^\s*(?:WITH|SELECT)\b/i.test(asked[0] ?? "")) {
    faults.add("cost-export.question", path, asked[0]?.trim().slice(0, 40), "does more than ask", hint);
  } else if (cloud === "aws" ? /`|\bNAMED_STRUCT\b/i.test(bare) : /\belement_at\(/i.test(bare)) {
    faults.add("cost-export.question-engine", path, undefined, "is written for another engine", hint);
  }
}

function checkName(faults: Faults, path: string, name: string): void {
  if (NAME.test(name)) return;
  const hint = "small letters, digits and hyphens, 2 to 30";
  faults.add("cost-export.name", path, name, "is no name", hint);
}
