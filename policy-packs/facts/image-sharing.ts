import { type Known, type ResourceView, type StackFact, type StackView, UNKNOWN } from "../control.ts";
import { text } from "../reading.ts";

const AMI_SHARE = "aws:ec2/amiLaunchPermission:AmiLaunchPermission";
const SNAPSHOT_SHARE = "aws:ec2/snapshotCreateVolumePermission:SnapshotCreateVolumePermission";
const IMAGE_SHARE = "alicloud:ecs/imageSharePermission:ImageSharePermission";

/** What stands for an account, a unit or the whole of an organisation that the stack makes itself. */
const OWN = [
  "aws:organizations/account:Account",
  "aws:organizations/organization:Organization",
  "aws:organizations/organizationalUnit:OrganizationalUnit",
  "alicloud:resourcemanager/account:Account",
];

const RECIPIENTS = ["accountId", "organizationArn", "organizationalUnitArn"];

/** To whom an image or a snapshot is given. */
export interface ImageSharing {
  readonly everybody: Known<boolean>;
  /** Account, organisation or unit, by number or ARN; `own` where this stack makes it. */
  readonly recipient: Known<string> | "own" | undefined;
}

export const imageSharing: StackFact<ImageSharing> = {
  name: "image-sharing",
  scope: "stack",
  types: { aws: [AMI_SHARE, SNAPSHOT_SHARE], alicloud: [IMAGE_SHARE] },
  read: (stack) =>
    stack.ofType(AMI_SHARE, SNAPSHOT_SHARE, IMAGE_SHARE).map((resource) => {
      const group = text(resource.props, "group");
      const input = RECIPIENTS.find((name) => resource.props[name] !== undefined);
      return {
        resource,
        fact: {
          everybody: group === UNKNOWN ? UNKNOWN : group === "all",
          recipient: input === undefined ? undefined : recipient(stack, resource, input),
        },
      };
    }),
};

function recipient(stack: StackView, resource: ResourceView, input: string): ImageSharing["recipient"] {
  return stack.referencedBy(resource, input, ...OWN).length > 0 ? "own" : text(resource.props, input);
}
