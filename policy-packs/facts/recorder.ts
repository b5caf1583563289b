import {
  type Known,
  type ResourceView,
  type StackFact,
  type StackView,
  type Subject,
  UNKNOWN,
} from "../control.ts";
import { presence } from "../presence.ts";
import { anyOf, at, flag, given, list, text } from "../reading.ts";
import type { Switch } from "../switches.ts";
import { names } from "../views/references.ts";
import { threatDetection } from "./platform.ts";

const RECORDER = "aws:cfg/recorder:Recorder";
const STATUS = "aws:cfg/recorderStatus:RecorderStatus";
const ALI_RECORDER = "alicloud:cfg/configurationRecorder:ConfigurationRecorder";
const DETECTOR = "aws:guardduty/detector:Detector";
const SECURITY_CENTER = "alicloud:threatdetection/instance:Instance";

/** Are changes of every kind of resource recorded, those of the whole account among them? */
export const recordedKinds: StackFact<Switch> = {
  name: "recorded-kinds",
  scope: "stack",
  types: { aws: [RECORDER], alicloud: [ALI_RECORDER] },
  read: (stack) => [
    ...stack
      .ofType(RECORDER)
      .map((resource): Subject<Switch> => ({ resource, fact: kindsOf(resource, stack) })),
    ...stack.ofType(ALI_RECORDER).map(
      (resource): Subject<Switch> => ({
        resource,
        // All kinds where none are named: typings of alicloud 3.108.
        fact:
          at(resource.props, "resourceTypes") === UNKNOWN ? UNKNOWN : !given(resource.props, "resourceTypes"),
      }),
    ),
  ],
};

/** What belongs to the whole account is recorded once: by the recorder of one region, for those of the others. */
function kindsOf(recorder: ResourceView, stack: StackView): Switch {
  const own = globalKinds(recorder.props);
  const region = text(recorder.props, "region");
  if (own !== false || region === undefined) return own;
  return anyOf(
    stack.ofType(RECORDER).map(({ props }): Switch => {
      const other = text(props, "region");
      if (other === undefined || other === region) return false;
      const kinds = globalKinds(props);
      return kinds === true && (other === UNKNOWN || region === UNKNOWN) ? UNKNOWN : kinds;
    }),
  );
}

/** Kinds of the whole account, such as roles, are left out unless they are asked for: typings of aws 7.48. */
function globalKinds(props: ResourceView["props"]): Switch {
  const group = at(props, "recordingGroup");
  if (group === UNKNOWN) return UNKNOWN;
  const strategy = text(group, "recordingStrategies", "useOnly");
  if (strategy === UNKNOWN) return UNKNOWN;
  // The strategy that leaves some kinds out records all others, global ones too.
  if (strategy === "EXCLUSION_BY_RESOURCE_TYPES") return true;
  return flag(group, "includeGlobalResourceTypes") ?? false;
}

/** Is a recorder running, and does it take all kinds that the service knows? */
export const runningRecorder: StackFact<Switch> = {
  name: "running-recorder",
  scope: "stack",
  types: { aws: [STATUS], alicloud: [] },
  read: (stack) =>
    stack.ofType(STATUS).map((resource): Subject<Switch> => {
      const enabled = flag(resource.props, "isEnabled") ?? false;
      const name = text(resource.props, "name");
      const named = stack.referencedBy(resource, "name", RECORDER);
      const recorders =
        named.length > 0 || name === UNKNOWN
          ? named
          : stack.ofType(RECORDER).filter((recorder) => text(recorder.props, "name") === name);
      if (enabled !== true) return { resource, fact: enabled };
      const partial = anyOf(recorders.map(({ props }) => leavesOut(props)));
      return { resource, fact: partial === UNKNOWN ? UNKNOWN : !partial };
    }),
};

function leavesOut(props: ResourceView["props"]): Switch {
  const group = at(props, "recordingGroup");
  if (group === UNKNOWN) return UNKNOWN;
  const all = flag(group, "allSupported") ?? true;
  return all === UNKNOWN ? UNKNOWN : !all;
}

/** Is a detector told to take in the accounts that join later? */
export const organizationDetection: StackFact<Switch> = {
  name: "organization-detection",
  scope: "stack",
  types: { aws: [DETECTOR], alicloud: [] },
  read: (stack) => {
    const settings = stack.ofType("aws:guardduty/organizationConfiguration:OrganizationConfiguration");
    // One account alone has no organization to take in.
    return stack.ofType(DETECTOR).map((resource): Subject<Switch> => {
      const own = settings.filter((it) => stack.referencedBy(it, "detectorId", DETECTOR).includes(resource));
      const taken = anyOf(
        own.map(({ props }) => {
          const members = text(props, "autoEnableOrganizationMembers");
          return members === UNKNOWN ? UNKNOWN : members === "ALL" || members === "NEW";
        }),
      );
      return { resource, fact: taken };
    });
  },
};

