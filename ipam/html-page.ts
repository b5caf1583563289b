import { createHash } from "node:crypto";

export interface HtmlPage {
  /** BCP 47, e.g. `en` or `zh-CN`. */
  readonly language: string;
  readonly title: string;
  readonly style: string;
  readonly script: string;
  /** Pictures that stand in the page itself, as data. Default: none. */
  readonly pictures?: true;
  /** Markup, already escaped. */
  readonly body: readonly string[];
}

/** A page that needs nothing else and lets nothing else in: its own style and script alone, by their hashes. */
export function htmlPage({ language, title, style, script, pictures, body }: HtmlPage): string {
  const policy = [
    "default-src 'none'",
    `script-src '${digest(script)}'`,
    `style-src '${digest(style)}'`,
    ...(pictures ? ["img-src data:"] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return [
    "<!doctype html>",
    `<html lang="${language}">`,
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeText(title)}</title>`,
    `<style>${style}</style>`,
    "</head>",
    "<body>",
    ...body,
    ...(script === "" ? [] : [`<script>${script}</script>`]),
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

function digest(text: string): string {
  return `sha256-${createHash("sha256").update(text, "utf8").digest("base64")}`;
}

export function escapeText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
