/** Outputs by which other resources name one: no input of theirs has a meaning of its own where it is left out. */
const IDENTITY = ["arn", "name", "bucket", "identifier"] as const;

/** What of a resource's outputs is judged beside its inputs, so that a deployed stack reads as its preview did. */
export function identityOf(
  type: string,
  outputs: Readonly<Record<string, unknown>> | null | undefined,
): Readonly<Record<string, string>> {
  const keys: readonly string[] = /:kms\/(key|replicaKey):/.test(type) ? [...IDENTITY, "keyId"] : IDENTITY;
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = outputs?.[key];
      return typeof value === "string" ? [[key, value] as const] : [];
    }),
  );
}
