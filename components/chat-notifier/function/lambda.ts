import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { Delivery } from "./delivery.ts";
import { type Addresses, deliveryOf, MACHINE, readSettings } from "./settings.ts";
import { type Queue, type Report, work } from "./worker.ts";

/** What SQS hands to Lambda. */
export interface SqsEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

interface LambdaContext {
  readonly functionName: string;
  readonly getRemainingTimeInMillis: () => number;
}

/** Longest delay of a message in SQS; who waits longer is put back again. */
const LONGEST_DELAY = 900;
/** Left for putting back what could not be told. */
const RESERVE_MS = 20_000;

/** A secret changed in the meantime is known after so long. */
const SECRET_AGE_MS = 5 * 60_000;

/** Kept between invocations, and with them what each robot heard and when. */
let delivery: Delivery | undefined;
let secret: { readonly channels: Addresses; readonly read: number } = { channels: {}, read: 0 };

/** Messages named in the answer come again; all others are done. */
export async function handleSqs(event: SqsEvent, context: LambdaContext) {
  const deadline = Date.now() + context.getRemainingTimeInMillis() - RESERVE_MS;
  if (Date.now() - secret.read > SECRET_AGE_MS) secret = await readSecret();
  delivery ??= deliveryOf(readSettings(process.env.ATRIUM_SETTINGS), () => secret.channels, MACHINE);
  const messages = event.Records.map(({ messageId, body }) => ({ key: messageId, body }));
  const report = await work(messages, delivery, sqsQueue(), MACHINE.now, deadline);
  log(report, context.functionName);
  return { batchItemFailures: report.failed.map((itemIdentifier) => ({ itemIdentifier })) };
}

async function readSecret(): Promise<typeof secret> {
  const { SecretString = "{}" } = await new SecretsManagerClient().send(
    new GetSecretValueCommand({ SecretId: process.env.SECRET_ID }),
  );
  const { channels = {} } = JSON.parse(SecretString) as { readonly channels?: Addresses };
  return { channels, read: Date.now() };
}

function sqsQueue(): Queue {
  const client = new SQSClient();
  return {
    later: async (envelope, seconds) => {
      await client.send(
        new SendMessageCommand({
          QueueUrl: process.env.QUEUE_URL,
          MessageBody: JSON.stringify(envelope),
          DelaySeconds: Math.min(seconds, LONGEST_DELAY),
        }),
      );
    },
    bury: async (envelope) => {
      await client.send(
        new SendMessageCommand({
          QueueUrl: process.env.DEAD_LETTER_URL,
          MessageBody: JSON.stringify(envelope),
        }),
      );
    },
  };
}

/** One line that CloudWatch reads as metrics by itself (embedded metric format). */
function log({ told, waiting, buried, reasons }: Report, name: string): void {
  const metrics = ["Told", "Waiting", "Buried"].map((Name) => ({ Name, Unit: "Count" }));
  // Not console.log, which Lambda puts a prefix before: the line has to be JSON alone.
  const line = JSON.stringify({
    _aws: {
      Timestamp: Date.now(),
      CloudWatchMetrics: [{ Namespace: "Atrium/ChatNotifier", Dimensions: [["Function"]], Metrics: metrics }],
    },
    Function: name,
    Told: told,
    // Night's rest is no failure.
    Waiting: Object.values(reasons).every((reason) => reason === "quiet hours") ? 0 : waiting,
    Buried: buried,
    reasons,
  });
  process.stdout.write(`${line}\n`);
}
