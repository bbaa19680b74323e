/** The part of the configuration that says who may watch over the bot: by `/metrics`, or by OpenTelemetry. */
import { z } from 'zod';

/** A collector that takes OTLP over HTTP. */
export interface CollectorSettings {
  /** Its address, without a slash at the end. */
  readonly endpoint: string;
  /** Sent along with each request. */
  readonly headers: Readonly<Record<string, string>>;
}

/** At least one of them is there. */
export interface TelemetrySettings {
  /** Where `/metrics` is to be had. */
  readonly metrics: { readonly host: string; readonly port: number } | undefined;
  readonly collector: CollectorSettings | undefined;
}

const LOCAL = '127.0.0.1';
const HEADER = /^\s*[\w!#$%&'*+.^`|~-]+\s*=[\x21-\x2b\x2d-\x7e ]*$/u;

/** The variables; each message completes the sentence "expected …". */
export const telemetryVariables = {
  METRICS_PORT: z
    .string()
    .regex(/^\d{1,5}$/u, 'a port from 0 to 65535')
    .transform(Number)
    .pipe(z.number().max(65535, 'a port from 0 to 65535'))
    .optional(),
  METRICS_HOST: z
    .string()
    .regex(/^[\w.:-]+$/u, 'an address or a host name, without a port')
    .optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .refine(
      isEndpoint,
      'the address of a collector, such as http://127.0.0.1:4318, without user, password and query',
    )
    .transform((address) => address.replace(/\/+$/u, ''))
    .optional(),
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .refine(
      (text) => text.split(',').every((pair) => HEADER.test(pair) && isDecodable(pair)),
      'name=value, or several with commas; a comma or percent sign in a value is written %2C or %25',
    )
    .transform(headersIn)
    .optional(),
};

const Values = z.object(telemetryVariables);
type Values = z.output<typeof Values>;
type Variable = keyof Values;

/** What is missing beside what is set, or in its way. */
export function* telemetryFaults(values: Values & { PORT: number }): Generator<[Variable, string]> {
  const { METRICS_PORT: port } = values;
  if (values.METRICS_HOST !== undefined && port === undefined) {
    yield ['METRICS_PORT', 'a port from 0 to 65535, because METRICS_HOST is set'];
  }
  if (port !== undefined && port !== 0 && port === values.PORT) {
    yield ['METRICS_PORT', 'another port than PORT: /metrics is not for everybody who reaches the bot'];
  }
  if (values.OTEL_EXPORTER_OTLP_HEADERS !== undefined && values.OTEL_EXPORTER_OTLP_ENDPOINT === undefined) {
    yield [
      'OTEL_EXPORTER_OTLP_ENDPOINT',
      'the address of a collector, because OTEL_EXPORTER_OTLP_HEADERS is set',
    ];
  }
}

/** Undefined where nothing is to be measured. */
export function telemetryOf(values: Values): TelemetrySettings | undefined {
  const { METRICS_PORT: port, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = values;
  if (port === undefined && endpoint === undefined) return undefined;
  const metrics =
    port === undefined ? undefined : Object.freeze({ host: values.METRICS_HOST ?? LOCAL, port });
  const headers = Object.freeze(values.OTEL_EXPORTER_OTLP_HEADERS ?? {});
  return Object.freeze({
    metrics,
    collector: endpoint === undefined ? undefined : Object.freeze({ endpoint, headers }),
  });
}

function isEndpoint(address: string): boolean {
  const url = URL.parse(address);
  if (!url || url.username || url.password || /[?#]/u.test(address)) return false;
  return url.protocol === 'https:' || url.protocol === 'http:';
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** As OpenTelemetry writes them: values are percent-encoded where they need it. */
function headersIn(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split(',').map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [name.trim(), decodeURIComponent(value.join('=').trim())];
    }),
  );
}
