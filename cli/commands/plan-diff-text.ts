import type { LockChange, LockDiff } from "../../ipam/index.ts";

const KINDS: readonly { readonly kind: keyof LockDiff; readonly sign: string; readonly color: number }[] = [
  { kind: "moved", sign: "!", color: 31 },
  { kind: "resized", sign: "~", color: 33 },
  { kind: "added", sign: "+", color: 32 },
  { kind: "retired", sign: ".", color: 36 },
  { kind: "removed", sign: "-", color: 31 },
];

/** One line a key, what hurts most first; many of one kind are cut, and counted. */
export function diffText(diff: LockDiff, color: boolean, most = 40): string {
  const lines = KINDS.flatMap(({ kind, sign, color: code }) => {
    const changes = diff[kind];
    const shown = changes.slice(0, most).map((change) => `${sign} ${describe(kind, change)}`);
    const rest = changes.length - shown.length;
    if (rest > 0) shown.push(`${sign} … and ${rest} more ${kind}`);
    return color ? shown.map((line) => `\u001b[${code}m${line}\u001b[0m`) : shown;
  });
  return lines.map((line) => `${line}\n`).join("");
}

function describe(kind: keyof LockDiff, { key, from, to }: LockChange): string {
  if (kind === "added") return `${key} ${to}`;
  if (kind === "removed") return `${key} ${from} is free`;
  if (kind === "retired") return `${key} ${from} left the plan; its space is kept until released`;
  return `${key} ${from} → ${to} (${kind})`;
}
