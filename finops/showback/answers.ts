import type { BudgetState } from "../budgets.ts";
import { amountText, centsText, type Units } from "../decimal.ts";
import { percentOf } from "../tags.ts";
import { change, changePercent, grouped, money } from "./figures.ts";
import type { OwnerFigures, Showback } from "./model.ts";
import { ownerName } from "./tables.ts";
import { fill, type Say } from "./words.ts";

/** One of the questions that a finance controller comes with, and what the bill says to it. */
export interface Answer {
  readonly id: "overspent" | "why" | "untagged" | "year";
  readonly question: string;
  /** How much it presses, told by a colour and by the words. */
  readonly level: "calm" | "over" | "critical";
  /** The first is the answer, the others are its particulars. */
  readonly lines: readonly AnswerLine[];
}

export interface AnswerLine {
  readonly text: string;
  /** Where the figures stand. */
  readonly href?: string;
}

/** Where an owner's page is. */
export type PageOf = (name: string | null) => string | undefined;

/** Which department overspent, why, what is untagged and whose it is, what the year will cost. */
export function answersOf(report: Showback, pageOf: PageOf, say: Say): readonly Answer[] {
  return [overspent(report, pageOf, say), why(report, pageOf, say), untagged(report, say), year(report, say)];
}

/** What a department's own page says first; what nobody has been found for has no budget to keep. */
export function ownerAnswers(report: Showback, owner: OwnerFigures, say: Say): readonly Answer[] {
  const { budgets, total, outlook } = owner;
  const own = { ...report, budgets, total, outlook, owners: [owner] };
  const here = () => "";
  return [
    ...(owner.name === null || budgets.length === 0
      ? []
      : [{ ...overspent(own, here, say), question: say("askBudget") }]),
    why(own, here, say),
    year(own, say, owner.name ?? undefined),
  ];
}

/** Reached budgets, the worst first. */
function reachedBudgets({ budgets }: Showback): readonly BudgetState[] {
  return budgets
    .filter(({ band }) => band === "over" || band === "critical")
    .toSorted((one, other) => Number(other.percent ?? 0) - Number(one.percent ?? 0));
}

function overspent(report: Showback, pageOf: PageOf, say: Say): Answer {
  const question = say("askOverspent");
  const reached = reachedBudgets(report);
  const told = { id: "overspent", question } as const;
  if (reached.length > 0) {
    const level = reached.some(({ band }) => band === "critical") ? "critical" : "over";
    return { ...told, level, lines: reached.map((state) => budgetLine(state, report, pageOf, say)) };
  }
  const rise = [...report.owners].sort((one, other) => compare(risen(other, report), risen(one, report)))[0];
  const rose =
    rise === undefined || risen(rise, report) <= 0n
      ? []
      : [
          {
            text: fill(say("mostRisen"), {
              name: ownerName(rise.name, say),
              change: money(risen(rise, report)),
              currency: report.currency,
            }),
            ...link(pageOf(rise.name), "movers"),
          },
        ];
  if (report.budgets.length === 0)
    return { ...told, level: "calm", lines: [{ text: say("noBudgets") }, ...rose] };
  const nearest = [...report.budgets].sort(
    (one, other) => Number(other.percent ?? 0) - Number(one.percent ?? 0),
  )[0];
  return {
    ...told,
    level: "calm",
    lines: [
      { text: say("nobodyOver"), href: "#budgets" },
      ...(nearest === undefined
        ? []
        : [{ text: `${say("nearest")} ${budgetLine(nearest, report, pageOf, say).text}`, href: "#budgets" }]),
      ...rose,
    ],
  };
}

function budgetLine(state: BudgetState, { by }: Showback, pageOf: PageOf, say: Say): AnswerLine {
  const { budget, of, actual, limit, currency, percent, period } = state;
  const name = of[by];
  const whose = name ?? (Object.keys(of).length === 0 ? say("group") : Object.values(of).join(", "));
  const text = fill(say("spentOf"), {
    name: whose,
    spent: money(actual),
    limit: money(limit),
    currency,
    percent: percent === null ? "–" : percent,
    budget,
    period: period.first === period.last ? period.first : `${period.first} – ${period.last}`,
  });
  const page = name === undefined ? undefined : pageOf(name);
  return { text, href: page === undefined ? "#budgets" : `${page}#budgets` };
}

