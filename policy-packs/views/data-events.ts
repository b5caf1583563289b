/** Whose objects an audit trail records the reading of. */
import { type Known, type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import { at, list, text, texts } from "../reading.ts";
import { type Bucket, namedBuckets } from "./bucket.ts";

const TRAIL = "aws:cloudtrail/trail:Trail";
const OBJECTS = "AWS::S3::Object";

/** What one selector of a trail is about: all buckets, the ones it names, or what only a deployment knows. */
type Reach = Known<"all" | readonly Known<string>[]>;

interface Recorded {
  readonly all: boolean;
  /** Some selector is about what only a deployment knows. */
  readonly open: boolean;
  /** Some selector names a bucket that this stack does not know. */
  readonly strangers: boolean;
  readonly buckets: ReadonlySet<Bucket>;
}

/** Does a trail of this stack write down who reads the objects of a bucket? "Logging options for Amazon S3". */
export function readsRecorded(stack: StackView, bucket: Bucket): Known<boolean> {
  if (bucket.cloud !== "aws") return false;
  const { all, open, strangers, buckets } = stack.once(recorded, recorded);
  if (all || buckets.has(bucket)) return true;
  return open || (strangers && bucket.nameless) ? UNKNOWN : false;
}

function recorded(stack: StackView): Recorded {
  const buckets = new Set<Bucket>();
  let all = false;
  let open = false;
  let strangers = false;
  for (const trail of stack.ofType(TRAIL)) {
    for (const input of ["advancedEventSelectors", "eventSelectors"] as const) {
      for (const reach of reaches(trail, input)) {
        if (reach === "all") all = true;
        else {
          const named = namedBuckets(stack, trail, input, reach === UNKNOWN ? [UNKNOWN] : reach);
          for (const bucket of named) buckets.add(bucket);
          if (named.length > 0) continue;
          if (reach === UNKNOWN || reach.includes(UNKNOWN)) open = true;
          else strangers = true;
        }
      }
    }
  }
  return { all, open, strangers, buckets };
}

function reaches(
  { props }: ResourceView,
  input: "advancedEventSelectors" | "eventSelectors",
): readonly Reach[] {
  const found = list(props, input);
  if (found === UNKNOWN) return [UNKNOWN];
  return found.flatMap((selector): readonly Reach[] => {
    if (selector === UNKNOWN) return [UNKNOWN];
    return input === "eventSelectors" ? plain(selector) : advanced(selector);
  });
}

/** `arn:aws:s3` alone, or with empty fields behind it, is every bucket. */
const EVERY = /^arn:[^:]+:s3:*$/;

function reachOf(names: Known<readonly Known<string>[]>): Reach {
  if (names === UNKNOWN) return UNKNOWN;
  return names.some((name) => name !== UNKNOWN && EVERY.test(name)) ? "all" : names;
}

function plain(selector: unknown): readonly Reach[] {
  if (text(selector, "readWriteType") === "WriteOnly") return [];
  const resources = list(selector, "dataResources");
  if (resources === UNKNOWN) return [UNKNOWN];
  return resources.flatMap((resource): readonly Reach[] => {
    const type = resource === UNKNOWN ? UNKNOWN : text(resource, "type");
    if (type === UNKNOWN) return [UNKNOWN];
    return type === OBJECTS ? [reachOf(texts(resource, "values"))] : [];
  });
}

function advanced(selector: unknown): readonly Reach[] {
  const fields = list(selector, "fieldSelectors");
  if (fields === UNKNOWN) return [UNKNOWN];
  // A field that is unknown may be any, and narrow the selector to anything.
  if (fields.some((each) => each === UNKNOWN || text(each, "field") === UNKNOWN)) return [UNKNOWN];
  const field = (name: string) => fields.find((each) => text(each, "field") === name);
  const equals = (name: string): readonly Known<string>[] => {
    const values = texts(field(name), "equals");
    return values === UNKNOWN ? [UNKNOWN] : values;
  };
  const wanted = [equals("eventCategory"), equals("resources.type")];
  if (wanted.some((values) => values.includes(UNKNOWN))) return [UNKNOWN];
  if (!wanted[0]?.includes("Data") || !wanted[1]?.includes(OBJECTS)) return [];
  if (equals("readOnly").includes("false")) return [];
  const arn = field("resources.ARN");
  if (arn === undefined) return ["all"];
  if (at(arn, "notEquals") !== undefined || at(arn, "notStartsWiths") !== undefined) return [UNKNOWN];
  return ["equals", "startsWiths"]
    .filter((operator) => at(arn, operator) !== undefined)
    .map((operator) => reachOf(texts(arn, operator)));
}
