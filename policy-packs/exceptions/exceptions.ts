import type { ControlMeta, Exception, Pack, Verdict } from "../control.ts";
import { counted } from "../counted.ts";

/**
 * Longest life of an exception. The guide names no figure for policy exceptions; a quarter is the rhythm
 * in which it has every rule reviewed. @clause 5.2.3-a
 */
const LONGEST_EXCEPTION_DAYS = 92;

/** More resources than this under one pattern is a change of policy, not an exception. */
const WIDEST_EXCEPTION = 10;

export interface ExceptionLimits {
  readonly longestDays: number;
  readonly widest: number;
}

export const EXCEPTION_LIMITS: ExceptionLimits = {
  longestDays: LONGEST_EXCEPTION_DAYS,
  widest: WIDEST_EXCEPTION,
};

/** Judges the exceptions themselves: a bad one is a violation like any other. */
export const soundExceptions: ControlMeta = {
  id: "exception-require-approval",
  title: "Exceptions are reasoned, owned, approved, dated, used and narrow",
  clauses: ["5.2.2-a", "5.2.3-a", "1.9.3-a"],
  severity: "high",
  sameAs: [],
};

const DAY = 86_400_000;
const FIELDS = ["control", "resource", "reason", "owner", "approver", "ticket"] as const;

/** Does the exception name this resource of this control? */
export function covers(exception: Exception, control: string, urn: string): boolean {
  if (exception.control !== control) return false;
  const pattern = patternOf(exception.resource);
  return pattern.test(urn) || pattern.test(nameOf(urn));
}

/** Valid today: complete, not expired and not longer than allowed. Only such an exception excuses. */
function inForce(exception: Exception, now: Date, limits: ExceptionLimits = EXCEPTION_LIMITS): boolean {
  return formFaults(exception, now, limits).length === 0;
}

/** One sentence for each thing wrong with the exception as written, with what to do about it. */
export function formFaults(
  exception: Exception,
  now: Date,
  limits: ExceptionLimits = EXCEPTION_LIMITS,
): readonly { readonly message: string; readonly remedy: string }[] {
  const faults: { message: string; remedy: string }[] = [];
  const missing = FIELDS.filter((field) => exception[field].trim() === "");
  if (missing.length > 0) {
    faults.push({ message: `has no ${missing.join(", no ")}`, remedy: `write ${missing.join(", ")}` });
  }
  if (exception.owner !== "" && person(exception.owner) === person(exception.approver)) {
    faults.push({
      message: `is approved by its own owner "${exception.owner}"`,
      remedy: "have somebody else approve it",
    });
  }
  if (/^[*:?\s]*$/.test(exception.resource) && exception.resource !== "") {
    faults.push({
      message: `covers every resource ("${exception.resource}")`,
      remedy: "name the resource, or switch the control off in the pack",
    });
  }
  const end = dayEnd(exception.expires);
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  if (end === undefined) {
    faults.push({
      message:
        exception.expires === "" ? "has no end" : `has the end "${exception.expires}", which is no date`,
      remedy: `give expires as YYYY-MM-DD, at most ${counted(limits.longestDays, "day")} from today`,
    });
  } else if (end < now.getTime()) {
    faults.push({
      message: `expired on ${exception.expires}`,
      remedy: "mend the resource, or have the exception approved again",
    });
  } else if (end - today > (limits.longestDays + 1) * DAY) {
    faults.push({
      message: `runs until ${exception.expires}, more than ${counted(limits.longestDays, "day")} from today`,
      remedy: `let it end by ${new Date(today + limits.longestDays * DAY).toISOString().slice(0, 10)}`,
    });
  }
  return faults;
}

/** May a program excuse its own resources from this control? */
export type InCodeAllowed = (control: string) => boolean;

/** As configuration says, else the control, else unless it is critical. */
export function inCodeAllowed(pack: Pack, configured: Readonly<Record<string, boolean>> = {}): InCodeAllowed {
  const own = new Map(
    pack.entries.map(({ control }) => [control.id, control.inCode ?? control.severity !== "critical"]),
  );
  return (control) => configured[control] ?? own.get(control) ?? false;
}

export interface ExceptionScope {
  readonly now: Date;
  /** Level of what is found about the exceptions themselves. */
  readonly level: Verdict["level"];
  /** URN that findings about written exceptions stand at; those in code stand at their marker. */
  readonly at: string;
  readonly controls: readonly string[];
  readonly inCode: InCodeAllowed;
  readonly limits?: ExceptionLimits;
}

/** Does the exception excuse: is it valid today, and allowed where it is written? */
export function excuses(
  exception: Exception,
  { now, inCode, limits }: Pick<ExceptionScope, "now" | "inCode" | "limits">,
): boolean {
  return (exception.source !== "code" || inCode(exception.control)) && inForce(exception, now, limits);
}

function person(name: string): string {
  return name.trim().toLowerCase();
}

