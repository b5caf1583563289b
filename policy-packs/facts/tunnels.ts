import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { allOf, at, isSame, list, type Read, text, texts } from "../reading.ts";

/** What a tunnel between a site and a cloud may be agreed on, over both phases and every tunnel. */
export interface Tunnels extends Offer {
  /** By the national standard alone: its tunnels take SM4, and have a key exchange of their own. */
  readonly national: Known<boolean>;
  /** Does the service have tunnels of the national standard at all? */
  readonly nationalOffered: boolean;
}

interface Offer {
  readonly ciphers: Agreed;
  readonly hashes: Agreed;
  readonly versions: Agreed;
}

/** In lower case. Whatever is offered may be what both sides take. */
export type Agreed = readonly Known<string>[];

/**
 * What AWS offers where nothing is named, with the weakest that it takes: "Tunnel options for your Site-to-Site
 * VPN connection", read on 2026-11-23.
 */
const AWS_OFFER = { ciphers: "aes128", hashes: "sha1", versions: "ikev1" } as const;

/** What Alibaba Cloud takes where nothing is named: vpn.Connection, typings of alicloud 3.108. */
const ALIBABA_DEFAULT = { ciphers: "aes", hashes: "md5", versions: "ikev1" } as const;

export const tunnels: ResourceFact<Tunnels> = resourceFact("tunnels", {
  "aws:ec2/vpnConnection:VpnConnection": (props) => {
    const each = (["1", "2"] as const).flatMap((tunnel) => {
      const offer = (input: string, fallback: string) => offered(props, `tunnel${tunnel}${input}`, fallback);
      return [
        {
          ciphers: [
            ...offer("Phase1EncryptionAlgorithms", AWS_OFFER.ciphers),
            ...offer("Phase2EncryptionAlgorithms", AWS_OFFER.ciphers),
          ],
          hashes: [
            ...offer("Phase1IntegrityAlgorithms", AWS_OFFER.hashes),
            ...offer("Phase2IntegrityAlgorithms", AWS_OFFER.hashes),
          ],
          versions: offer("IkeVersions", AWS_OFFER.versions),
        },
      ];
    });
    return { ...together(each), national: false, nationalOffered: false };
  },
  "alicloud:vpn/connection:Connection": alicloudTunnels,
  "alicloud:vpn/gatewayVpnAttachment:GatewayVpnAttachment": alicloudTunnels,
});

function offered(props: unknown, input: string, fallback: string): Agreed {
  const written = texts(props, input);
  if (written === UNKNOWN) return [UNKNOWN];
  return written.length === 0 ? [fallback] : written.map(lower);
}

/** Connections have one tunnel described by themselves, or two described one by one. */
function alicloudTunnels(props: unknown): Tunnels {
  const offer = together(alicloudOffers(props));
  const national = allOf(offer.ciphers.map((cipher) => isSame(cipher, "sm4")));
  return { ...offer, national, nationalOffered: true };
}

function alicloudOffers(props: unknown): readonly Offer[] {
  const pairs = list(props, "tunnelOptionsSpecifications");
  if (pairs === UNKNOWN) return [agreement(UNKNOWN, UNKNOWN)];
  if (pairs.length > 0) {
    return pairs.map((tunnel) =>
      tunnel === UNKNOWN
        ? agreement(UNKNOWN, UNKNOWN)
        : agreement(at(tunnel, "tunnelIkeConfig"), at(tunnel, "tunnelIpsecConfig")),
    );
  }
  return [agreement(at(props, "ikeConfig"), at(props, "ipsecConfig"))];
}

function agreement(ike: unknown, ipsec: unknown): Offer {
  const read = (block: unknown, input: string, fallback: string): Known<string> => {
    if (block === UNKNOWN) return UNKNOWN;
    const written: Read<string> = text(block, input);
    return lower(written ?? fallback);
  };
  return {
    ciphers: [
      read(ike, "ikeEncAlg", ALIBABA_DEFAULT.ciphers),
      read(ipsec, "ipsecEncAlg", ALIBABA_DEFAULT.ciphers),
    ],
    hashes: [
      read(ike, "ikeAuthAlg", ALIBABA_DEFAULT.hashes),
      read(ipsec, "ipsecAuthAlg", ALIBABA_DEFAULT.hashes),
    ],
    versions: [read(ike, "ikeVersion", ALIBABA_DEFAULT.versions)],
  };
}

function together(each: readonly Offer[]): Offer {
  const all = (pick: (tunnel: Offer) => Agreed) => [...new Set(each.flatMap(pick))];
  return {
    ciphers: all(({ ciphers }) => ciphers),
    hashes: all(({ hashes }) => hashes),
    versions: all(({ versions }) => versions),
  };
}

function lower(word: Known<string>): Known<string> {
  return word === UNKNOWN ? UNKNOWN : word.toLowerCase();
}
