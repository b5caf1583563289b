/** How findings say numbers and lists, so that each reads as one sentence. */

/** `1 day`, `2 days`; a plural that takes more than an s is given. */
export function counted(number: number, one: string, several = `${one}s`): string {
  return `${number} ${number === 1 ? one : several}`;
}

/** The first names of a list, and how many more there are. */
export function someOf(names: readonly string[], shown: number): string {
  const first = names.slice(0, shown).join(", ");
  return names.length > shown ? `${first} and ${names.length - shown} more` : first;
}
