import { z } from "zod";
import { accountDefaultsSection } from "./account-defaults.ts";
import { alarmsSection } from "./alarms.ts";
import { auditLogSection } from "./audit-log.ts";
import { chatNotifierSection } from "./chat-notifier.ts";
import { expirySection } from "./expiry.ts";
import { identitySection } from "./identity.ts";
import { keysSection } from "./keys.ts";
import { organizationSection } from "./organization.ts";
import { taggingSection } from "./tagging.ts";
import { threatBaselineSection } from "./threat-baseline.ts";

/** `governance:` of estate.yaml. What is left out is built all the same, as the guide says, in every account. */
export const governanceSchema = z
  .strictObject({
    organization: organizationSection.default({}),
    identity: identitySection.default({}),
    keys: keysSection.default({}),
    "audit-log": auditLogSection.default({}),
    "account-defaults": accountDefaultsSection.default({}),
    tagging: taggingSection.default({}),
    "chat-notifier": chatNotifierSection.default({}),
    alarms: alarmsSection.default({}),
    expiry: expirySection.default({}),
    "threat-baseline": threatBaselineSection.default({}),
  })
  .prefault({});

export type GovernanceDocument = z.infer<typeof governanceSchema>;
