import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { type Reader, resourceFact } from "../fact.ts";
import { at, flag, given, integer, text } from "../reading.ts";

/** How software on a machine reaches the cloud's metadata service, which hands out the machine's credentials. */
export interface MetadataService {
  readonly reachable: Known<boolean>;
  /** Session tokens (IMDSv2, on Alibaba Cloud "security-enhanced mode") are demanded. */
  readonly tokens: Known<boolean>;
  /** How many network hops an answer may travel; absent where the service or a template decides. */
  readonly hops?: Known<number>;
}

/** AWS nests the options in a block; Alibaba Cloud has them on the resource, in node pools in a block. */
export const metadataService: ResourceFact<MetadataService> = resourceFact("metadata-service", {
  "aws:ec2/instance:Instance": orTemplate("launchTemplate", (props) => at(props, "metadataOptions")),
  "aws:ec2/launchTemplate:LaunchTemplate": (props) => read(at(props, "metadataOptions")),
  "aws:ec2/launchConfiguration:LaunchConfiguration": (props) => read(at(props, "metadataOptions")),
  "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults": read,
  "aws:sagemaker/notebookInstance:NotebookInstance": (props) => {
    const version = text(
      props,
      "instanceMetadataServiceConfiguration",
      "minimumInstanceMetadataServiceVersion",
    );
    return { reachable: true, tokens: version === UNKNOWN ? UNKNOWN : version === "2" };
  },
  "alicloud:ecs/instance:Instance": orTemplate("launchTemplateId", (props) => props),
  "alicloud:ecs/ecsLaunchTemplate:EcsLaunchTemplate": read,
  "alicloud:ess/scalingConfiguration:ScalingConfiguration": ess,
  "alicloud:cs/nodePool:NodePool": (props) => read(at(props, "instanceMetadataOptions")),
});

/** A machine made from a template takes the template's options unless it has its own; the template is judged. */
function orTemplate(template: string, block: (props: unknown) => unknown): Reader<MetadataService> {
  return (props) => {
    const own = block(props);
    const silent = own === undefined || (own === props && !given(props, "httpTokens"));
    return given(props, template) && silent ? undefined : read(own);
  };
}

/** A scaling configuration has the switch alone: whether tokens are asked is the image's. */
function ess(props: unknown): MetadataService | undefined {
  return text(props, "httpEndpoint") === "disabled" ? { reachable: false, tokens: false } : undefined;
}

function read(block: unknown): MetadataService {
  if (block === UNKNOWN) return { reachable: UNKNOWN, tokens: UNKNOWN, hops: UNKNOWN };
  // Defaults of both providers: endpoint `enabled`, tokens `optional` (typings of aws 7.48, alicloud 3.108).
  const tokens = text(block, "httpTokens");
  const hops = integer(block, "httpPutResponseHopLimit");
  return {
    reachable: flag(block, "httpEndpoint") ?? true,
    tokens: tokens === UNKNOWN ? UNKNOWN : tokens === "required",
    // -1 leaves it to the account.
    ...(hops !== undefined && hops !== -1 && { hops }),
  };
}
