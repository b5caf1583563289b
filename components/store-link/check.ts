import type { Provider } from "../../ipam/index.ts";
import type { Faults } from "../faults.ts";
import { checkServes } from "../keys/serves.ts";
import { checkAccount, checkWhole } from "../workload/check.ts";
import { checkNetworks } from "./check-networks.ts";
import { checkPrefixes } from "./check-prefixes.ts";
import { checkSegments } from "./check-segments.ts";
import { checkStores } from "./check-stores.ts";
import type { StoreLinkArgs } from "./contract.ts";
import { hubDistance, hubOf } from "./hubs.ts";
import { ASN, LOG_DAYS, PRIVATE_ASN } from "./limits.ts";
import { apart, zoneMatrix } from "./segments.ts";

/** Every fault of the arguments at once. */
export function checkStoreLink(faults: Faults, cloud: Provider, args: StoreLinkArgs): void {
  const matrix = zoneMatrix(args);
  checkAccount(faults, cloud, args);
  checkHubs(faults, cloud, args);
  checkSegments(faults, args, matrix, (one, other) => apart(one, other, matrix));
  checkNetworks(faults, args, matrix);
  checkStores(faults, cloud, args, matrix);
  checkPrefixes(faults, args);
  checkNumbers(faults, args);
  checkServes(faults, "key", args.key, "secretsmanager");
  if (cloud === "aws") {
    checkServes(faults, args.logKey === undefined ? "key" : "logKey", args.logKey ?? args.key, "logs");
  }
  if (!/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(args.keysSince)) {
    const hint = "the day since when the keys count, as YYYY-MM-DD";
    faults.add("store-link.keys-since", "keysSince", args.keysSince, "is no day", hint);
  }
  const days = { least: LOG_DAYS.floor, most: 3653, unit: "days" };
  checkWhole(faults, "store-link.log-days", "logRetentionDays", args.logRetentionDays, days);
}

function checkHubs(faults: Faults, cloud: Provider, { hubs, region }: StoreLinkArgs): void {
  const own = hubOf(cloud, region);
  if (!hubs.includes(own)) {
    const hint = `add "${own}", or give the arguments of one of these hubs`;
    faults.add("store-link.hubs", "hubs", hubs.join(", "), `leave out ${own}, where this is`, hint);
  }
  for (const [index, hub] of hubs.entries()) {
    if (hubDistance({ latitude: 0, longitude: 0 }, hub) === undefined) {
      const hint = 'write "aws/<region>" or "alicloud/<region>"';
      faults.add("store-link.hubs", `hubs[${index}]`, hub, "is no region of a cloud that we know", hint);
    }
  }
}

function checkNumbers(faults: Faults, { asn = {} }: StoreLinkArgs): void {
  const { hub = ASN.hub, stores = ASN.stores } = asn;
  checkWhole(faults, "store-link.asn", "asn.hub", hub, PRIVATE_ASN);
  checkWhole(faults, "store-link.asn", "asn.stores", stores, PRIVATE_ASN);
  if (hub === stores) {
    const hint = "give the stores another private number: both ends of a tunnel are told apart by it";
    faults.add("store-link.asn", "asn.stores", stores, "is the hub's own number", hint);
  }
}
