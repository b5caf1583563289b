import { type Outcome, TASKS, type Task } from "./sweep.ts";

/** Left for finishing what was begun. */
export const RESERVE_MS = 30_000;

/** What a schedule asks for: `{ "task": "expiry" }`. */
export function taskOf(event: unknown): Task {
  const asked = typeof event === "object" && event !== null ? (event as { task?: unknown }).task : undefined;
  const task = TASKS.find((each) => each === asked);
  if (task === undefined) throw new Error(`the schedule asks for no task of ${TASKS.join(", ")}`);
  return task;
}

/** A failed run is an alarm, and the service tries it again. */
export function failIfAny({ failed }: Outcome): void {
  const [first] = failed;
  if (first === undefined) return;
  throw new Error(`${failed.length} resources failed, the first ${first.resource}: ${first.error}`);
}

export function record(line: object): void {
  // Not console.log, which Lambda puts a prefix before: the line has to be JSON alone.
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
