import * as pulumi from "@pulumi/pulumi";
import type { GovernancePlan } from "./governance/plan.ts";

/** Keys of the stack's configuration that the estate names, each with the place that names it. */
function namedSecrets(plan: GovernancePlan): ReadonlyMap<string, string> {
  const named = new Map<string, string>();
  for (const { regions } of Object.values(plan)) {
    for (const { notifier } of Object.values(regions)) {
      for (const [room, { url, secret }] of Object.entries(notifier?.channels ?? {})) {
        const place = `governance.chat-notifier.channels.${room}`;
        named.set(url, `${place}.url`);
        if (secret !== undefined) named.set(secret, `${place}.secret`);
      }
    }
  }
  return named;
}

/**
 * Reads the stack's secrets. A preview needs none: what is not set is unknown to it. A deployment stops before
 * it changes anything, and names them all.
 */
export function secretReader(plan: GovernancePlan): (key: string) => pulumi.Output<string> {
  const config = new pulumi.Config("atrium");
  if (!pulumi.runtime.isDryRun()) {
    const missing = [...namedSecrets(plan)].filter(([key]) => config.get(key) === undefined);
    if (missing.length > 0) throw new pulumi.RunError(missingText(missing));
  }
  return (key) => config.getSecret(key) ?? pulumi.secret(pulumi.output(pulumi.unknown as string));
}

function missingText(missing: readonly (readonly [key: string, place: string])[]): string {
  const lines = missing.map(
    ([key, place]) => `${place} names it; run: pulumi config set --secret atrium:${key} <value>`,
  );
  return ["The stack's configuration lacks secrets of the estate:", ...lines].join("\n");
}
