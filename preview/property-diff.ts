import { isSecretValue, isUnknown, type RecordValue } from "./record.ts";

export interface PropertyChange {
  /** `tags.owner`, `ingress[2].fromPort`; an option of the resource is in parentheses. */
  readonly path: string;
  /** Absent: it was not there. */
  readonly before?: RecordValue;
  /** Absent: it is gone. */
  readonly after?: RecordValue;
}

type Fields = { readonly [key: string]: RecordValue };

/** Every leaf that differs. Two secrets cannot be told apart once written down and count as the same. */
export function propertyChanges(before: Fields, after: Fields): readonly PropertyChange[] {
  const changes: PropertyChange[] = [];
  walkFields("", before, after, changes);
  return changes;
}

function walkFields(path: string, before: Fields, after: Fields, into: PropertyChange[]): void {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const at = /^[\w-]+$/.test(key)
      ? path === ""
        ? key
        : `${path}.${key}`
      : `${path}[${JSON.stringify(key)}]`;
    walk(at, before[key], after[key], into);
  }
}

function walk(
  path: string,
  before: RecordValue | undefined,
  after: RecordValue | undefined,
  into: PropertyChange[],
): void {
  if (before === undefined || after === undefined) {
    into.push({
      path,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    });
    return;
  }
  if (isList(before) && isList(after)) {
    const length = Math.max(before.length, after.length);
    for (let index = 0; index < length; index += 1)
      walk(`${path}[${index}]`, before[index], after[index], into);
    return;
  }
  if (isFields(before) && isFields(after)) {
    walkFields(path, before, after, into);
    return;
  }
  if (!sameLeaf(before, after)) into.push({ path, before, after });
}

function sameLeaf(before: RecordValue, after: RecordValue): boolean {
  if (before === after) return true;
  if (typeof before !== "object" || typeof after !== "object" || before === null || after === null)
    return false;
  return (isUnknown(before) && isUnknown(after)) || (isSecretValue(before) && isSecretValue(after));
}

function isList(value: RecordValue): value is readonly RecordValue[] {
  return Array.isArray(value);
}

function isFields(value: RecordValue): value is Fields {
  return (
    typeof value === "object" &&
    value !== null &&
    !isList(value) &&
    !isUnknown(value) &&
    !isSecretValue(value)
  );
}
