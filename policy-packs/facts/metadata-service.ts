import type { Known, ResourceFact, ResourceView } from "../control.ts";
import { UNKNOWN } from "../control.ts";
import { at, flag, given, text } from "../reading.ts";

/** How software on a machine reaches the cloud's metadata service, which hands out the machine's credentials. */
export interface MetadataService {
  readonly reachable: Known<boolean>;
  /** Session tokens (IMDSv2, on Alibaba Cloud "security-enhanced mode") are demanded. */
  readonly tokens: Known<boolean>;
}

export const metadataService: ResourceFact<MetadataService> = {
  name: "metadata-service",
  scope: "resource",
  types: {
    aws: [
      "aws:ec2/instance:Instance",
      "aws:ec2/launchTemplate:LaunchTemplate",
      "aws:ec2/launchConfiguration:LaunchConfiguration",
    ],
    alicloud: [
      "alicloud:ecs/instance:Instance",
      "alicloud:ecs/ecsLaunchTemplate:EcsLaunchTemplate",
      "alicloud:cs/nodePool:NodePool",
    ],
  },
  read(resource) {
    // An instance made from a template takes the template's options; the template is judged.
    if (given(resource.props, "launchTemplate") && !given(resource.props, "metadataOptions"))
      return undefined;
    return read(options(resource));
  },
};

/** AWS nests the options in a block; Alibaba Cloud has them on the resource, in node pools in a block. */
function options({ type, props }: ResourceView): unknown {
  if (type.startsWith("aws:")) return at(props, "metadataOptions");
  return type === "alicloud:cs/nodePool:NodePool" ? at(props, "instanceMetadataOptions") : props;
}

function read(block: unknown): MetadataService {
  if (block === UNKNOWN) return { reachable: UNKNOWN, tokens: UNKNOWN };
  // Defaults of both providers: endpoint `enabled`, tokens `optional` (typings of aws 7.48, alicloud 3.108).
  const tokens = text(block, "httpTokens");
  return {
    reachable: flag(block, "httpEndpoint") ?? true,
    tokens: tokens === UNKNOWN ? UNKNOWN : tokens === "required",
  };
}
