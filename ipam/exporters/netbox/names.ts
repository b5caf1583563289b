/** NetBox cuts nothing: a text over its limit refuses the row. */
export const LIMITS = { name: 100, vlanName: 64, description: 200 } as const;

/** Gives every object a name of its own, as imports look names up over the whole of NetBox. */
export class UniqueNames {
  readonly #names = new Map<string, string>();
  readonly #taken = new Set<string>();
  readonly #most: number;

  constructor(most: number = LIMITS.name) {
    this.#most = most;
  }

  /** The first of the wishes that is free, the last one with a number otherwise; the same key, the same name. */
  of(key: string, ...wishes: readonly [string, ...string[]]): string {
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const free = wishes.find((wish) => wish.length <= this.#most && !this.#taken.has(wish.toLowerCase()));
    const name = free ?? this.#numbered(wishes.at(-1) ?? key);
    this.#names.set(key, name);
    this.#taken.add(name.toLowerCase());
    return name;
  }

  #numbered(wish: string): string {
    for (let number = 2; ; number++) {
      const name = `${wish.slice(0, this.#most - 6)}-${number}`;
      if (!this.#taken.has(name.toLowerCase())) return name;
    }
  }
}

/** What NetBox takes as a slug, of a name that may hold anything. */
export function slugOf(name: string, otherwise: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return slug === "" ? otherwise : slug.slice(0, LIMITS.name);
}

const NOTHING = { line: "", rest: "" } as const;

/** One line within the limit; where the text is longer, the whole of it belongs into the comments. */
export function descriptionOf(text: string | null | undefined): {
  readonly line: string;
  readonly rest: string;
} {
  if (!text) return NOTHING;
  const whole = text.replace(/\s+/g, " ").trim();
  if (whole.length <= LIMITS.description) return { line: whole, rest: "" };
  return { line: `${whole.slice(0, LIMITS.description - 1)}…`, rest: whole };
}