/** Failures covered by a valid exception become `excepted`; each unsound exception adds a failure. */
export function applyExceptions(
  verdicts: readonly Verdict[],
  exceptions: readonly Exception[],
  scope: ExceptionScope,
): readonly Verdict[] {
  if (exceptions.length === 0) return verdicts;
  const used = new Map<Exception, Set<string>>(exceptions.map((exception) => [exception, new Set()]));
  const byControl = Map.groupBy(exceptions, ({ control }) => control);
  const settled = verdicts.map((verdict): Verdict => {
    if (verdict.status !== "fail") return verdict;
    const covering = (byControl.get(verdict.control) ?? []).filter((exception) =>
      covers(exception, verdict.control, verdict.urn),
    );
    for (const exception of covering) used.get(exception)?.add(verdict.urn);
    const valid = covering.find((exception) => excuses(exception, scope));
    return valid ? { ...verdict, status: "excepted", message: excused(verdict, valid) } : verdict;
  });
  if (scope.level === "disabled") return settled;
  const findings = exceptions.flatMap((exception) =>
    faultsOf(exception, used.get(exception)?.size ?? 0, scope).map((fault) =>
      finding(exception, fault, scope),
    ),
  );
  return [...settled, ...findings];
}

interface Fault {
  readonly message: string;
  readonly remedy: string;
}

/** What is wrong with an exception, in its form and in what it does. */
function faultsOf(exception: Exception, reach: number, scope: ExceptionScope): readonly Fault[] {
  const { longestDays, widest } = scope.limits ?? EXCEPTION_LIMITS;
  const faults = [...formFaults(exception, scope.now, { longestDays, widest })];
  if (exception.control !== "" && !scope.controls.includes(exception.control)) {
    faults.push({
      message: `names the control "${exception.control}", which this pack does not have`,
      remedy: "correct the control's id or remove the exception",
    });
    return faults;
  }
  if (exception.source === "code" && exception.control !== "" && !scope.inCode(exception.control)) {
    faults.push({
      message: `stands in the program, which ${exception.control} does not allow`,
      remedy: "have it written into the exceptions file or the pack's configuration, and remove it here",
    });
  }
  if (reach === 0 && faults.length === 0) {
    faults.push({ message: "is not used: nothing it names fails", remedy: "remove it" });
  }
  if (reach > widest) {
    faults.push({
      message: `excuses ${reach} resources, more than ${widest}`,
      remedy: "name the resources one by one, or change the control's settings in the pack",
    });
  }
  return faults;
}

function finding(exception: Exception, fault: Fault, scope: ExceptionScope): Verdict {
  const { id, clauses, sameAs, severity } = soundExceptions;
  return {
    control: id,
    urn: exception.marker ?? scope.at,
    status: "fail",
    level: scope.level,
    severity,
    message: `exception ${label(exception)}: ${fault.message}; ${fault.remedy} [${id} §${clauses[0]}]`,
    remedy: fault.remedy,
    clauses,
    sameAs,
  };
}

/** An exception as reports list it. */
export interface ExceptionInForce extends Exception {
  /** Whole days that it still holds after today. */
  readonly daysLeft: number;
  /** URNs it excuses. */
  readonly excuses: readonly string[];
}

export function exceptionsInForce(
  verdicts: readonly Verdict[],
  exceptions: readonly Exception[],
  scope: Pick<ExceptionScope, "now" | "inCode" | "limits">,
): readonly ExceptionInForce[] {
  const excepted = Map.groupBy(
    verdicts.filter(({ status }) => status === "excepted"),
    ({ control }) => control,
  );
  return exceptions
    .filter((exception) => excuses(exception, scope))
    .map((exception) => ({
      ...exception,
      daysLeft: daysLeft(exception.expires, scope.now),
      excuses: (excepted.get(exception.control) ?? [])
        .map(({ urn }) => urn)
        .filter((urn) => covers(exception, exception.control, urn)),
    }))
    .filter(({ excuses: urns }) => urns.length > 0)
    .sort((a, b) => a.daysLeft - b.daysLeft || (a.control < b.control ? -1 : 1));
}

function daysLeft(expires: string, now: Date): number {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  return Math.round((Date.parse(`${expires}T00:00:00Z`) - today) / DAY);
}

function label(exception: Exception): string {
  const what = `${exception.control || "?"} on ${exception.resource || "?"}`;
  const name = exception.marker ? nameOf(exception.marker) : exception.ticket;
  return name ? `${name} (${what})` : what;
}

function nameOf(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}

function excused(verdict: Verdict, exception: Exception): string {
  return `${verdict.message}; excepted until ${exception.expires} by ${exception.approver} (${exception.ticket}): ${exception.reason}`;
}

/** End of the day in UTC, or undefined for what is no day of the calendar. */
function dayEnd(day: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const start = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(start) || new Date(start).toISOString().slice(0, 10) !== day) return undefined;
  return start + DAY - 1;
}

const patterns = new Map<string, RegExp>();

function patternOf(resource: string): RegExp {
  const known = patterns.get(resource);
  if (known) return known;
  const escaped = resource.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  const pattern = new RegExp(`^${escaped}$`);
  patterns.set(resource, pattern);
  return pattern;
}
