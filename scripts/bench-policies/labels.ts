/**
 * Thresholds that the labels rest on where they differ from the guide's: checkov's own figures.
 * Control id → settings.
 */
export const SETTINGS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  // checkov asks for 14 characters. CKV_AWS_10, CKV_ALI_13
  "identity-require-password-length": { minimum: 14 },
  // checkov asks for a year. CKV_AWS_338
  "log-require-retention": { minimumDays: 365 },
};

/** Checks whose labels say nothing about a Pulumi program, with the reason. */
export const LEFT_OUT: Readonly<Record<string, string>> = {};

const TRANSLATED =
  "the state holds an expression of Terraform as text, {False} or {var.days}, which no cloud takes: undecided";

/** Why a label is not met, where looking at the state said so; the others are told with what the control says. */
export const REASONS: Readonly<Record<string, string>> = {
  CKV_AWS_3: TRANSLATED,
  CKV_AWS_8: TRANSLATED,
  CKV_AWS_39: TRANSLATED,
  CKV_AWS_47: TRANSLATED,
  CKV_AWS_304: TRANSLATED,
  CKV_ALI_41: "the label wants a network type beside the subnet, which the service derives from the subnet",
  CKV_AWS_192: "the group is there; the label counts a rule that another argument of it leaves out",
  CKV2_AWS_75: "the label is on the function, the control fails its address, where the setting stands",
  CKV2_AWS_19: "the address is bound to an interface that the state does not hold",
};
