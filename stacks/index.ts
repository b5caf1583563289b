export { buildLandingZone, type LandingZone } from "./build.ts";
export { type Estate, type EstateNetwork, parseEstate } from "./estate.ts";
export { type LoadedEstate, loadEstate } from "./load.ts";
export { estateSchema } from "./schema.ts";
