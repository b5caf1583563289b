/** What a policy breaks that allows everything on everything, beside the control that says so. */
export const ADMINISTRATOR: readonly string[] = [
  "identity-no-conflicting-duties",
  "identity-no-credential-exposure",
  "identity-no-data-exfiltration",
  "identity-no-free-machine-entry",
  "identity-no-free-permission-changes",
  "identity-no-free-writes",
  "identity-no-identity-admin",
  "identity-no-privilege-escalation",
  "identity-no-star-action",
  "identity-no-wildcard-resource",
];
