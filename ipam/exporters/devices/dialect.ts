import type { DeviceSite } from "./device-site.ts";

/** One vendor's way of saying what a site needs. */
export interface Dialect {
  /** One line for `--help`. */
  readonly about: string;
  /** Configuration of one of the site's routers, counted from 0. */
  readonly print: (site: DeviceSite, router: number) => string;
}

/** Routers after the first stand back: the first one forwards while it is there. */
export function priorityOf(router: number): number {
  return Math.max(100, 120 - router * 10);
}

/** Text that no device takes for a command or for the end of a line. */
export function word(text: string): string {
  return text
    .replace(/[^\x21-\x7e]+/g, "-")
    .replace(/[?"!#]/g, "")
    .slice(0, 60);
}

/** The whole-line remark: printable ASCII, as consoles of switches know nothing else. */
export function remark(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(/[^\x20-\x7e]+/g, "-")
    .replace(/[?]/g, "")
    .trim()
    .slice(0, 80);
}

/** Most remarks are fit as they are, and a configuration has hundreds. */
const PLAIN = /^[\x21-\x3e\x40-\x7e](?:[\x20-\x3e\x40-\x7e]{0,78}[\x21-\x3e\x40-\x7e])?$/;
