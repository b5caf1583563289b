/** How long a bucket keeps what is in it: versions, lifecycles and locks. */
import { type Known, UNKNOWN } from "../control.ts";
import { allOf, anyOf, at, flag, given, integer, list, orDefault, text } from "../reading.ts";
import { type Bucket, block, settled } from "./bucket.ts";

/** Are older versions kept? Off until it is set, on both clouds. */
export function versioned(bucket: Bucket): Known<boolean> {
  return settled(bucket, "versioning", {
    split: (props) =>
      enabled(bucket.cloud === "aws" ? at(props, "versioningConfiguration", "status") : at(props, "status")),
    inline: (props) => {
      const found = bucket.cloud === "aws" ? block(props, "versioning") : at(props, "versioning");
      if (found === undefined || found === UNKNOWN) return found;
      return bucket.cloud === "aws" ? orDefault(flag(found, "enabled"), false) : enabled(at(found, "status"));
    },
    absent: false,
  });
}

/** Versioning can also be suspended; a word that is none of these is undecided, as everywhere. */
function enabled(status: unknown): Known<boolean> {
  return text(status) === "Suspended" ? false : (flag(status) ?? false);
}

/** One rule of a lifecycle. */
export interface LifecycleRule {
  readonly on: Known<boolean>;
  /** It is about every object of the bucket. */
  readonly whole: Known<boolean>;
  /** Days after which it deletes objects; 0 where it names a day, which is any age. */
  readonly deletesAfter?: Known<number>;
  /** It gives up uploads that were never finished. */
  readonly abortsUploads: Known<boolean>;
}

/** Undefined where a bucket has none. */
export type Lifecycle = Known<readonly LifecycleRule[]> | undefined;

export function lifecycleOf(bucket: Bucket): Lifecycle {
  const own = bucket.settings("lifecycle");
  if (own.length > 0) return joined(own.map(({ props }) => lifecycleIn(props, "rules")));
  const inline = bucket.resource && lifecycleIn(bucket.resource.props, "lifecycleRules");
  return inline ?? (bucket.mayBeSet("lifecycle") ? UNKNOWN : undefined);
}

function joined(parts: readonly Lifecycle[]): Lifecycle {
  const rules: LifecycleRule[] = [];
  for (const part of parts) {
    if (part === UNKNOWN) return UNKNOWN;
    rules.push(...(part ?? []));
  }
  return rules;
}

/** The rules in one input; undefined where it was left out or is empty. */
export function lifecycleIn(props: unknown, input: "rules" | "lifecycleRules"): Lifecycle {
  const found = list(props, input);
  if (found === UNKNOWN) return UNKNOWN;
  return found.length === 0 ? undefined : found.map(readRule);
}

function readRule(rule: unknown): LifecycleRule {
  const expiration = at(rule, "expiration") ?? at(rule, "expirations");
  const deletesAfter = readExpiration(expiration);
  return {
    on: isOn(rule),
    whole: isWhole(rule),
    ...(deletesAfter !== undefined && { deletesAfter }),
    abortsUploads: readAbort(rule),
  };
}

/** A rule of the separate resource has a word, one in the bucket's own inputs a switch. */
function isOn(rule: unknown): Known<boolean> {
  if (rule === UNKNOWN) return UNKNOWN;
  return flag(rule, "status") ?? flag(rule, "enabled") ?? false;
}

function readExpiration(block: unknown): Known<number> | undefined {
  if (block === undefined || block === UNKNOWN) return block;
  const days = integer(block, "days");
  if (days !== undefined && days !== 0) return days;
  return given(block, "date") || given(block, "createdBeforeDate") ? 0 : undefined;
}

const NARROWING = ["prefix", "objectSizeGreaterThan", "objectSizeLessThan", "tag", "tags", "not"] as const;

