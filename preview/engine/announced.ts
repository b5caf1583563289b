import type { Loss } from "./losses.ts";

/** Heading under which `CHANGELOG.md` says what an upgrade takes from its users. */
const HEADING = "Replaced or deleted";

/**
 * Losses that the changelog names in a release after `since`: a bullet under "### Replaced or deleted" that
 * begins with the type token in backticks, and after it, where only some are meant, the resource's name.
 */
export function announcedSince(changelog: string, since: string): (loss: Loss) => boolean {
  const bullets = [...newerReleases(changelog, since)].flatMap((release) => lossBullets(release));
  return ({ type, urn }) =>
    bullets.some((bullet) => bullet.type === type && (bullet.name ?? nameOf(urn)) === nameOf(urn));
}

/** Texts of the releases above that of `since`; every one where it is not listed yet. */
function newerReleases(changelog: string, since: string): readonly string[] {
  const releases = changelog.split(/^## /m).slice(1);
  const known = releases.findIndex((text) => text.startsWith(since) || text.startsWith(`[${since}]`));
  return known === -1 ? releases : releases.slice(0, known);
}

function lossBullets(release: string): readonly { readonly type: string; readonly name?: string }[] {
  const section = release.split(/^### /m).find((text) => text.startsWith(HEADING)) ?? "";
  return [...section.matchAll(/^- `([^`]+)`(?: `([^`]+)`)?/gm)].map(([, type = "", name]) => ({
    type,
    ...(name === undefined ? {} : { name }),
  }));
}

function nameOf(urn: string): string {
  return urn.split("::")[3] ?? "";
}
