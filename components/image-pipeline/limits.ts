/** "CreateComponent", Image Builder API reference: signs of a document given inline. */
export const AWS_DOCUMENT_SIGNS = 16_000;

/** "CreateImagePipeline", ECS API reference: size of the content, and its commands. */
export const ALICLOUD_CONTENT_BYTES = 16 * 1024;
export const ALICLOUD_COMMANDS = 127;

/** Disk of the machine it is built on: `systemDiskSize` of ecs.EcsImagePipeline. */
export const DISK_GB = { default: 40, least: 20, most: 500 } as const;

/** The service may write parameters below this path and no others. "Service-linked role", Image Builder user guide. */
export const AWS_PARAMETERS = "/imagebuilder";

/** What was built, and how, is kept as long as other records of changes. @clause 1.3.5-a */
export const LOG_DAYS = 1096;

/** A test machine that does not come up is given up. */
export const TEST_MINUTES = 90;

/** A build of an hour, with room for slow sources. */
export const BUILD_MINUTES = 180;
export const COPY_MINUTES = 120;

/** Nothing that is known to be unsafe is left. @clause 1.4.2-a */
export const LINUX_CHECK = {
  name: "no-security-update-missing",
  commands: ['test -z "$(yum -q updateinfo list security)"'],
} as const;
