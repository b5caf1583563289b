import { awsClients } from "./aws-clients.ts";
import { awsCloud } from "./aws-cloud.ts";
import { failIfAny, RESERVE_MS, record, taskOf } from "./run.ts";
import { readSettings } from "./settings.ts";
import { type Outcome, sweep } from "./sweep.ts";

interface LambdaContext {
  readonly invokedFunctionArn: string;
  readonly getRemainingTimeInMillis: () => number;
}

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
