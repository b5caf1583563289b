/** @clause 9.6.2-a */
export const VIDEO_DAYS = 90;
export const MOST_VIDEO_DAYS = 3650;

/** Recordings are looked at within days; S3 and OSS ask for 30 before they lie cheaper. */
export const VIDEO_COLD_DAYS = 30;

/** Of what was deleted: recordings are never written twice. */
export const VIDEO_OLD_VERSIONS_DAYS = 1;

export const AWS_LOG_DAYS = 365;

/** Minutes after which a sensor of a room that used to report counts as silent. Rooms report each minute. */
export const SILENT_MINUTES = 15;

/** Longest that a rule of Log Service looks back: "Limits", alerting, Simple Log Service. */
export const LOOK_BACK_MINUTES = 1440;

/** Part of names of alarms, which have 41 characters: `<room>-ups-on-battery`. */
export const ROOM_NAME = 24;

/** Of a waiver's reason. */
export const LEAST_REASON = 10;
