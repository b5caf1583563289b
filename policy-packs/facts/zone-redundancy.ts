import { canonicalType } from "../aliases.ts";
import { type Known, type StackFact, UNKNOWN } from "../control.ts";
import { typesByCloud } from "../fact.ts";
import { anyOf, given, text } from "../reading.ts";
import { bucketOf } from "../views/bucket.ts";
import { copiesOf } from "../views/bucket-copies.ts";
import { rolesOf } from "../views/bucket-roles.ts";
import { environmentOf } from "./tags.ts";

/** Whether what is stored outlives the loss of one availability zone. */
export interface ZoneRedundancy {
  readonly redundant: Known<boolean>;
  /** What stands in for it, where something does. */
  readonly instead?: string;
  readonly environment: Known<string> | undefined;
}

type Props = Readonly<Record<string, unknown>>;
type Reading = (props: Props) => Known<boolean> | undefined;

const oneOf =
  (input: string, wanted: RegExp, fallback: string): Reading =>
  (props) => {
    const found = text(props, input) ?? fallback;
    return found === UNKNOWN ? UNKNOWN : wanted.test(found);
  };

/** Defaults as documented: typings of aws 7.48 and alicloud 3.108. */
const READINGS: Readonly<Record<string, Reading>> = {
  // Named, one zone; left out, all of the region.
  "aws:efs/fileSystem:FileSystem": (props) => !given(props, "availabilityZoneName"),
  "aws:fsx/windowsFileSystem:WindowsFileSystem": oneOf("deploymentType", /^MULTI_AZ/, "SINGLE_AZ_1"),
  "aws:fsx/ontapFileSystem:OntapFileSystem": oneOf("deploymentType", /^MULTI_AZ/, ""),
  "aws:fsx/openZfsFileSystem:OpenZfsFileSystem": oneOf("deploymentType", /^MULTI_AZ/, ""),
  "alicloud:oss/bucket:Bucket": oneOf("redundancyType", /^ZRS$/, "LRS"),
  // The choice is there for general CPFS alone.
  "alicloud:nas/fileSystem:FileSystem": (props) =>
    text(props, "fileSystemType") === "cpfs" || given(props, "redundancyType")
      ? oneOf("redundancyType", /^ZRS$/, "LRS")(props)
      : undefined,
};

const TYPES = Object.keys(READINGS);

export const zoneRedundancy: StackFact<ZoneRedundancy> = {
  name: "zone-redundancy",
  scope: "stack",
  types: typesByCloud(TYPES),
  read: (stack) =>
    stack.ofType(...TYPES).flatMap((resource) => {
      const redundant = READINGS[canonicalType(resource.type)]?.(resource.props);
      if (redundant === undefined) return [];
      const bucket = bucketOf(stack, resource);
      const roles = bucket && rolesOf(stack, bucket);
      const copies = bucket && copiesOf(stack, bucket);
      const open =
        copies === UNKNOWN || roles?.mayHave("replica") === true || roles?.mayHave("access-log") === true;
      const instead =
        roles?.has("replica") || (copies && copies !== UNKNOWN && anyOf(copies.map(({ on }) => on)) === true)
          ? "what it holds also lies in another bucket"
          : roles?.has("access-log")
            ? "holds access logs of other buckets, which are no business data"
            : undefined;
      return [
        {
          resource,
          fact: {
            redundant: redundant === false && open ? UNKNOWN : redundant,
            ...(instead && { instead }),
            environment: environmentOf(resource),
          },
        },
      ];
    }),
};
