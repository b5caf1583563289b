/** What a text holds that nothing but a credential looks like. The credential itself is never kept. */

const NAMES =
  "password|passwd|passphrase|pwd|secret[_-]?access[_-]?key|access[_-]?key[_-]?secret|secret[_-]?key|api[_-]?key|client[_-]?secret|auth[_-]?token|access[_-]?token|db[_-]?pass";

/** A value that is written out: no variable, no call, no reference to a store. */
const WRITTEN = "(?!(?:arn|acs):|\\{\\{resolve|ssm:|secretsmanager:)[^\\s\"'`$<{(][^\\s\"'`$<{]{5,}";

const SHAPES: readonly (readonly [kind: string, shape: RegExp])[] = [
  // "IAM identifiers": prefixes of the identifiers of keys, users and roles; only keys and sessions are credentials.
  ["an AWS access key", /\b(?:AKIA|ASIA|A3T[A-Z0-9])[0-9A-Z]{16}\b/],
  ["an Alibaba Cloud access key", /\bLTAI[0-9A-Za-z]{12,26}\b/],
  ["a private key", /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/],
  ["a password", new RegExp(`(?:${NAMES})["']?\\s*[:=]\\s*["']?${WRITTEN}`, "i")],
  ["a connection string with a password", /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@"']*:[^\s:/@"'$<{]{3,}@/i],
];

/** Secret keys of AWS: forty signs of base64 that are neither a path nor a checksum. */
const FORTY = /(?<![A-Za-z0-9/+=])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/g;

export function credentialsIn(text: string): readonly string[] {
  const readable = [text, ...decoded(text)];
  const kinds = SHAPES.filter(([, shape]) => readable.some((one) => shape.test(one))).map(([kind]) => kind);
  return readable.some(hasSecretKey) ? [...kinds, "a secret key"] : kinds;
}

function hasSecretKey(text: string): boolean {
  return (text.match(FORTY) ?? []).some(
    (word) =>
      /[a-z]/.test(word) && /[A-Z]/.test(word) && /\d/.test(word) && (word.match(/\//g) ?? []).length < 4,
  );
}

/** User data is often given in base64; a whole text in it reads as text again. */
function decoded(text: string): readonly string[] {
  return text.length >= 8 && /^[A-Za-z0-9+/\s]+=*\s*$/.test(text)
    ? [Buffer.from(text, "base64").toString("utf8")]
    : [];
}
