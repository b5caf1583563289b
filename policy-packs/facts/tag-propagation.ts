import { type Known, type ResourceFact, type StackFact, type Subject, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { parsed } from "../json-input.ts";
import { allOf, anyOf, at, entries, flag, list, matches, text, unless } from "../reading.ts";
import { namedWithin } from "../views/references.ts";

const GROUP = "aws:autoscaling/group:Group";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const ESS = "alicloud:ess/scalingConfiguration:ScalingConfiguration";

/** Do the machines that a group launches get tags: from the group, or from the template it launches them by? */
export const launchedTags: StackFact<Known<boolean>> = {
  name: "launched-tags",
  scope: "stack",
  types: { aws: [GROUP], alicloud: [ESS] },
  read: (stack) => [
    ...stack.ofType(GROUP).map((resource): Subject<Known<boolean>> => {
      const templates = [
        ...namedWithin(stack, resource, "launchTemplate", TEMPLATE),
        ...namedWithin(stack, resource, "mixedInstancesPolicy", TEMPLATE),
      ];
      const own = propagated(at(resource.props, "tags"));
      const from: readonly Known<boolean>[] =
        templates.length > 0 ? templates.map(({ props }) => specified(props)) : [named(resource.props)];
      return { resource, fact: anyOf([own, ...from]) };
    }),
    ...stack.ofType(ESS).map((resource): Subject<Known<boolean>> => {
      const tags = entries(resource.props, "tags");
      return { resource, fact: tags === UNKNOWN ? UNKNOWN : tags.length > 0 };
    }),
  ],
};

/** A template that only the deployment can name may tag; one of another stack leaves it to the group. */
function named(props: unknown): Known<boolean> {
  const template = at(props, "launchTemplate");
  const mixed = at(props, "mixedInstancesPolicy", "launchTemplate", "launchTemplateSpecification");
  const names = [template, at(template, "id"), at(template, "name"), mixed, at(mixed, "launchTemplateId")];
  return names.includes(UNKNOWN) ? UNKNOWN : false;
}

/** Each tag of a group says whether what it launches gets it too; a map, as some programs write it, says nothing. */
function propagated(tags: unknown): Known<boolean> {
  if (tags === UNKNOWN) return UNKNOWN;
  if (!Array.isArray(tags)) return typeof tags === "object" && tags !== null && Object.keys(tags).length > 0;
  return anyOf(
    tags.map((tag): Known<boolean> => flag(tag, "propagateAtLaunch") ?? (tag === UNKNOWN ? UNKNOWN : true)),
  );
}

function specified(template: unknown): Known<boolean> {
  const found = list(template, "tagSpecifications");
  if (found === UNKNOWN) return UNKNOWN;
  return anyOf(
    found.map((specification) => {
      const type = text(specification, "resourceType");
      return allOf([type === UNKNOWN ? UNKNOWN : type === "instance", carries(at(specification, "tags"))]);
    }),
  );
}

/** Do the snapshots of a database carry its tags? Off by default: typings of aws 7.48. */
export const snapshotTags: ResourceFact<Known<boolean>> = resourceFact("snapshot-tags", {
  "aws:rds/instance:Instance": (props) =>
    // Snapshots of Aurora are those of its cluster.
    unless(matches(text(props, "engine"), /^aurora/), flag(props, "copyTagsToSnapshot") ?? false),
  "aws:rds/cluster:Cluster": (props) => flag(props, "copyTagsToSnapshot") ?? false,
  "aws:neptune/cluster:Cluster": (props) => flag(props, "copyTagsToSnapshot") ?? false,
});

/** Do the disks that come with a machine carry tags? They do not take over those of the machine. */
export const volumeTags: ResourceFact<Known<boolean>> = resourceFact("volume-tags", {
  "aws:ec2/instance:Instance": (props, { providerProps }) => {
    const blocks = [at(props, "rootBlockDevice"), ...elements(at(props, "ebsBlockDevices"))];
    // Default tags of the provider reach the volumes of an instance too: "Default tags", guide of the AWS provider.
    const byDefault = at(parsed(at(providerProps, "defaultTags")), "tags");
    return anyOf([
      carries(at(props, "volumeTags")),
      carries(byDefault),
      allOf(blocks.map((block) => carries(at(block, "tags")))),
    ]);
  },
  "alicloud:ecs/instance:Instance": (props) => carries(at(props, "volumeTags")),
});

function elements(value: unknown): readonly unknown[] {
  const found = list(value);
  return found === UNKNOWN ? [UNKNOWN] : found;
}

function carries(tags: unknown): Known<boolean> {
  const found = entries(tags);
  return found === UNKNOWN ? UNKNOWN : found.length > 0;
}
