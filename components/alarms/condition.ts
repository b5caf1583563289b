/**
 * What makes an event of the audit trail an alarm, in words that both clouds' languages can say. Names of calls
 * are the cloud's own, so each alarm has a condition a cloud; how it is said is decided here.
 */
export type Condition =
  | { readonly field: Field; readonly is: readonly string[] }
  | { readonly field: Field; readonly not: readonly string[] }
  | { readonly field: Field; readonly known: boolean }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

export type Field =
  | "event"
  | "service"
  | "actor"
  | "error"
  | "message"
  | "mfa"
  | "invoker"
  | "kind"
  | "outcome";

export const event = (...names: readonly string[]): Condition => ({ field: "event", is: names });
export const of = (field: Field, ...values: readonly string[]): Condition => ({ field, is: values });
export const not = (field: Field, ...values: readonly string[]): Condition => ({ field, not: values });
export const known = (field: Field): Condition => ({ field, known: true });
export const unknown = (field: Field): Condition => ({ field, known: false });
export const all = (...conditions: readonly Condition[]): Condition => ({ all: conditions });
export const any = (...conditions: readonly Condition[]): Condition => ({ any: conditions });

/** Where a CloudTrail record has the field. */
const CLOUDTRAIL: Readonly<Record<Field, string>> = {
  event: "$.eventName",
  service: "$.eventSource",
  actor: "$.userIdentity.type",
  error: "$.errorCode",
  message: "$.errorMessage",
  mfa: "$.additionalEventData.MFAUsed",
  invoker: "$.userIdentity.invokedBy",
  kind: "$.eventType",
  outcome: "$.responseElements.ConsoleLogin",
};

/** Where an ActionTrail record has it, as Log Service indexes it. */
const ACTIONTRAIL: Readonly<Partial<Record<Field, string>>> = {
  event: "event.eventName",
  service: "event.serviceName",
  actor: "event.userIdentity.type",
  error: "event.errorCode",
  message: "event.errorMessage",
  mfa: "event.additionalEventData.mfaChecked",
  kind: "event.eventType",
};

/** A filter pattern of CloudWatch Logs: "Filter pattern syntax for metric filters", JSON. */
export function filterPattern(condition: Condition): string {
  return `{ ${pattern(condition)} }`;
}

function pattern(condition: Condition): string {
  if ("all" in condition) return condition.all.map(enclosed).join(" && ");
  if ("any" in condition) return condition.any.map(enclosed).join(" || ");
  const field = CLOUDTRAIL[condition.field];
  if ("known" in condition) return `${field} ${condition.known ? "EXISTS" : "NOT EXISTS"}`;
  const [values, sign, joint] =
    "is" in condition ? ([condition.is, "=", "||"] as const) : ([condition.not, "!=", "&&"] as const);
  // Sources end in the partition's own domain.
  const whole = condition.field === "service" ? values.map((value) => `${value}.*`) : values;
  const parts = whole.map((value) => `${field} ${sign} "${value}"`);
  return parts.length === 1 ? parts.join("") : parts.map((part) => `(${part})`).join(` ${joint} `);
}

function enclosed(condition: Condition): string {
  return `(${pattern(condition)})`;
}

/** A search of Log Service: "Search syntax". */
export function logSearch(condition: Condition): string {
  if ("all" in condition) return condition.all.map(grouped).join(" and ");
  if ("any" in condition) return condition.any.map(grouped).join(" or ");
  const field = ACTIONTRAIL[condition.field];
  if (field === undefined) throw new Error(`ActionTrail records have no ${condition.field}`);
  if ("known" in condition) return condition.known ? `${field}: *` : `not ${field}: *`;
  if ("is" in condition) return condition.is.map((value) => `${field}: ${word(value)}`).join(" or ");
  return condition.not.map((value) => `not ${field}: ${word(value)}`).join(" and ");
}

function grouped(condition: Condition): string {
  return `(${logSearch(condition)})`;
}

/** Signs that part words are quoted; a wildcard counts only outside of quotes. */
function word(value: string): string {
  return /^[A-Za-z0-9_*-]+$/.test(value) ? value : `"${value}"`;
}
