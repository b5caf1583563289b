import { cctv } from "./cctv.ts";
import { guestWifi } from "./guest-wifi.ts";
import { iot } from "./iot.ts";
import { management } from "./management.ts";
import { office } from "./office.ts";
import { officeWifi } from "./office-wifi.ts";
import { payment } from "./payment.ts";
import { pos } from "./pos.ts";
import { server } from "./server.ts";
import type { Zone } from "./zone.ts";

const ALL: readonly Zone[] = [payment, pos, office, officeWifi, guestWifi, iot, cctv, management, server];

/** The guide's zones by name; a plan may change them or add its own. @clause 3.2.2-b */
export const ZONES: ReadonlyMap<string, Zone> = new Map(ALL.map((zone) => [zone.name, zone]));
