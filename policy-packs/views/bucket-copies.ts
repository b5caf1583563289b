/** Where a bucket is copied to. */
import { type Known, type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import { at, flag, list, text } from "../reading.ts";
import { type Bucket, block, namedBuckets } from "./bucket.ts";
import { regionOf } from "./place.ts";

export interface Copy {
  readonly on: Known<boolean>;
  /** Region of the target, where this stack or the rule tells it. */
  readonly region: Known<string>;
}

/** Every copy that is set up for a bucket; unknown where one may still turn up. */
export function copiesOf(stack: StackView, bucket: Bucket): Known<readonly Copy[]> {
  const own = bucket.settings("replication");
  if (own.length > 0) return joined(own.map((setting) => copiesIn(stack, bucket, setting)));
  const inline = bucket.cloud === "aws" && bucket.resource && inlineCopies(stack, bucket.resource);
  if (inline) return inline;
  return bucket.mayBeSet("replication") ? UNKNOWN : [];
}

function joined(parts: readonly Known<readonly Copy[]>[]): Known<readonly Copy[]> {
  const known = parts.filter((part) => part !== UNKNOWN);
  return known.length < parts.length ? UNKNOWN : known.flat();
}

function copiesIn(stack: StackView, bucket: Bucket, setting: ResourceView): Known<readonly Copy[]> {
  if (bucket.cloud === "aws") return rules(stack, setting, "rules", setting.props.rules);
  const location = text(setting.props, "destination", "location") ?? UNKNOWN;
  // A rule of OSS has no switch: it is on while it stands.
  return [{ on: true, region: location === UNKNOWN ? UNKNOWN : location.replace(/^oss-/, "") }];
}

function inlineCopies(stack: StackView, resource: ResourceView): Known<readonly Copy[]> | undefined {
  const written = block(resource.props, "replicationConfiguration");
  if (written === undefined || written === UNKNOWN) return written;
  return rules(stack, resource, "replicationConfiguration", at(written, "rules"));
}

function rules(
  stack: StackView,
  from: ResourceView,
  input: string,
  written: unknown,
): Known<readonly Copy[]> {
  const found = list(written);
  if (found === UNKNOWN) return UNKNOWN;
  return found.map((rule): Copy => {
    const name = text(at(rule, "destination") ?? at(rule, "destinations"), "bucket");
    return {
      on: rule === UNKNOWN ? UNKNOWN : (flag(rule, "status") ?? false),
      region: regionOfTarget(namedBuckets(stack, from, input, [name])),
    };
  });
}

function regionOfTarget(targets: readonly Bucket[]): Known<string> {
  const regions = new Set<Known<string>>();
  for (const { resource } of targets) if (resource) regions.add(regionOf(resource));
  for (const only of regions) if (regions.size === 1) return only;
  return UNKNOWN;
}
