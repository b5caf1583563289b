import { type Judgement, type Known, UNKNOWN } from "./control.ts";
import { fail, notApplicable, pass, undecided } from "./judgement.ts";
import { allOf, at, flag, text } from "./reading.ts";

/** One store of data in a resource: a disk of a machine, the storage of a database. */
export interface StorePart {
  /** Empty where the resource is the store itself. */
  readonly label: string;
  readonly encrypted: Known<boolean>;
  /** Under a key that the account made and controls, not one that the service holds. */
  readonly customerKey: Known<boolean>;
  /** Why the service takes no customer key here, where it takes none. */
  readonly serviceKeyOnly?: string;
}

export type EncryptionAtRest = readonly StorePart[];

/** Keys that the providers hold for a service; using them leaves access control with the service. */
const SERVICE_KEY = /^(alias\/(aws|acs)\/|ServiceKey$)|:alias\/(aws|acs)\//;

/** Whether an input names a customer's key. A key made by this same deployment is unknown, and counts. */
export function isCustomerKey(value: unknown, ...path: readonly string[]): boolean {
  const key = text(value, ...path);
  return key === UNKNOWN || (key !== undefined && key !== "" && !SERVICE_KEY.test(key));
}

/** The usual pair of inputs: a switch, and a key that only matters once it is on. */
export function storePart(
  block: unknown,
  inputs: {
    readonly encrypted: string;
    readonly key: string;
    readonly label?: string;
    readonly default?: Known<boolean>;
  },
): StorePart {
  const encrypted =
    flag(block, inputs.encrypted) ?? (block === UNKNOWN ? UNKNOWN : (inputs.default ?? false));
  return {
    label: inputs.label ?? "",
    encrypted,
    customerKey:
      at(block, inputs.key) === UNKNOWN && block === UNKNOWN
        ? UNKNOWN
        : allOf([encrypted, isCustomerKey(block, inputs.key)]),
  };
}

export function judgeEncrypted(parts: EncryptionAtRest): Judgement {
  return judgeParts(parts, (part) => part.encrypted, "not encrypted at rest", "switch encryption on");
}

export function judgeCustomerKey(parts: EncryptionAtRest): Judgement {
  const [reason] = parts.flatMap((part) => part.serviceKeyOnly ?? []);
  if (reason !== undefined && parts.every((part) => part.serviceKeyOnly !== undefined)) {
    return notApplicable(reason);
  }
  return judgeParts(
    parts,
    (part) => part.customerKey,
    "not encrypted with a customer key",
    "encrypt it with a key of your own from the key service",
  );
}

function judgeParts(
  parts: EncryptionAtRest,
  question: (part: StorePart) => Known<boolean>,
  message: string,
  remedy: string,
): Judgement {
  const open = parts.filter((part) => question(part) === false);
  if (open.length > 0) {
    const labels = open.map((part) => part.label).filter(Boolean);
    return fail(labels.length > 0 ? `${labels.join(", ")} ${message}` : message, remedy);
  }
  return parts.some((part) => question(part) === UNKNOWN)
    ? undecided("encryption at rest is known only after deployment")
    : pass;
}
