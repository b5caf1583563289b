import type { DeviceClassArgs } from "./contract.ts";

/**
 * Sensors of machine rooms and store rooms, with the guide's ranges: temperature up to 28 °C, humidity 20 to 80 %, an
 * uninterruptible supply loaded to 80 % at most and never on its battery, no water, no door that stands open, cameras
 * that send. @clause 9.2.2-a @clause 9.4.1-a @clause 9.1.1-a
 */
export const FACILITY_CLASSES = {
  climate: {
    purpose: "temperature and humidity of machine rooms",
    readings: {
      temperature: { most: 28, unit: "°C" },
      humidity: { least: 20, most: 80, unit: "%" },
    },
  },
  ups: {
    purpose: "load and battery of uninterruptible supplies",
    readings: {
      load: { most: 80, unit: "%" },
      charge: { least: 50, unit: "%" },
      onBattery: { most: 0, unit: "0 or 1" },
    },
  },
  leakage: {
    purpose: "water under floors and air conditioners",
    readings: { water: { most: 0, unit: "0 or 1" } },
  },
  door: { purpose: "doors of machine rooms", readings: { openMinutes: { most: 5, unit: "min" } } },
  camera: { purpose: "entrance, aisles, racks and battery room" },
} as const satisfies Readonly<Record<string, DeviceClassArgs>>;

/** Days that recordings are kept: `keepDays` of their bucket in `object-store`. @clause 9.6.2-a */
export const VIDEO_DAYS = 90;
