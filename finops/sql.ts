/** A text as SQL writes it; the only way that anything from a bill or a rule file gets into a statement. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A column or table by its name, whatever characters that has. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function list(texts: readonly string[]): string {
  return texts.map(literal).join(", ");
}
