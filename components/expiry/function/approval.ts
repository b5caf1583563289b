import { type Day, readDay } from "./calendar.ts";
import type { Resource } from "./resource.ts";

/** One person's word that one resource may go. Who wrote it comes from the store, never from its own text. */
export interface Approval {
  /** `<kind>/<id>` of the resource. */
  readonly resource: string;
  /** The end that was approved: once the tag is moved, this word says nothing any more. */
  readonly expiry: Day;
  /** Last day of the approval. */
  readonly until: Day;
  readonly reason: string;
  /** As the store wrote it down. */
  readonly by: string;
}

export function approvalKey({ kind, id }: Pick<Resource, "kind" | "id">): string {
  return `${kind}/${id}`;
}

/** A parameter's value; undefined for anything else. */
export function readApproval(value: string, by: string): Approval | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(value);
  } catch {
    return undefined;
  }
  if (typeof parsed !== "object" || parsed === null) return undefined;
  const { resource, expiry, until, reason } = parsed as Readonly<Record<string, unknown>>;
  if (typeof resource !== "string" || typeof reason !== "string" || reason.trim() === "") return undefined;
  if (typeof expiry !== "string" || typeof until !== "string") return undefined;
  if (readDay(expiry) === undefined || readDay(until) === undefined) return undefined;
  return { resource, expiry, until, reason, by };
}

/** The word that counts for a resource today. */
export function approvalOf(
  resource: Resource,
  expiry: Day,
  today: Day,
  approvals: readonly Approval[],
  approvers: readonly string[],
): Approval | undefined {
  return approvals.find(
    (each) =>
      each.resource === approvalKey(resource) &&
      each.expiry === expiry &&
      today <= each.until &&
      approvers.some((approver) => isBy(each.by, approver)),
  );
}

/**
 * Stores name a session, approvers are roles or users:
 * `arn:…:sts::1:assumed-role/atrium-security/ann` is by `arn:…:iam::1:role/atrium-security`, and
 * `atrium-security:ann(300…)` by `atrium-security`.
 */
function isBy(writer: string, approver: string): boolean {
  if (writer === approver) return true;
  const role = /^(arn:[^:]+:)iam(::\d+:)role\/(?:.*\/)?([^/]+)$/.exec(approver);
  if (role !== null) return writer.startsWith(`${role[1]}sts${role[2]}assumed-role/${role[3]}/`);
  const [name = ""] = writer.split("(");
  return name === approver || name.startsWith(`${approver}:`) || name.startsWith(`${approver}/`);
}
