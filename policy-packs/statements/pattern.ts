/** Patterns of policies: `*` stands for any run of characters, `?` for one. Nothing here backtracks. */

/** Does every text that `inner` matches also match `outer`? Never says so wrongly. */
export function covers(outer: string, inner: string): boolean {
  return run(outer, inner, (wanted, given) => wanted === given || (wanted === "?" && given !== "*"));
}

/** Is there a text that both patterns match? */
export function overlaps(left: string, right: string): boolean {
  // Stryker disable next-line ConditionalExpression: a short cut
  if (startApart(left, right)) return false;
  // Position by position, which prefixes of `right` can end where a prefix of `left` ends.
  let row = reach(right, [0]);
  for (const sign of left) {
    const next = new Set<number>();
    for (const at of row) {
      const other = right[at];
      if (sign === "*") {
        for (let further = at; further <= right.length; further += 1) next.add(further);
      } else if (other === "*") next.add(at);
      else if (other !== undefined && (other === sign || other === "?" || sign === "?")) next.add(at + 1);
    }
    row = reach(right, next);
    // Stryker disable next-line ConditionalExpression: a short cut
    if (row.size === 0) return false;
  }
  return row.has(right.length);
}

// Stryker disable all: a short cut, without which the answer is the same and comes later
/** What stands before the first wildcard of both decides most questions at once. */
function startApart(left: string, right: string): boolean {
  for (let at = 0; at < left.length && at < right.length; at += 1) {
    const one = left[at];
    const other = right[at];
    if (one === "*" || one === "?" || other === "*" || other === "?") return false;
    if (one !== other) return true;
  }
  return false;
}
// Stryker restore all

/** A star may stand for nothing, so whatever stands before one also stands behind it. */
function reach(pattern: string, starts: Iterable<number>): ReadonlySet<number> {
  const found = new Set<number>();
  for (const start of starts) {
    let at = start;
    found.add(at);
    while (pattern[at] === "*") found.add(++at);
  }
  return found;
}

/** Greedy match with one point of return, the last star: linear but for repeats behind a star. */
function run(pattern: string, text: string, fits: (wanted: string, given: string) => boolean): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    const wanted = pattern[p];
    if (wanted === "*") {
      star = p;
      p += 1;
      resume = t;
    } else if (wanted !== undefined && fits(wanted, text[t] ?? "")) {
      p += 1;
      t += 1;
    } else if (star >= 0) {
      p = star + 1;
      resume += 1;
      t = resume;
    } else return false;
  }
  while (pattern[p] === "*") p += 1;
  return p === pattern.length;
}
