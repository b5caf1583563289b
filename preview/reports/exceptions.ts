import type { ExceptionInForce } from "../../policy-packs/exceptions/exceptions.ts";
import { count } from "./text.ts";

/** `10 days left`; the last day itself is still one of them. */
export function timeLeft({ daysLeft }: ExceptionInForce): string {
  return daysLeft === 0 ? "ends today" : `${count(daysLeft, "day")} left`;
}

/** An exception as one sentence: what it excuses, until when, who answers, why. */
export function exceptionLine(exception: ExceptionInForce): string {
  const { control, resource, expires, excuses, owner, approver, ticket, reason, source } = exception;
  const where =
    source === "code" ? ", in the program" : source === "configuration" ? ", in configuration" : "";
  const reach = count(excuses.length, "resource");
  return `${control} on ${resource} (${reach}): until ${expires}, ${timeLeft(exception)}; ${owner}, approved by ${approver} (${ticket}${where}): ${reason}`;
}
