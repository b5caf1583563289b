import { type BudgetState, isReached } from "./budget-state.ts";

/** What was said already, so that each mark is told of once a period. Plain data: a file, or an object in a bucket. */
export interface AlertMemory {
  readonly version: 1;
  /** Budget → first month of the period → marks. */
  readonly told: Readonly<Record<string, Readonly<Record<string, ToldMarks>>>>;
}

interface ToldMarks {
  /** What the budget was about; the same name about something else starts anew. */
  readonly about: string;
  readonly actual: readonly number[];
  readonly forecast: readonly number[];
}

export const NOTHING_TOLD: AlertMemory = { version: 1, told: {} };

/** A mark of a budget that somebody is to be told of. */
export interface BudgetAlert {
  readonly kind: "actual" | "forecast";
  /** Percent of the budget. */
  readonly mark: number;
  readonly state: BudgetState;
}

/** Two years of months: a correction of an old one is told of once as well. */
const MOST_PERIODS = 24;

/**
 * What is new in some states, and what has been said after that. A mark that a correction took back is forgotten, so
 * that it is told of again when it is reached anew. @clause 8.2.2-b
 */
export function newAlerts(
  states: readonly BudgetState[],
  memory: AlertMemory,
): { readonly alerts: readonly BudgetAlert[]; readonly memory: AlertMemory } {
  const alerts = states.flatMap((state) => {
    const before = toldOf(memory, state);
    return marksOf(state).filter(({ kind, mark }) => before?.[kind].includes(mark) !== true);
  });
  const told = { ...memory.told };
  for (const state of states) {
    const periods = { ...told[state.budget], [state.period.first]: afterwards(state, toldOf(memory, state)) };
    const kept = Object.keys(periods).sort().slice(-MOST_PERIODS);
    told[state.budget] = Object.fromEntries(
      Object.entries(periods).filter(([period]) => kept.includes(period)),
    );
  }
  return { alerts, memory: { version: 1, told } };
}

/** Every mark that is reached now, told of or not; what is spent already is no longer expected. */
export function marksOf(state: BudgetState): readonly BudgetAlert[] {
  return [
    ...state.reached.map((mark): BudgetAlert => ({ kind: "actual", mark, state })),
    ...forecastMarks(state)
      .filter((mark) => !isReached(state.actual, state.limit, mark))
      .map((mark): BudgetAlert => ({ kind: "forecast", mark, state })),
  ];
}

function forecastMarks({ expected }: BudgetState): readonly number[] {
  return "none" in expected ? [] : expected.reached;
}

/** Where nothing could be forecast this time, what was said of it stays said. */
function afterwards(state: BudgetState, before: ToldMarks | undefined): ToldMarks {
  return {
    about: aboutOf(state),
    actual: state.reached,
    forecast: "none" in state.expected ? (before?.forecast ?? []) : state.expected.reached,
  };
}

function toldOf({ told }: AlertMemory, state: BudgetState): ToldMarks | undefined {
  const found = told[state.budget]?.[state.period.first];
  return found?.about === aboutOf(state) ? found : undefined;
}

/** Another amount is no other budget: marks that it newly reaches are new by themselves. */
function aboutOf({ of, view, currency, period }: BudgetState): string {
  return JSON.stringify([Object.entries(of).sort(), view, currency, period.last]);
}

/** What a file or an object holds. @returns undefined for what no memory is: better told twice than never */
export function readMemory(text: string): AlertMemory | undefined {
  try {
    const found = JSON.parse(text) as Partial<AlertMemory> | null;
    return found?.version === 1 && isTold(found.told) ? { version: 1, told: found.told } : undefined;
  } catch {
    return undefined;
  }
}

function isTold(told: unknown): told is AlertMemory["told"] {
  const record = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  const marks = (value: unknown) => Array.isArray(value) && value.every((each) => typeof each === "number");
  return (
    record(told) &&
    Object.values(told).every(
      (periods) =>
        record(periods) &&
        Object.values(periods).every(
          (each) =>
            record(each) && typeof each.about === "string" && marks(each.actual) && marks(each.forecast),
        ),
    )
  );
}
