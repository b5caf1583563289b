import { awsClients } from "./aws-clients.ts";
import { awsCloud } from "./aws-cloud.ts";
import { readSettings } from "./settings.ts";
import { type Outcome, sweep, TASKS, type Task } from "./sweep.ts";

interface LambdaContext {
  readonly invokedFunctionArn: string;
  readonly getRemainingTimeInMillis: () => number;
}

/** Left for finishing what was begun. */
const RESERVE_MS = 30_000;

/** What a schedule sends: `{ "task": "expiry" }`. */
export async function handleSchedule(event: unknown, context: LambdaContext): Promise<Outcome> {
  const task = taskOf(event);
  const [start, partition, , region = "", account] = context.invokedFunctionArn.split(":");
  const settings = readSettings(process.env.ATRIUM_SETTINGS);
  const cloud = awsCloud(awsClients({ region }), {
    nameOf: (kind, id) => [start, partition, "ec2", region, account, `${kind}/${id}`].join(":"),
    topicArn: process.env.TOPIC_ARN ?? "",
    approvals: settings.approvals,
  });
  const outcome = await sweep(task, cloud, settings, {
    now: () => Date.now(),
    record,
    region,
    deadline: Date.now() + context.getRemainingTimeInMillis() - RESERVE_MS,
  });
  record({ record: "expiry-run", ...outcome });
  failIfAny(outcome);
  return outcome;
}

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
