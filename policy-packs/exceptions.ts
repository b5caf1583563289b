import type { ControlMeta, Exception, Verdict } from "./control.ts";

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

const EXCEPTION_LIMITS: ExceptionLimits = {
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
  const name = urn.slice(urn.lastIndexOf("::") + 2);
  const pattern = patternOf(exception.resource);
  return pattern.test(urn) || pattern.test(name);
}

/** Valid today: complete, not expired and not longer than allowed. Only such an exception excuses. */
export function inForce(
  exception: Exception,
  now: Date,
  limits: ExceptionLimits = EXCEPTION_LIMITS,
): boolean {
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
  if (exception.owner !== "" && exception.owner === exception.approver) {
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
      remedy: `give expires as YYYY-MM-DD, at most ${limits.longestDays} days from today`,
    });
  } else if (end < now.getTime()) {
    faults.push({
      message: `expired on ${exception.expires}`,
      remedy: "mend the resource, or have the exception approved again",
    });
  } else if (end - today > (limits.longestDays + 1) * DAY) {
    faults.push({
      message: `runs until ${exception.expires}, more than ${limits.longestDays} days from today`,
      remedy: `let it end by ${new Date(today + limits.longestDays * DAY).toISOString().slice(0, 10)}`,
    });
  }
  return faults;
}

/** Failures covered by a valid exception become `excepted`; each unsound exception adds a failure. */
export function applyExceptions(
  verdicts: readonly Verdict[],
  exceptions: readonly Exception[],
  scope: {
    readonly now: Date;
    readonly level: Verdict["level"];
    readonly at: string;
    readonly controls: readonly string[];
    readonly limits?: ExceptionLimits;
  },
): readonly Verdict[] {
  if (exceptions.length === 0) return verdicts;
  const limits = scope.limits ?? EXCEPTION_LIMITS;
  const used = new Map<Exception, Set<string>>(exceptions.map((exception) => [exception, new Set()]));
  const settled = verdicts.map((verdict): Verdict => {
    if (verdict.status !== "fail") return verdict;
    const covering = exceptions.filter((exception) => covers(exception, verdict.control, verdict.urn));
    for (const exception of covering) used.get(exception)?.add(verdict.urn);
    const valid = covering.find((exception) => inForce(exception, scope.now, limits));
    return valid ? { ...verdict, status: "excepted", message: excused(verdict, valid) } : verdict;
  });
  if (scope.level === "disabled") return settled;
  const findings = exceptions.flatMap((exception) => {
    const faults = [...formFaults(exception, scope.now, limits)];
    const reach = used.get(exception)?.size ?? 0;
    const known = scope.controls.includes(exception.control);
    if (exception.control !== "" && !known) {
      faults.push({
        message: `names the control "${exception.control}", which this pack does not have`,
        remedy: "correct the control's id or remove the exception",
      });
    } else if (reach === 0 && faults.length === 0) {
      faults.push({ message: "is not used: nothing it names fails", remedy: "remove it" });
    }
    if (reach > limits.widest) {
      faults.push({
        message: `excuses ${reach} resources, more than ${limits.widest}`,
        remedy: "name the resources one by one, or change the control's settings in the pack",
      });
    }
    return faults.map(
      (fault): Verdict => ({
        control: soundExceptions.id,
        urn: scope.at,
        status: "fail",
        level: scope.level,
        severity: soundExceptions.severity,
        message: `exception ${label(exception)}: ${fault.message}; ${fault.remedy} [${soundExceptions.id} §${soundExceptions.clauses[0]}]`,
        remedy: fault.remedy,
        clauses: soundExceptions.clauses,
        sameAs: soundExceptions.sameAs,
      }),
    );
  });
  return [...settled, ...findings];
}

function label(exception: Exception): string {
  const what = `${exception.control || "?"} on ${exception.resource || "?"}`;
  return exception.ticket ? `${exception.ticket} (${what})` : what;
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
