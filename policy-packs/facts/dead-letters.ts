import {
  type Known,
  type ResourceView,
  type StackFact,
  type StackView,
  type Subject,
  UNKNOWN,
} from "../control.ts";
import { allOf, at, flag, given, text } from "../reading.ts";
import type { Switch } from "../switches.ts";
import { namersOf } from "../views/references.ts";

const SQS = "aws:sqs/queue:Queue";
const REDRIVE = "aws:sqs/redrivePolicy:RedrivePolicy";
const MNS = "alicloud:message/serviceQueue:ServiceQueue";

/** Does a queue pass on what cannot be handled? Queues that take what others pass on need no further one. */
export const deadLetters: StackFact<Switch> = {
  name: "dead-letters",
  scope: "stack",
  types: { aws: [SQS], alicloud: [MNS] },
  read: (stack) => [
    ...stack.ofType(SQS).map((resource): Subject<Switch> => ({ resource, fact: ofSqs(resource, stack) })),
    ...stack.ofType(MNS).map((resource): Subject<Switch> => ({ resource, fact: ofMns(resource, stack) })),
  ],
};

function ofSqs(queue: ResourceView, stack: StackView): Switch {
  if (given(queue.props, "redrivePolicy") || given(queue.props, "redriveAllowPolicy")) return true;
  const namers = namersOf(stack, queue);
  if (
    namers.some((one) => one.type === REDRIVE || one.type === "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy")
  ) {
    return true;
  }
  // Whoever names a queue for its failures makes it a queue of failures.
  if (namers.some(({ props }) => sendsFailures(props))) return true;
  return stack.once(ofSqs, () => SENDERS.some((type) => stack.ofType(type).some(mayName))) ? UNKNOWN : false;
}

function ofMns({ props }: ResourceView, stack: StackView): Switch {
  const policy = at(props, "dlqPolicy");
  if (policy === UNKNOWN) return UNKNOWN;
  const own = allOf([flag(policy, "enabled") ?? false, given(policy, "deadLetterTargetQueue")]);
  if (own === true) return true;
  const name = text(props, "queueName");
  const targets = stack.once(
    ofMns,
    () =>
      new Set(
        stack
          .ofType(MNS)
          .map((queue) => targetOf(queue.props))
          .filter((it) => it !== undefined),
      ),
  );
  if (typeof name === "string" && targets.has(name)) return true;
  return targets.has(UNKNOWN) || (name === UNKNOWN && targets.size > 0) ? UNKNOWN : own;
}

function targetOf(props: ResourceView["props"]): Known<string> | undefined {
  return at(props, "dlqPolicy") === UNKNOWN ? UNKNOWN : text(props, "dlqPolicy", "deadLetterTargetQueue");
}

const FAILURES = /^(redrivePolicy|deadLetter\w*|onFailure)$/;

/** Has it a place for failures at any depth? Schedules and rules of events name theirs inside a target. */
function sendsFailures(value: unknown, depth = 6): boolean {
  if (typeof value !== "object" || value === null || depth === 0) return false;
  return Object.entries(value).some(
    ([key, part]) => (FAILURES.test(key) && part !== undefined) || sendsFailures(part, depth - 1),
  );
}

/** What may send its failures to a queue, beside queues themselves. */
const SENDERS = [
  SQS,
  "aws:lambda/function:Function",
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
  "aws:scheduler/schedule:Schedule",
  "aws:cloudwatch/eventTarget:EventTarget",
  "aws:sns/topicSubscription:TopicSubscription",
];

/** Is a place for failures given that names nobody yet? Whatever a deployment makes is found by its dependency. */
function mayName({ props, propertyDependencies }: ResourceView): boolean {
  return ["redrivePolicy", "deadLetterConfig", "destinationConfig", "target"].some(
    (input) => holdsUnknown(at(props, input)) && (propertyDependencies[input] ?? []).length === 0,
  );
}

function holdsUnknown(value: unknown, depth = 6): boolean {
  if (value === UNKNOWN) return true;
  if (typeof value !== "object" || value === null || depth === 0) return false;
  return Object.entries(value).some(([key, part]) =>
    part === UNKNOWN ? FAILURES.test(key) : holdsUnknown(part, depth - 1),
  );
}
