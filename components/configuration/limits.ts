/** "Service quotas for AppConfig": size of a hosted document, profiles of an application. */
export const AWS_BYTES = 1_000_000;
export const AWS_DOCUMENTS = 100;

/** "Limits", Nacos of MSE: a document of 100 KB is the client's default. */
export const ALICLOUD_BYTES = 100_000;
export const ALICLOUD_DOCUMENTS = 1000;

/** AppConfig: what a validator takes. */
export const SCHEMA_BYTES = 32_768;

/** A tenth of the programs at a time, half an hour to look at it, then it stays. @clause 11.5.4-a */
export const ROLL_OUT = { percent: 10, minutes: 30, watchMinutes: 30 } as const;

/** Three nodes agree where two could not say which half is right. */
export const NODES = 3;

export const ALICLOUD_SIZE = "MSE_SC_2_4_60_c";
export const NACOS = "NACOS_2_0_0";
