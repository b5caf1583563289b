import { stringify } from "yaml";
import type { Faults } from "../faults.ts";
import type { CloudSetup } from "./contract.ts";
import { SETUP_BYTES } from "./limits.ts";

/** What cloud-init reads on the first start; the first line tells it from a script. */
export function renderSetup({ packages = [], files = {}, commands = [] }: CloudSetup): string {
  const document = {
    ...(packages.length === 0 ? {} : { package_update: true, packages: [...packages].sort() }),
    ...(Object.keys(files).length === 0
      ? {}
      : {
          write_files: Object.entries(files).map(([path, { content, permissions = "0644" }]) => ({
            path,
            content,
            permissions,
            owner: "root:root",
          })),
        }),
    ...(commands.length === 0 ? {} : { runcmd: commands }),
  };
  // Lines are never folded: a command is one line, however long.
  return `#cloud-config\n${stringify(document, { lineWidth: 0, defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN" })}`;
}

/** A key, token or password with a value; whoever may describe the server reads its user data. */
const SECRET =
  /\b(?:AKIA|ASIA|LTAI)[A-Za-z0-9]{12,}|-----BEGIN [A-Z ]*PRIVATE KEY-----|(?:password|passwd|secret|token|access_?key)["']?\s*[:=]\s*["']?[^\s"'${}<]{6,}/i;

export function checkSetup(faults: Faults, setup: CloudSetup): void {
  for (const [path, { content, permissions }] of Object.entries(setup.files ?? {})) {
    const at = `server.setup.files.${path}`;
    if (!/^\/(?:[\w.@+-]+\/)*[\w.@+-]+$/.test(path)) {
      const hint = "write an absolute path, /etc/app/app.conf";
      faults.add("web-tier.setup-path", at, path, "is no path of a file", hint);
    }
    if (permissions !== undefined && !/^0[0-7]{3}$/.test(permissions)) {
      const hint = 'write four digits in quotes, "0640"; everybody may write none';
      faults.add("web-tier.setup-permissions", `${at}.permissions`, permissions, "are no permissions", hint);
    } else if (permissions !== undefined && /[2367]$/.test(permissions)) {
      const hint = "take the last digit's 2 away";
      faults.add("web-tier.setup-permissions", `${at}.permissions`, permissions, "let everybody write", hint);
    }
    refuseSecret(faults, `${at}.content`, content);
  }
  for (const [index, command] of (setup.commands ?? []).entries()) {
    refuseSecret(faults, `server.setup.commands[${index}]`, command);
  }
  for (const [index, name] of (setup.packages ?? []).entries()) {
    if (!/^[a-z0-9][a-z0-9+._-]*$/i.test(name)) {
      const hint = "write a package's name alone";
      faults.add("web-tier.setup-package", `server.setup.packages[${index}]`, name, "is no package", hint);
    }
  }
  const bytes = Buffer.byteLength(renderSetup(setup));
  if (bytes > SETUP_BYTES) {
    const hint = "put it into the image, or fetch it on the first start";
    faults.add(
      "web-tier.setup-size",
      "server.setup",
      `${bytes} bytes`,
      `is more than the ${SETUP_BYTES} that user data takes`,
      hint,
    );
  }
}

/** @clause 8.3.3-e */
function refuseSecret(faults: Faults, path: string, text: string): void {
  if (!SECRET.test(text)) return;
  const hint = "keep it in the secret store, let the servers' role read it, and fetch it on the first start";
  // The value stays out of the message: it goes into logs.
  faults.add("web-tier.setup-secret", path, undefined, "holds what reads like a secret", hint);
}
