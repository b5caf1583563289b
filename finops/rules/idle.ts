import { z } from "zod";

/**
 * Days after which a snapshot of a class has outlived it: half a year, and for core data the five years that the guide
 * names as the most. @clause 1.6.3-c
 */
export const idleSchema = z
  .strictObject({
    snapshotDays: z
      .record(z.string().min(1), z.int().min(1))
      .default({ ordinary: 184, core: 1827, pos: 1827 })
      .describe("tag backup-class → most days a snapshot of it is kept"),
  })
  .default({ snapshotDays: { ordinary: 184, core: 1827, pos: 1827 } })
  .describe("from when on something costs money for nothing");
