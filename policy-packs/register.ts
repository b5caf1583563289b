import { type Known, type ResourceView, type StackView, UNKNOWN } from "./control.ts";
import { daysUntil, endOfDay } from "./end-date.ts";
import { expiring } from "./facts/expiry.ts";
import { type RulePaper, rulePapers } from "./facts/rule-papers.ts";
import { tagsOf } from "./facts/tags.ts";
import { hasPorts, printPorts } from "./ports.ts";
import { redact } from "./redact.ts";
import { endOf } from "./rule-end.ts";
import { groupWrittenBy } from "./views/security-group.ts";

/**
 * - `ended`: its last day has passed.
 * - `ends`: it has a last day that is to come.
 * - `unreadable`: what is written as its end is no day.
 * - `unknown`: only a deployment can tell.
 * - `open`: nobody says when it ends.
 */
export type EndState = "ended" | "ends" | "unreadable" | "unknown" | "open";

/** One line of a register; an empty text where nobody says it, `?` where only a deployment can tell. */
interface Entry {
  readonly urn: string;
  readonly name: string;
  readonly owner: string;
  /** Last day, `YYYY-MM-DD`. */
  readonly ends: string;
  readonly state: EndState;
  /** Whole days until then, negative once it has passed. */
  readonly daysLeft: number | null;
}

/** A rule that lets somebody in. @clause 5.2.2-a */
export interface Opening extends Entry {
  readonly group: string;
  readonly service: string;
  readonly sources: readonly string[];
  readonly reason: string;
  readonly lastReview: string;
}

/** A resource that says when it ends. */
export interface Ending extends Entry {
  readonly type: string;
}

/** What the quarterly review goes through, the first to end on top. @clause 5.2.3-a */
export interface Register {
  readonly openings: readonly Opening[];
  readonly endings: readonly Ending[];
}

const REVIEW_TAGS = ["last-review", "last-reviewed", "reviewed", "reviewed-on"];
const OWNER_WORDS = /(?:owner|负责人|申请人)[\s:：=]*([^\s,;，；。]+)/i;
const NOBODY_KNOWS = "?";

export function register(stack: StackView, now: Date): Register {
  return {
    openings: byEnd(
      rulePapers
        .read(stack)
        .flatMap(({ resource, fact }) =>
          fact.rules.filter(isOpening).map((paper) => opening(resource, paper, stack, now)),
        ),
    ),
    endings: byEnd(stack.resources.flatMap((resource) => ending(resource, now) ?? [])),
  };
}

function isOpening({ rule }: RulePaper): boolean {
  return rule.direction !== "egress" && rule.allows !== false;
}

function opening(resource: ResourceView, paper: RulePaper, stack: StackView, now: Date): Opening {
  const { rule, description, tags } = paper;
  const tag = (key: string) => (tags === UNKNOWN ? UNKNOWN : tags.get(key));
  const group = groupWrittenBy(resource, stack).resource;
  const said = typeof description === "string" ? OWNER_WORDS.exec(description)?.[1] : undefined;
  return {
    urn: resource.urn,
    name: resource.name,
    group: group?.name ?? "of another stack",
    service: serviceOf(rule),
    sources: sourcesOf(rule),
    owner: redact(said ?? shown(tag("owner")), resource),
    reason: redact(shown(description), resource),
    lastReview: shown(REVIEW_TAGS.map(tag).find((value) => value !== undefined)),
    ...end(endOf(paper), now),
  };
}

function serviceOf({ protocol, ports }: RulePaper["rule"]): string {
  if (protocol === UNKNOWN || ports === UNKNOWN) return NOBODY_KNOWS;
  return protocol !== "all" && hasPorts(protocol) ? `${protocol} ${printPorts(ports)}` : protocol;
}

function sourcesOf({ peers, openEnded, unnamed }: RulePaper["rule"]): readonly string[] {
  const named = peers.map(String);
  if (openEnded) return [...named, NOBODY_KNOWS];
  if (named.length > 0) return named;
  return [unnamed ? "anybody" : "another group or a list"];
}

/** Rules stand in the other register. */
function ending(resource: ResourceView, now: Date): Ending | undefined {
  const { tags, released } = expiring.read(resource) ?? {};
  const written = tags === UNKNOWN || tags === undefined ? undefined : tags.get("expiry");
  const last = written ?? released;
  if (last === undefined || last === "") return undefined;
  const own = tagsOf(resource);
  return {
    urn: resource.urn,
    name: resource.name,
    type: resource.type,
    owner: shown(own === UNKNOWN ? UNKNOWN : own.get("owner")),
    ...end(last, now),
  };
}

function end(last: Known<string> | undefined, now: Date): Pick<Entry, "ends" | "state" | "daysLeft"> {
  if (last === UNKNOWN) return { ends: NOBODY_KNOWS, state: "unknown", daysLeft: null };
  if (last === undefined) return { ends: "", state: "open", daysLeft: null };
  const moment = endOfDay(last);
  if (moment === undefined) return { ends: last, state: "unreadable", daysLeft: null };
  const daysLeft = daysUntil(moment, now);
  return { ends: last, state: daysLeft < 0 ? "ended" : "ends", daysLeft };
}

function shown(value: Known<string> | undefined): string {
  return value === UNKNOWN ? NOBODY_KNOWS : (value ?? "");
}

/** What has ended or ends first on top, what cannot be read or known next, what never ends last. */
const ORDER: Readonly<Record<EndState, number>> = { ended: 0, ends: 0, unreadable: 1, unknown: 2, open: 3 };

function byEnd<T extends Entry>(entries: readonly T[]): readonly T[] {
  return entries.toSorted(
    (a, b) => ORDER[a.state] - ORDER[b.state] || compare(a.ends, b.ends) || compare(a.name, b.name),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
