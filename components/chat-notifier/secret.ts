import * as pulumi from "@pulumi/pulumi";
import type { ChatNotifierArgs } from "./contract.ts";

/** The addresses as the function reads them, secret from here on whatever the caller marked. */
export function addressesOf(
  channels: ChatNotifierArgs["channels"],
  more: Readonly<Record<string, pulumi.Input<string>>> = {},
): pulumi.Output<string> {
  const addresses = Object.fromEntries(
    Object.entries(channels).map(([name, { url, secret }]) => [
      name,
      secret === undefined ? { url } : { url, secret },
    ]),
  );
  return pulumi.secret(pulumi.jsonStringify({ channels: addresses, ...more }));
}

/** What of the arguments may stand in the state as it is. */
export function withoutSecrets(args: ChatNotifierArgs): object {
  const { channels, key, ...rest } = args;
  return {
    ...rest,
    channels: Object.fromEntries(
      Object.entries(channels).map(([name, { url: _, secret: __, ...channel }]) => [name, channel]),
    ),
  };
}
