import { type FaultCase, keyFor } from "../workload/testing.ts";
import type { CostExportArgs, ExportKind } from "./contract.ts";
import { ATHENA_QUERY_BYTES, MAXCOMPUTE_QUERY_BYTES } from "./limits.ts";

type Plant = (
  code: string,
  title: string,
  args: Partial<CostExportArgs>,
  twin?: Partial<CostExportArgs>,
) => FaultCase<CostExportArgs>;

const aws: Plant = (code, title, args, twin = {}) => ({ title, cloud: "aws", code, args, twin });
const alibaba: Plant = (code, title, args, twin = {}) => ({ title, cloud: "alicloud", code, args, twin });
const asks = (sql: string, name = "departments", title = "by department"): Partial<CostExportArgs> => ({
  questions: { [name]: { title, sql } },
});
const long = (bytes: number) => asks(`SELECT '${"零".repeat(Math.ceil(bytes / 3))}'`);

export const faultCases: readonly FaultCase<CostExportArgs>[] = [
  aws(
    "cost-export.exports",
    "a report that Data Exports has replaced",
    { exports: ["legacy"] },
    { exports: ["focus"] },
  ),
  aws(
    "cost-export.exports",
    "Data Exports in China's partition",
    { region: "cn-north-1", exports: ["focus"] },
    { region: "cn-north-1", exports: ["legacy"] },
  ),
  aws("cost-export.exports", "nothing to export", { exports: [] }, { exports: ["cur2"] }),
  aws("cost-export.exports", "a table that nobody knows", { exports: ["focus2" as ExportKind] }),
  aws(
    "cost-export.twice",
    "one table twice",
    { exports: ["focus", "focus"] },
    { exports: ["focus", "cur2"] },
  ),
  aws("cost-export.partition", "a bill of GovCloud", { region: "us-gov-west-1" }, { region: "us-east-1" }),
  aws(
    "keys.serves",
    "a key that Athena may not use",
    { key: keyFor("rds") },
    { key: keyFor("rds", "athena") },
  ),
  aws("cost-export.readers", "nobody who may ask", { readers: {} }),
  aws(
    "cost-export.name",
    "a reader with capitals",
    { readers: { Finance: "asks" } },
    { readers: { finance: "asks" } },
  ),
  aws(
    "cost-export.purpose",
    "a reader without a reason",
    { readers: { finance: " " } },
    { readers: { finance: "asks" } },
  ),
  aws("cost-export.scan-limit", "questions without an end", { scanLimitGb: 0 }, { scanLimitGb: 1 }),
  aws("cost-export.scan-limit", "a limit that nothing reaches", { scanLimitGb: 1e6 }, { scanLimitGb: 1000 }),
  aws("cost-export.answer-days", "answers kept for ever", { answerDays: 4000 }, { answerDays: 90 }),
  aws("cost-export.name", "a question with blanks", asks("SELECT 1", "by department"), asks("SELECT 1")),
  aws(
    "cost-export.purpose",
    "a question that says nothing of itself",
    asks("SELECT 1", "departments", ""),
    asks("SELECT 1"),
  ),
  aws("cost-export.question-size", "a question too long for Athena", long(ATHENA_QUERY_BYTES), long(1000)),
  alibaba(
    "cost-export.question-size",
    "a question too long for MaxCompute",
    long(MAXCOMPUTE_QUERY_BYTES),
    long(ATHENA_QUERY_BYTES),
  ),
  aws("cost-export.question", "a question that deletes", asks("DROP TABLE charges"), asks("SELECT 'DROP'")),
  aws("cost-export.question", "two statements", asks("SELECT 1; SELECT 2"), asks("SELECT ';';")),
  aws(
    "cost-export.question-engine",
    "a question in MaxCompute's SQL",
    asks("SELECT `Tags`['dept'] FROM charges"),
    asks("SELECT element_at(tags, '`') FROM charges"),
  ),
  alibaba(
    "cost-export.question-engine",
    "a question in Athena's SQL",
    asks("SELECT element_at(tags, 'dept') FROM charges"),
    asks("SET odps.sql.type.system.odps2=true; SELECT `Tags`['dept'] FROM charges"),
  ),
  alibaba("cost-export.exports", "FOCUS of the other cloud", { exports: ["focus"] }, { exports: ["split"] }),
  alibaba("cost-export.cloud", "a key that nothing here takes", { key: keyFor("oss") }),
  alibaba("cost-export.cloud", "days of answers that are no files", { answerDays: 30 }),
  aws("placement.account", "an account with a letter", { account: "11112222333a" }),
  alibaba("placement.region", "a region of no cloud", { region: "Shanghai" }, { region: "cn-shanghai" }),
];