function isWhole(rule: unknown): Known<boolean> {
  if (rule === UNKNOWN) return UNKNOWN;
  const filter = at(rule, "filter");
  const both = at(filter, "and");
  if (filter === UNKNOWN || both === UNKNOWN) return UNKNOWN;
  return allOf(
    [rule, filter, both].flatMap((part) =>
      NARROWING.map((name): Known<boolean> => {
        const found = at(part, name);
        if (found === UNKNOWN) return UNKNOWN;
        return found === undefined || found === "" || found === 0 || isEmpty(found);
      }),
    ),
  );
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

function readAbort(rule: unknown): Known<boolean> {
  if (rule === UNKNOWN) return UNKNOWN;
  const days = integer(rule, "abortIncompleteMultipartUploadDays");
  if (days !== undefined) return days === UNKNOWN ? UNKNOWN : days > 0;
  const written = at(rule, "abortIncompleteMultipartUpload") ?? at(rule, "abortMultipartUploads");
  if (written === UNKNOWN) return UNKNOWN;
  return written !== undefined && !(Array.isArray(written) && written.length === 0);
}

/** Does some rule that is on and about every object give up unfinished uploads? */
export function abortsUploads(lifecycle: Lifecycle): Known<boolean> {
  if (lifecycle === undefined || lifecycle === UNKNOWN) return lifecycle ?? false;
  return anyOf(lifecycle.map(({ on, whole, abortsUploads: aborts }) => allOf([on, whole, aborts])));
}

/** Does some rule that is on delete every object in the end? */
export function deletesAll(lifecycle: Lifecycle): Known<boolean> {
  if (lifecycle === undefined || lifecycle === UNKNOWN) return lifecycle ?? false;
  return anyOf(lifecycle.map(({ on, whole, deletesAfter: days }) => allOf([on, whole, days !== undefined])));
}

/** Fewest days after which a rule that is on deletes something; infinite where none does. */
export function deletesAfter(lifecycle: Lifecycle): Known<number> {
  if (lifecycle === undefined) return Number.POSITIVE_INFINITY;
  if (lifecycle === UNKNOWN) return UNKNOWN;
  let fewest: Known<number> = Number.POSITIVE_INFINITY;
  let open = false;
  for (const { on, deletesAfter: days } of lifecycle) {
    if (on === false || days === undefined) continue;
    if (on === UNKNOWN || days === UNKNOWN) open = true;
    else fewest = Math.min(fewest, days);
  }
  return open ? UNKNOWN : fewest;
}

/** What can neither be changed nor deleted for a while. */
export interface Lock {
  /** Somebody asked for one. */
  readonly written: boolean;
  /** It is in force. */
  readonly on: Known<boolean>;
  /** Days that every new object is locked; 0 where only objects that ask for it are. */
  readonly days: Known<number>;
}

const UNLOCKED: Lock = { written: false, on: false, days: 0 };

export function lockOf(bucket: Bucket): Known<Lock> {
  const props = bucket.resource?.props;
  const own = bucket.settings("lock").at(-1);
  if (own) return bucket.cloud === "aws" ? s3Lock(own.props) : ossLock(own.props);
  if (bucket.cloud === "alicloud") return bucket.mayBeSet("lock") ? UNKNOWN : UNLOCKED;
  const inline = at(props, "objectLockConfiguration");
  // The switch stands from the bucket's making; inside the block it is the older spelling of it.
  const on = flag(props, "objectLockEnabled") ?? flag(inline, "objectLockEnabled") ?? false;
  if (inline === UNKNOWN) return UNKNOWN;
  if (inline !== undefined) return { written: true, on, days: ruleDays(inline) };
  if (bucket.mayBeSet("lock")) return UNKNOWN;
  return { written: on !== false, on, days: 0 };
}

/** `objectLockEnabled` can only be "Enabled", which it is where it was left out: typings of aws 7.48. */
function s3Lock(props: unknown): Lock {
  return { written: true, on: flag(props, "objectLockEnabled") ?? true, days: ruleDays(props) };
}

function ossLock(props: unknown): Lock {
  const days = integer(props, "retentionPeriodInDays");
  if (days === undefined)
    return { written: true, on: flag(props, "objectWormEnabled") ?? false, days: ruleDays(props) };
  // A rule that is not locked is void 24 hours after it was made: "Lock a retention policy", OSS.
  const status = text(props, "status");
  return { written: true, on: status === UNKNOWN ? UNKNOWN : status === "Locked", days };
}

const DAYS_A_YEAR = 365;

function ruleDays(props: unknown): Known<number> {
  const rule = at(props, "rule") ?? at(props, "rules");
  const retention = at(rule, "defaultRetention") ?? at(rule, "defaultRetentions");
  if (rule === UNKNOWN || retention === UNKNOWN) return UNKNOWN;
  const days = integer(retention, "days") ?? 0;
  const years = integer(retention, "years") ?? 0;
  return days === UNKNOWN || years === UNKNOWN ? UNKNOWN : days + years * DAYS_A_YEAR;
}
