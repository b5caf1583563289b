/**
 * Thresholds that the labels rest on where they differ from the guide's: checkov's own figures.
 * Control id → settings.
 */
export const SETTINGS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  // checkov asks for 14 characters. CKV_AWS_10, CKV_ALI_13
  "identity-require-password-length": { minimum: 14, minimumLength: 14 },
  // checkov asks for a year. CKV_AWS_338
  "log-require-retention": { minimumDays: 365 },
};

/** Checks whose labels say nothing about a Pulumi program, with the reason. */
export const LEFT_OUT: Readonly<Record<string, string>> = {};
