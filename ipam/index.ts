export { type AllocateOptions, allocate } from "./allocate.ts";
export type {
  AllocatedPrefix,
  Allocation,
  CloudNetworkAllocation,
  CloudSubnetAllocation,
  CloudTierAllocation,
  Move,
  PrefixStatus,
} from "./allocation.ts";
export { BlockPool, type Strategy } from "./block-pool.ts";
export { CLOUD_LIMITS, type CloudLimits, PROVIDERS, type Provider } from "./cloud-limits.ts";
export { azFault, REGIONS } from "./cloud-regions.ts";
export { decode, inFileOrder } from "./decode.ts";
export { BadInput, type Diagnostic, formatDiagnostic } from "./diagnostic.ts";
export { csvText } from "./exporters/csv-text.ts";

export { freeIn, nextFree, rowsAt } from "./free-space.ts";

export {
  type ImportedLine,
  type ImportOptions,
  type ImportTarget,
  importPlan,
  type Outcome,
  type PlanImport,
} from "./importers/import-plan.ts";
export { Address, BITS, type Family, MalformedAddress, parseAddress } from "./ip.ts";
export { emptyLock, type Lock, type LockEntry, lockFileOf } from "./lock.ts";
export { diffLocks, isSame, type LockChange, type LockDiff } from "./lock-diff.ts";
export { parseLock, printLock } from "./lock-text.ts";
export { blocksNamed, type FreeBeside, type LookUp, lookUp } from "./look-up.ts";
export { type NextVlan, nextVlan } from "./next-vlan.ts";
export { overlappingPairs, overlappingPositions } from "./overlaps.ts";
export { parsePlan } from "./parse-plan.ts";
export { MAIN_VRF, type Plan, type PlanZone } from "./plan.ts";
export { planSchema } from "./plan-schema.ts";
export { AddressRange, Prefix, parsePrefix, parseRange } from "./prefix.ts";
export { PrefixSet } from "./prefix-set.ts";
export { PrefixTable, type TableEntry } from "./prefix-table.ts";
export {
  type CloudRegion,
  placeOf,
  type RegionPlace,
  regionDistanceKm,
  regionsBeyondKm,
} from "./region-places.ts";
export { type Release, release } from "./release.ts";
export { type FaultAt, type FaultText, type Path, printPath, readSource, type Source } from "./source.ts";
export { type Purpose, purposeOf, RFC1918, SPECIAL_RANGES, specialRanges } from "./special-purpose.ts";
export { lengthFor, siteOverhead } from "./subnet-size.ts";
export { didYouMean, nearest } from "./suggest.ts";
export { type Usage, usageOf } from "./usage.ts";
export { isVid, type Vid, VlanGroup, type VlanRange, vidFault } from "./vlan.ts";
export {
  INTERNET,
  PROHIBITIONS,
  ZoneMatrix,
  type ZoneRules,
  type ZoneService,
  type ZoneVerdict,
} from "./zone-matrix.ts";
export { ZONES } from "./zones/index.ts";
export type { Stack, Zone } from "./zones/zone.ts";
