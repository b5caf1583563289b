import { rowOf } from "../components/tagging/finance-list.ts";
import { didYouMean } from "../ipam/suggest.ts";
import { allocate, type Bills, type CostGroup } from "./allocation/allocate.ts";
import { CONFLICT } from "./allocation/plan.ts";
import type { BillFinding } from "./check.ts";
import { amountText } from "./decimal.ts";
import type { Engine } from "./engine.ts";
import type { CostRules } from "./rules.ts";

const CENTRE = "cost-center";
const DEPARTMENT = "department";

/**
 * Cost centres on charges that finance does not have, that were nobody's in the month of the charge, or that were
 * another department's than the charge names. A reorganisation shows here, and rewrites nothing.
 */
export async function centreFindings(
  engine: Engine,
  bills: Bills,
  rules: CostRules,
): Promise<readonly BillFinding[]> {
  const known = Object.keys(rules.costCentres);
  if (known.length === 0) return [];
  // As the bill has it: a centre gives no department of its own here, and nothing is shared out.
  const plain = { ...rules, costCentres: {}, splits: {} };
  const { groups } = await allocate(engine, bills, {
    by: [CENTRE, DEPARTMENT, "month"],
    view: "billed",
    rules: plain,
  });
  const said = groups.flatMap((group) => {
    const [code, department, month] = [CENTRE, DEPARTMENT, "month"].map((key) => group.keys[key] ?? null);
    if (code === null || code === undefined || code === CONFLICT) return [];
    const found = judged(code, department ?? null, month ?? "", rules);
    return found === undefined ? [] : [{ ...found, month: month ?? null, group }];
  });
  const alike = Map.groupBy(said, ({ code, month, message }) => JSON.stringify([code, month, message]));
  return [...alike.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { code, month, message, hint } = first;
    return [{ code, month, set: null, message: `${message}: ${worth(own.map(({ group }) => group))}`, hint }];
  });
}

function judged(
  code: string,
  department: string | null,
  month: string,
  { costCentres }: CostRules,
): Pick<BillFinding, "code" | "message" | "hint"> | undefined {
  const shown = JSON.stringify(code);
  const centre = costCentres[code];
  if (centre === undefined)
    return {
      code: "cost-centre-unknown",
      message: `carries the cost centre ${shown}, which finance does not have`,
      hint: didYouMean(code, Object.keys(costCentres), "cost centre"),
    };
  const row = rowOf(centre, month);
  if (row === undefined)
    return {
      code: "cost-centre-closed",
      message: `carries the cost centre ${shown}, which was nobody's in that month`,
      hint: "tag with the one that was open, or write in costs.yaml whose it was",
    };
  if (department === null || department === CONFLICT || department === row.department) return undefined;
  return {
    code: "cost-centre-department",
    message: `carries the cost centre ${shown}, which was ${row.department}'s, beside the department ${department}`,
    hint: "the tag of the department counts; correct whichever of the two is wrong",
  };
}

function worth(groups: readonly CostGroup[]): string {
  const rows = groups.reduce((sum, each) => sum + each.rows, 0);
  const sums = [...Map.groupBy(groups, ({ currency }) => currency)]
    .map(([currency, own]) => `${amountText(own.reduce((sum, { amount }) => sum + amount, 0n))} ${currency}`)
    .sort();
  return `${rows === 1 ? "1 charge" : `${rows} charges`}, worth ${sums.join(" and ")}`;
}
