import type { Credentials } from "../../chat-notifier/function/acs-request.ts";
import { signed } from "./acs3.ts";
import { type Fields, isFields } from "./answer.ts";

/** Service → version of its OpenAPI. */
const VERSIONS = {
  bss: "2017-12-14",
  cms: "2019-01-01",
  ecs: "2014-05-26",
  oos: "2019-06-01",
  rds: "2014-08-15",
  slb: "2014-05-15",
  tag: "2018-08-28",
  vpc: "2016-04-28",
} as const;

export type AcsService = keyof typeof VERSIONS;

export interface AcsPlace {
  readonly region: string;
  /** Service → address; the tests point them elsewhere. */
  readonly endpoint: (service: AcsService) => string;
  readonly credentials: () => Credentials;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

export class AcsError extends Error {
  readonly code: string;

  constructor(service: AcsService, action: string, code: string, message: string) {
    super(`${service} ${action} answered ${code}: ${message}`);
    this.name = code === "" ? "AcsError" : code;
    this.code = code;
  }
}

type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** Too fast, or a fault of the service's own; both pass. */
const PASSING = /^Throttling|^ServiceUnavailable|^InternalError|^SystemBusy|^LastTokenProcessing/;
const TRIES = 5;
const TIMEOUT_MS = 10_000;

export class AcsClient {
  readonly #place: AcsPlace;
  #clock: number | undefined;

  constructor(place: AcsPlace) {
    this.#place = place;
  }

  /** The service's own clock at its last answer. */
  get clock(): number | undefined {
    return this.#clock;
  }

  /** A call that changes nothing, or twice no more than once. */
  async call(service: AcsService, action: string, query: Query = {}): Promise<Fields> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await this.once(service, action, query);
      } catch (error) {
        const passing = !(error instanceof AcsError) || PASSING.test(error.code);
        if (!passing || tried === TRIES) throw error;
        await this.#place.sleep(200 * 2 ** tried);
      }
    }
  }

  /** A call that would do the same again if it were asked again. */
  async once(service: AcsService, action: string, query: Query = {}): Promise<Fields> {
    const { endpoint, credentials, now, region } = this.#place;
    const base = endpoint(service);
    const written = signed(
      { action, version: VERSIONS[service], query: flat({ RegionId: region, ...query }) },
      credentials(),
      { host: new URL(base).host, now: now() },
    );
    const { host: _, ...headers } = written.headers;
    const answer = await fetch(`${base}/?${written.query}`, {
      method: "POST",
      headers,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const time = Date.parse(answer.headers.get("date") ?? "");
    if (!Number.isNaN(time)) this.#clock = time;
    const body = await answer.text();
    let fields: unknown;
    try {
      fields = JSON.parse(body);
    } catch {
      throw new AcsError(service, action, `ServiceUnavailable.${answer.status}`, "its answer is no JSON");
    }
    if (!isFields(fields)) throw new AcsError(service, action, "", "its answer is no object");
    if (!answer.ok) {
      throw new AcsError(
        service,
        action,
        String(fields.Code ?? answer.status),
        String(fields.Message ?? "").slice(0, 300),
      );
    }
    return fields;
  }
}

/** `InstanceId: [a, b]` → `InstanceId.1=a`, `InstanceId.2=b`. */
function flat(query: Query): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([key, value]) => {
      if (value === undefined) return [];
      if (typeof value !== "object") return [[key, String(value)]];
      return value.map((each, index) => [`${key}.${index + 1}`, each]);
    }),
  );
}