/** Of those who overspent, or else of whoever's cost rose most: the services that it came from. */
function why(report: Showback, pageOf: PageOf, say: Say): Answer {
  const told = { id: "why", question: say("askWhy"), level: "calm" } as const;
  const before = report.months.at(-2);
  if (before === undefined) return { ...told, lines: [{ text: say("oneMonth") }] };
  const over = new Set(reachedBudgets(report).map(({ of }) => of[report.by]));
  const named = report.owners.filter(({ name }) => name !== null && over.has(name));
  const owners =
    named.length > 0
      ? named
      : report.owners.toSorted((one, other) => compare(risen(other, report), risen(one, report)));
  const lines = owners.slice(0, named.length > 0 ? 5 : 1).map((owner) => {
    const [was, now] = [owner.total[before] ?? 0n, owner.total[report.month] ?? 0n];
    const percent = changePercent(was, now);
    const shared = (owner.shared[report.month] ?? 0n) - (owner.shared[before] ?? 0n);
    const grown = owner.movers
      .filter((mover) => mover.now > mover.before && centsText(mover.now - mover.before) !== "0.00")
      .map((mover) => `${mover.name} ${change(mover.before, mover.now)}`);
    // Who costs less than before and is over all the same is so by what it runs, not by what changed.
    const parts =
      now > was
        ? [
            ...grown.slice(0, 3),
            ...(centsText(shared) !== "0.00" && shared > 0n
              ? [`${say("sharedMore")} ${change(0n, shared)}`]
              : []),
          ]
        : [`${say("mostly")} ${dearest(owner, report).join(", ")}`];
    return {
      text: `${ownerName(owner.name, say)}: ${change(was, now)} ${report.currency}${percent === undefined ? "" : ` (${percent})`} ${fill(say("since"), { month: before })}${parts.length === 0 ? "" : `: ${parts.join("; ")}`}`,
      ...link(pageOf(owner.name), "movers"),
    };
  });
  return { ...told, lines: lines.length > 0 ? lines : [{ text: say("nothing") }] };
}

function untagged(report: Showback, say: Say): Answer {
  const { month, currency, by, unowned } = report;
  const of = (kind: "untagged" | "untaggable") => report.classes[kind]?.[month] ?? 0n;
  const total = report.total[month] ?? 0n;
  const [forgotten, cannot] = [of("untagged"), of("untaggable")];
  const told = { id: "untagged", question: say("askUntagged") } as const;
  if (forgotten <= 0n && cannot <= 0n)
    return { ...told, level: "calm", lines: [{ text: fill(say("allTagged"), { key: by, month }) }] };
  return {
    ...told,
    level: forgotten > 0n ? "over" : "calm",
    lines: [
      {
        text: fill(say("forgottenOf"), {
          amount: money(forgotten),
          currency,
          percent: total > 0n ? percentOf(forgotten, total) : "–",
          key: by,
          month,
        }),
        href: "#unowned",
      },
      ...unowned
        .filter(({ amount }) => amount > 0n)
        .slice(0, 3)
        .map(({ name, amount, whose }) => ({
          text: `${name}: ${money(amount)} – ${whose === undefined ? say("nobodyKnown") : fill(say("likely"), { owner: whose })}`,
          href: "#unowned",
        })),
      ...(cannot > 0n
        ? [{ text: fill(say("cannotOf"), { amount: money(cannot), currency }), href: "#classes" }]
        : []),
    ],
  };
}

/** @param owner whose year it is; the whole group's where it is left out */
function year({ outlook, currency, budgets, month, by }: Showback, say: Say, owner?: string): Answer {
  const told = { id: "year", question: say("askYear") } as const;
  const { first, last, spent, expected, missing, forecast } = outlook;
  const period = `${first} – ${last}`;
  const gap =
    missing.length === 0
      ? []
      : [{ text: fill(say("missingMonths"), { first: missing[0] ?? "", last: missing.at(-1) ?? "" }) }];
  const soFar = {
    text: fill(say("spentSoFar"), { amount: money(spent), currency, month }),
    href: "#forecast",
  };
  if (expected === undefined)
    return { ...told, level: "calm", lines: [{ text: say("tooFew"), href: "#forecast" }, soFar, ...gap] };
  const whole = budgets.find(
    ({ of, period: own }) =>
      own.first === first &&
      own.last === last &&
      (owner === undefined ? Object.keys(of).length === 0 : Object.keys(of).length === 1 && of[by] === owner),
  );
  const share = whole === undefined ? undefined : (expected.amount * 100) / Number(amountText(whole.limit));
  const fixed = (value: number) => grouped(value.toFixed(2));
  return {
    ...told,
    level: share !== undefined && share >= 100 ? "over" : "calm",
    lines: [
      {
        text: fill(say(forecast?.points.length === 0 ? "yearWas" : "yearWill"), {
          period,
          amount: fixed(expected.amount),
          currency,
          low: fixed(expected.low),
          high: fixed(expected.high),
        }),
        href: "#forecast",
      },
      ...(whole === undefined || share === undefined || !Number.isFinite(share)
        ? []
        : [
            {
              text: fill(say("yearBudget"), {
                percent: share.toFixed(1),
                limit: money(whole.limit),
                budget: whole.budget,
              }),
              href: "#budgets",
            },
          ]),
      soFar,
      ...gap,
    ],
  };
}

/** Services of the last month, the dearest three. */
function dearest({ services }: OwnerFigures, { month }: Showback): readonly string[] {
  return Object.entries(services)
    .map(([name, series]) => ({ name, now: series[month] ?? 0n }))
    .sort((one, other) => compare(other.now, one.now))
    .slice(0, 3)
    .map(({ name, now }) => `${name} ${money(now)}`);
}

function risen({ total }: OwnerFigures, { months, month }: Showback): Units {
  const before = months.at(-2);
  return before === undefined ? 0n : (total[month] ?? 0n) - (total[before] ?? 0n);
}

function compare(one: Units, other: Units): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

function link(page: string | undefined, part: string): Pick<AnswerLine, "href"> {
  return page === undefined ? {} : { href: `${page}#${part}` };
}
