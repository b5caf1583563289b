/** What a Markdown document promises, line by line. Pure: text in, findings out. */

export interface Found {
  /** 1-based. */
  readonly line: number;
}

interface Line extends Found {
  readonly text: string;
  /** Inside a fenced block. */
  readonly fenced: boolean;
}

function linesOf(document: string): readonly Line[] {
  let fence: string | undefined;
  return document.split("\n").map((text, index) => {
    const mark = /^\s*(```+|~~~+)/.exec(text)?.[1];
    const fenced = fence !== undefined;
    if (mark && fence === undefined) fence = mark;
    else if (mark && fence !== undefined && mark.startsWith(fence)) fence = undefined;
    return { line: index + 1, text, fenced };
  });
}

/** Relative links and images; the web is not asked. */
export function linksIn(
  document: string,
): readonly (Found & { readonly target: string; readonly anchor?: string })[] {
  return linesOf(document)
    .filter(({ fenced }) => !fenced)
    .flatMap(({ line, text }) =>
      [...text.replaceAll(/`[^`]*`/g, "").matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)]
        .map(([, href = ""]) => href)
        .filter((href) => !/^[a-z][a-z+.-]*:/i.test(href))
        .map((href) => {
          const [target = "", anchor] = href.split("#");
          return {
            line,
            target: decodeURIComponent(target),
            ...(anchor ? { anchor: decodeURIComponent(anchor) } : {}),
          };
        }),
    );
}

/** Anchors as GitHub makes them of headings; a second one of the same words ends in `-1`. */
export function headings(document: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const { text, fenced } of linesOf(document)) {
    const title = fenced ? undefined : /^#{1,6}\s+(.*?)\s*#*$/.exec(text)?.[1];
    if (title === undefined) continue;
    const slug = title
      .toLowerCase()
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .replaceAll(/[^\p{L}\p{N}\p{M}\s_-]/gu, "")
      .replaceAll(/\s/g, "-");
    let anchor = slug;
    for (let count = 1; anchors.has(anchor); count += 1) anchor = `${slug}-${count}`;
    anchors.add(anchor);
  }
  return anchors;
}

export function scriptsIn(document: string): readonly (Found & { readonly name: string })[] {
  return linesOf(document).flatMap(({ line, text }) =>
    [...text.matchAll(/\bnpm run (?:--silent |-s )?([a-z][\w:-]*)/g)].map(([, name = ""]) => ({
      line,
      name,
    })),
  );
}

/** Commands in code: `npx atrium plan check …`; the words up to the first argument, and the long options. */
export function commandsIn(
  document: string,
): readonly (Found & { readonly words: readonly string[]; readonly options: readonly string[] })[] {
  return code(document).flatMap(({ line, text }) =>
    [...text.matchAll(/(?:^|[\s(&|;$])(?:npx )?atrium ((?:[^|&;#`]|\\\n)*)/g)].map(([, rest = ""]) => {
      const all = rest.trim().split(/\s+/).filter(Boolean);
      const end = all.findIndex((word) => !/^[a-z][a-z-]*$/.test(word));
      const words = end < 0 ? all : all.slice(0, end);
      const options = all.filter((word) => word.startsWith("--")).map((word) => word.replace(/=.*/, ""));
      return { line, words, options };
    }),
  );
}

/** Paths in code that begin with one of our folders; those with a placeholder are the reader's own. */
export function pathsIn(
  document: string,
  folders: ReadonlySet<string>,
): readonly (Found & { readonly path: string })[] {
  return code(document).flatMap(({ line, text }) =>
    [...text.matchAll(/(?<![\w/.@<-])([\w.-]+\/[\w./<>*{},$-]*[\w>*}])/g)]
      .map(([, path = ""]) => path)
      .filter((path) => folders.has(path.split("/")[0] ?? "") && !/[<>*{}$,]|\.\.\./.test(path))
      .map((path) => ({ line, path })),
  );
}

/** Fenced lines, joined where they end in a backslash, and inline code. */
function code(document: string): readonly { readonly line: number; readonly text: string }[] {
  const found: { line: number; text: string }[] = [];
  let open: { line: number; text: string } | undefined;
  for (const { line, text, fenced } of linesOf(document)) {
    if (!fenced) {
      open = undefined;
      found.push(...[...text.matchAll(/`([^`]+)`/g)].map(([, inline = ""]) => ({ line, text: inline })));
      continue;
    }
    const more = text.endsWith("\\");
    const part = more ? text.slice(0, -1) : text;
    if (open) open.text += part;
    else {
      open = { line, text: part };
      found.push(open);
    }
    if (!more) open = undefined;
  }
  return found;
}

const CITATION = /(?:@clause |§ ?)(\d+(?:\.\d+)*(?:-[a-z]+)?)/g;

/** Citations of unknown clauses: `@clause 1.6.4-a`, `§1.6.4-a`; a section (`§8.2`) needs one clause below it. */
export function citationFaults(
  text: string,
  ids: readonly string[],
): readonly (Found & { readonly cited: string })[] {
  const known = new Set<string>(ids);
  const exists = (cited: string): boolean =>
    known.has(cited) ||
    (!cited.includes("-") && ids.some((id) => id.startsWith(`${cited}.`) || id.startsWith(`${cited}-`)));
  return text.split("\n").flatMap((content, index) =>
    [...content.matchAll(CITATION)]
      .map(([, cited = ""]) => cited)
      .filter((cited) => !exists(cited))
      .map((cited) => ({ line: index + 1, cited })),
  );
}