/** What the stack that makes an account's trail makes beside it. */
export const baselineServices = presence("baseline-services", {
  aws: {
    anchors: ["aws:cloudtrail/trail:Trail"],
    missing: (stack) =>
      lacking([
        [
          "running configuration recorder",
          anyOf(stack.ofType(STATUS).map(({ props }) => flag(props, "isEnabled") ?? false)),
        ],
        [
          "enabled threat detector",
          anyOf(stack.ofType(DETECTOR).map((resource) => threatDetection.read(resource) ?? false)),
        ],
        ["security hub", stack.ofType("aws:securityhub/account:Account").length > 0],
      ]),
  },
  alicloud: {
    anchors: ["alicloud:actiontrail/trail:Trail"],
    missing: (stack) =>
      lacking([
        ["configuration recorder", stack.ofType(ALI_RECORDER).length > 0],
        [
          "security centre that detects threats",
          anyOf([
            ...stack.ofType(SECURITY_CENTER).map((resource) => threatDetection.read(resource) ?? false),
            // Editions are bought by people; a stack that sets one up has it.
            stack.resources.some(
              ({ type }) => type.startsWith("alicloud:threatdetection/") && type !== SECURITY_CENTER,
            ),
          ]),
        ],
      ]),
  },
});

function lacking(parts: readonly (readonly [string, Switch])[]): Known<readonly string[]> {
  const missing = parts.filter(([, there]) => there === false).map(([what]) => what);
  return missing.length === 0 && parts.some(([, there]) => there === UNKNOWN) ? UNKNOWN : missing;
}

/** Something that keeps the machines of a stack patched. */
export const patching = presence("patching", {
  aws: {
    anchors: ["aws:ec2/instance:Instance", "aws:autoscaling/group:Group"],
    missing: (stack) =>
      lacking([
        [
          "patch baseline or task of a maintenance window",
          stack.ofType(
            "aws:ssm/patchBaseline:PatchBaseline",
            "aws:ssm/patchGroup:PatchGroup",
            // A window alone opens for nothing.
            "aws:ssm/maintenanceWindowTask:MaintenanceWindowTask",
            "aws:ssm/association:Association",
          ).length > 0,
        ],
      ]),
  },
  alicloud: {
    anchors: ["alicloud:ecs/instance:Instance", "alicloud:ess/scalingGroup:ScalingGroup"],
    missing: (stack) =>
      lacking([
        [
          "patch baseline or security centre",
          anyOf([
            stack.ofType(
              "alicloud:oos/patchBaseline:PatchBaseline",
              "alicloud:oos/defaultPatchBaseline:DefaultPatchBaseline",
            ).length > 0,
            // The editions that look for threats look for missing patches as well.
            ...stack.ofType(SECURITY_CENTER).map((resource) => threatDetection.read(resource) ?? false),
            ...stack
              .ofType(
                "alicloud:oos/stateConfiguration:StateConfiguration",
                "alicloud:oos/execution:Execution",
              )
              .map(({ props }): Switch => {
                const template = text(props, "templateName") ?? "";
                return template === UNKNOWN ? UNKNOWN : /patch/i.test(template);
              }),
          ]),
        ],
      ]),
  },
});

/** Machines with a login of their own, and whether the stack has a bastion to enter them by. */
export interface OwnLogin {
  readonly present: boolean;
  /** Has it the login? An input that comes from elsewhere may still be empty. */
  readonly given: Known<true>;
}

export const bastion: StackFact<OwnLogin> = {
  name: "bastion",
  scope: "stack",
  types: {
    aws: [
      "aws:ec2/instance:Instance",
      "aws:ec2/launchTemplate:LaunchTemplate",
      "aws:ec2/launchConfiguration:LaunchConfiguration",
    ],
    alicloud: [
      "alicloud:ecs/instance:Instance",
      "alicloud:ecs/ecsLaunchTemplate:EcsLaunchTemplate",
      "alicloud:ess/scalingConfiguration:ScalingConfiguration",
    ],
  },
  read(stack) {
    const aws = stack.ofType(...BASTIONS.aws).length > 0;
    // One that the whole internet may try is no bastion.
    const alicloud = stack
      .ofType(...BASTIONS.alicloud)
      .some(({ props }) => flag(props, "enablePublicAccess") !== true || given(props, "publicWhiteLists"));
    return stack.ofType(...this.types.aws, ...this.types.alicloud).flatMap((resource) => {
      const login = anyOf(["keyName", "keyPairName", "password"].map((input) => names(resource, input)));
      const present = resource.type.startsWith("aws:") ? aws : alicloud;
      return login === false ? [] : [{ resource, fact: { present, given: login } }];
    });
  },
};

const BASTIONS = {
  aws: ["aws:ec2transitgateway/instanceConnectEndpoint:InstanceConnectEndpoint"],
  alicloud: [
    "alicloud:bastionhost/instance:Instance",
    "alicloud:yundun/bastionHostInstance:BastionHostInstance",
  ],
} as const;

/** Who may reach a bastion from the internet: its own list, or everybody where it has none. */
export const bastionSources: StackFact<{
  readonly public: Known<boolean>;
  readonly sources: Known<readonly unknown[]>;
}> = {
  name: "bastion-sources",
  scope: "stack",
  types: { aws: [], alicloud: BASTIONS.alicloud },
  read: (stack) =>
    stack.ofType(...BASTIONS.alicloud).map((resource) => ({
      resource,
      fact: {
        public: flag(resource.props, "enablePublicAccess") ?? false,
        sources: list(resource.props, "publicWhiteLists"),
      },
    })),
};
