/**
 * Chat groups are read on private phones and kept by another company: what would open a door never gets there.
 * Replaced by its kind, so that the reader still knows what stood there. @clause 8.3.3-d
 */
export function redact(text: string): string {
  const replaced = RULES.reduce((rest, { kind, pattern }) => {
    const mark = `[${kind}]`;
    return rest.replace(pattern, (whole: string, ...groups: readonly unknown[]) => {
      const kept = typeof groups[0] === "string" ? groups[0] : "";
      return whole === kept ? whole : `${kept}${mark}`;
    });
  }, text);
  return replaced
    .replace(RESIDENT, (number) => (isResident(number) ? "[identity number]" : number))
    .replace(DIGITS, (digits) => (isCard(digits) ? "[card number]" : digits));
}

/** What people and services call a secret. */
const NAME =
  "(?:pass(?:word|wd|phrase)?|pwd|secret(?:[_ -]?(?:access)?[_ -]?(?:key|string|data|value))?|access[_ -]?key[_ -]?(?:id|secret)?|api[_ -]?key|auth(?:orization)?|(?:session|security|access|refresh)?[_ -]?token|credentials?|密码|口令|密钥|令牌)";

/** A group in a pattern is what stays; what is replaced already stays replaced. */
const RULES: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  {
    kind: "private key",
    pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  },
  // The robots' own addresses hold their keys.
  {
    kind: "webhook",
    pattern:
      /https?:\/\/(?:oapi\.dingtalk\.com\/robot|qyapi\.weixin\.qq\.com\/cgi-bin\/webhook|open\.(?:feishu\.cn|larksuite\.com)\/open-apis\/bot|hooks\.slack\.com)\/[^\s"'<>)]*/gi,
  },
  { kind: "token", pattern: /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g },
  { kind: "token", pattern: /\b((?:Bearer|Basic)\s+)[\w.~+/=-]{8,}/gi },
  { kind: "cookie", pattern: /\b((?:set-)?cookie\s*:\s*)[^\n]+/gi },
  { kind: "password", pattern: /(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]+:)[^\s@/]+(?=@)/gi },
  { kind: "access key", pattern: /\b(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}\b/g },
  { kind: "access key", pattern: /\b(?:LTAI|STS\.)[A-Za-z0-9]{12,}\b/g },
  { kind: "token", pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{20,}|xox[abprs]-[\w-]{10,}|SEC[0-9a-f]{48,})\b/g },
  {
    kind: "secret",
    pattern:
      /([?&](?:access_?token|token|key|sign|signature|secret|password|x-amz-(?:signature|credential|security-token)|security-?token|ossaccesskeyid)=)(?!\[)[^&\s"'<>]+/gi,
  },
  // In JSON, in JSON inside of JSON, and in single quotes: up to the closing quote, whatever stands between.
  { kind: "secret", pattern: new RegExp(`(${NAME}"?\\s*[:=]\\s*")(?!\\[)(?:\\\\.|[^"\\\\])+`, "gi") },
  { kind: "secret", pattern: new RegExp(`(${NAME}\\\\+"\\s*:\\s*\\\\+")(?!\\[)[\\s\\S]+?(?=\\\\+")`, "gi") },
  { kind: "secret", pattern: new RegExp(`(${NAME}'?\\s*[:=]\\s*')(?!\\[)(?:\\\\.|[^'\\\\])+`, "gi") },
  {
    kind: "secret",
    pattern: new RegExp(`(${NAME}["']?\\s*(?:[:=：]|是|为)\\s*)(?![\\["'\\\\])[^\\s"',;&}，；。]{3,}`, "gi"),
  },
  { kind: "secret", pattern: /(\s--?(?:password|passwd|pwd|secret|token|api-key)[ =])(?!\[)[^\s"'[]+/gi },
];

/** 13 to 19 digits as cards have them, in groups or not; not the middle of an ARN or of a longer number. */
const DIGITS = /(?<![\w:.-])[2-6]\d(?:[ -]?\d){11,17}(?![\w:-])/g;

function isCard(text: string): boolean {
  const digits = [...text.replace(/\D/g, "")].map(Number).reverse();
  const sum = digits.reduce((total, digit, index) => {
    const twice = digit * 2;
    return total + (index % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice);
  }, 0);
  return sum % 10 === 0;
}

/** Identity number of a resident of the mainland: place, date of birth, serial and check digit, GB 11643. */
const RESIDENT =
  /(?<![\w:.-])[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\w-])/g;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

function isResident(number: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return "10X98765432"[sum % 11] === number[17]?.toUpperCase();
}
