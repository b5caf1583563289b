import type { Input, Output } from "@pulumi/pulumi";
import type { MetricTarget } from "../alarms/contract.ts";
import type { AlertRoute } from "../chat-notifier/contract.ts";
import type { Deletion } from "../component.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { Tags } from "../tagging/contract.ts";
import type { Clients, Placement } from "../workload/contract.ts";

/**
 * The devices of a group in one account and region: MQTT over TLS alone, a certificate for each device, topics of its
 * own and no other, a way into the cloud that passes no internet, and the guide's seven alarms. @clause 7.2.3-a
 */
export interface IotArgs extends Placement {
  readonly tags: Tags;
  /** Networks that devices are in: the zone `iot` of stores, and no other. @clause 7.2.1-a */
  readonly clients: Clients;
  /** Kinds of devices by a name that is part of every topic, for good. */
  readonly classes: Readonly<Record<string, DeviceClassArgs>>;
  /** Encrypts logs; it serves logs. Asked for on AWS; Log Service has a key of its own. */
  readonly key?: KeyRef;
  /** Alibaba Cloud: who hears of the seven alarms. On AWS `alarms` takes `alarmTargets`. */
  readonly route: AlertRoute;
  /** Alibaba Cloud: the MQTT brokers, which the service has none of. */
  readonly brokers?: BrokerArgs;
  readonly deletion?: Deletion;
}

export interface DeviceClassArgs {
  readonly purpose: string;
  /** Reading → what is in range, in the unit that the device sends. @clause 7.5.2-a */
  readonly readings?: Readonly<Record<string, ReadingRange>>;
  /** Whether it takes commands on a topic of its own. Default: it only reports. @clause 7.3.1-a */
  readonly commands?: boolean;
  /** Names of its devices begin with where they stand: `<place>:<serial>`, from the register and its certificate. */
  readonly placed?: boolean;
}

export interface ReadingRange {
  readonly least?: number;
  readonly most?: number;
  readonly unit: string;
  /** Another component says what is in range, and raises the alarm. */
  readonly watched?: "elsewhere";
}

/** What components that judge readings themselves need to find them. */
export interface FleetRef {
  /** Class → its name in topics, and in the field `class` of lines. */
  readonly types: Readonly<Record<string, string>>;
  /** Alibaba Cloud: where brokers write what devices tell, once it can be searched. */
  readonly lines?: { readonly project: Input<string>; readonly store: Input<string> };
}

export interface BrokerArgs {
  /** Machines that run one, by a name that is kept for good: ids of ECS instances. Two at least. */
  readonly servers: Readonly<Record<string, Input<string>>>;
  /** Port that they answer on, to the balancer alone. Default: 1883. */
  readonly port?: number;
  /** Certificate of the address that devices connect to, in Certificate Management Service. */
  readonly serverCertificate: Input<string>;
  /** Authority that issues the certificates of devices: whoever has none of it gets no connection. */
  readonly deviceAuthority: Input<string>;
}

export interface IotOutputs {
  /** Where devices connect to, port 8883: endpoint inside the network (AWS), name of the balancer (Alibaba Cloud). */
  readonly entrance: Output<string>;
  /** Class → topic that its devices report to, with `+` for the device. */
  readonly topics: Readonly<Record<string, string>>;
  readonly fleet: FleetRef;
  /**
   * Policy for whoever brings devices in (AWS: ARN, for the role of installers) or runs the brokers (Alibaba Cloud:
   * name, for their role, which writes what devices tell).
   */
  readonly access: Output<string>;
  /** What `alarms` watches on AWS; on Alibaba Cloud the component makes the alerts itself. */
  readonly alarmTargets: Readonly<Record<string, MetricTarget>>;
}
