/** MQTT over TLS. The port without, 1883, is open to nobody. @clause 7.2.3-a */
export const MQTT_TLS = 8883;
export const MQTT_PLAIN = 1883;

/** "AWS IoT Core endpoints and quotas": types and templates of an account, which neither grows with stores. */
export const AWS_CLASSES = 20;

/** One may go. @clause 4.5.2-a */
export const LEAST_BROKERS = 2;

/** Six calendar months. @clause 1.10.2-c */
export const ALICLOUD_LOG_DAYS = 184;
export const AWS_LOG_DAYS = 365;

/** TLS 1.2 and 1.3 with forward secrecy alone. "TLS support in AWS IoT", "TLS security policies" of NLB. */
export const AWS_TLS = "IoTSecurityPolicy_TLS13_1_2_2022_10";
export const ALICLOUD_TLS = "tls_cipher_policy_1_2_strict";

/** First part of every topic. */
export const ROOT = "atrium";

/** Between place and serial number in the name of a device. */
export const PLACE_ENDS = ":";

/** What a device is registered with, beside its serial number, its model and its firmware. @clause 7.1.2-b */
export const REGISTER = ["Model", "Place", "InstalledOn", "Network", "Firmware", "Support"] as const;
