import { isCustomerKey } from "../at-rest.ts";
import {
  type Known,
  type ResourceFact,
  type ResourceView,
  type StackFact,
  type Subject,
  UNKNOWN,
} from "../control.ts";
import { resourceFact } from "../fact.ts";
import { flag, integer, type Read, text } from "../reading.ts";
import { awsSchedule, durationHours } from "../rhythm.ts";
import { tagsOf } from "./tags.ts";

/** Is it encrypted with a key of the account's own? A key that a resource of the stack gives counts as one. */
function ownKey({ props, propertyDependencies }: ResourceView, input: string): Known<boolean> {
  const isGiven = (propertyDependencies[input] ?? []).length > 0;
  return props[input] === UNKNOWN && !isGiven ? UNKNOWN : isCustomerKey(props, input);
}

export const secretKeys: ResourceFact<Known<boolean>> = resourceFact("secret-keys", {
  "aws:secretsmanager/secret:Secret": (_, secret) => ownKey(secret, "kmsKeyId"),
  "alicloud:kms/secret:Secret": (_, secret) => ownKey(secret, "encryptionKeyId"),
});

/** Parameters that are no secure ones are another control's. */
export const parameterKeys: ResourceFact<Known<boolean>> = resourceFact("parameter-keys", {
  "aws:ssm/parameter:Parameter": (props, parameter) => {
    const type = text(props, "type");
    if (type === UNKNOWN) return ownKey(parameter, "keyId") === true ? true : UNKNOWN;
    return type === "SecureString" ? ownKey(parameter, "keyId") : undefined;
  },
  "alicloud:oos/secretParameter:SecretParameter": (_, parameter) => ownKey(parameter, "keyId"),
});

/** Whether a parameter is kept encrypted, and whether it may be read by everybody anyway. */
export interface ParameterKind {
  readonly secure: Known<boolean>;
  readonly open: Known<boolean>;
}

export const parameterKinds: ResourceFact<ParameterKind> = resourceFact("parameter-kinds", {
  "aws:ssm/parameter:Parameter": (props, resource) => {
    const type = text(props, "type");
    return { secure: type === UNKNOWN ? UNKNOWN : type === "SecureString", open: isOpen(resource) };
  },
  "alicloud:oos/parameter:Parameter": (_, resource) => ({ secure: false, open: isOpen(resource) }),
  "alicloud:oos/secretParameter:SecretParameter": (_, resource) => ({ secure: true, open: isOpen(resource) }),
});

function isOpen(resource: ResourceView): Known<boolean> {
  const tags = tagsOf(resource);
  const dataClass = tags === UNKNOWN ? UNKNOWN : tags.get("data-class");
  return dataClass === UNKNOWN ? UNKNOWN : dataClass === "public";
}

/** Whether somebody changes a secret, and how often. */
export interface SecretRotation {
  /** Can the service change it by itself? */
  readonly rotatable: Known<boolean>;
  readonly rotated: Known<boolean>;
}

export const secretRotation: StackFact<SecretRotation> = {
  name: "secret-rotation",
  scope: "stack",
  types: { aws: ["aws:secretsmanager/secret:Secret"], alicloud: ["alicloud:kms/secret:Secret"] },
  read(stack) {
    const rotated = new Map<string, Known<boolean>>();
    let loose = false;
    let named = false;
    for (const rotation of stack.ofType("aws:secretsmanager/secretRotation:SecretRotation")) {
      const secrets = stack.referencedBy(rotation, "secretId", "aws:secretsmanager/secret:Secret");
      const isOn = flag(rotation.props, "rotationEnabled") ?? true;
      for (const secret of secrets) rotated.set(secret.urn, isOn);
      loose ||= secrets.length === 0 && rotation.props.secretId === UNKNOWN;
      named ||= secrets.length === 0 && rotation.props.secretId !== UNKNOWN;
    }
    return [
      ...stack.ofType("aws:secretsmanager/secret:Secret").map(
        (resource): Subject<SecretRotation> => ({
          resource,
          fact: {
            rotatable: true,
            // A rotation by name may be this secret's, as long as its own name is not known.
            rotated:
              rotated.get(resource.urn) ??
              (loose || (named && resource.props.name === UNKNOWN) ? UNKNOWN : false),
          },
        }),
      ),
      ...stack.ofType("alicloud:kms/secret:Secret").map(
        (resource): Subject<SecretRotation> => ({
          resource,
          fact: {
            rotatable: isManaged(text(resource.props, "secretType")),
            rotated: flag(resource.props, "enableAutomaticRotation") ?? false,
          },
        }),
      ),
    ];
  },
};

/** "Overview of secrets": the service changes those that it manages elsewhere; a generic one is left to its owner. */
function isManaged(type: Read<string>): Known<boolean> {
  return type === UNKNOWN ? UNKNOWN : type !== undefined && type !== "Generic";
}

/** Days between two changes of a secret; undefined where it is not changed at all. */
export const rotationPeriods: ResourceFact<Known<number>> = resourceFact("rotation-periods", {
  "aws:secretsmanager/secretRotation:SecretRotation": (props) => {
    const days = integer(props, "rotationRules", "automaticallyAfterDays");
    const schedule = text(props, "rotationRules", "scheduleExpression");
    if (days !== undefined) return days;
    if (schedule === UNKNOWN || props.rotationRules === UNKNOWN) return UNKNOWN;
    return daysBetween(schedule === undefined ? undefined : awsSchedule(schedule)?.everyHours);
  },
  "alicloud:kms/secret:Secret": (props) => {
    const isOn = flag(props, "enableAutomaticRotation");
    if (isOn === false || isOn === undefined) return undefined;
    const interval = text(props, "rotationInterval");
    if (isOn === UNKNOWN || interval === UNKNOWN) return UNKNOWN;
    return daysBetween(interval === undefined ? undefined : durationHours(interval));
  },
});

/** What cannot be read as a rhythm never comes round. */
function daysBetween(everyHours: number | undefined): number {
  return everyHours === undefined ? Number.POSITIVE_INFINITY : everyHours / 24;
}
