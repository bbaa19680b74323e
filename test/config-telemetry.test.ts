import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../src/config.ts';
import { CodedError } from '../src/errors.ts';

const endpoint = 'OTEL_EXPORTER_OTLP_ENDPOINT';
const headers = 'OTEL_EXPORTER_OTLP_HEADERS';
const COLLECTOR = 'https://collector.kommune.example';

/** The faults that the error names. */
function faults(env: NodeJS.ProcessEnv): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof CodedError) return error.message.split('\n').slice(1, -1);
    throw error;
  }
  return [];
}

describe('who may watch over the bot', () => {
  it('is nobody unless a setting says so', () => {
    expect(readConfig({}).telemetry).toBeUndefined();
  });

  it.each([
    [{ METRICS_PORT: '9464' }, { host: '127.0.0.1', port: 9464 }],
    [
      { METRICS_PORT: '0', METRICS_HOST: '0.0.0.0' },
      { host: '0.0.0.0', port: 0 },
    ],
  ])('is who reaches a port of its own, of this machine alone unless told otherwise: %j', (env, metrics) => {
    expect(readConfig(env).telemetry).toEqual({ metrics, collector: undefined });
    expect(readConfig({ ...env, PLAYGROUND_PORT: 'off' }).telemetry?.metrics).toEqual(metrics);
  });

  it.each([
    [`${COLLECTOR}/`, COLLECTOR],
    [`${COLLECTOR}/otlp/`, `${COLLECTOR}/otlp`],
    ['http://127.0.0.1:4318', 'http://127.0.0.1:4318'],
  ])('is a collector at %s', (address, taken) => {
    expect(readConfig({ [endpoint]: address }).telemetry).toEqual({
      metrics: undefined,
      collector: { endpoint: taken, headers: {} },
    });
  });

  it('takes headers for the collector as OpenTelemetry writes them', () => {
    const written = 'Authorization=Basic%20YTpi==, x-team = maa%2Cjeg';
    expect(readConfig({ [endpoint]: COLLECTOR, [headers]: written }).telemetry?.collector?.headers).toEqual({
      Authorization: 'Basic YTpi==',
      'x-team': 'maa,jeg',
    });
  });

  it.each([
    { [endpoint]: 'collector:4318' },
    { [endpoint]: 'ftp://collector.example' },
    { [endpoint]: 'https://user:hemmelig@collector.example' },
    { [endpoint]: 'https://collector.example/?key=hemmelig' },
    { [endpoint]: COLLECTOR, [headers]: 'hemmelig' },
    { [endpoint]: COLLECTOR, [headers]: 'a=hemmelig,' },
    { [endpoint]: COLLECTOR, [headers]: 'a=%hemmelig' },
    { [endpoint]: COLLECTOR, [headers]: 'a b=hemmelig' },
  ])('refuses %j, and does not show it', (env) => {
    const [fault = '', ...more] = faults(env);
    expect(more).toEqual([]);
    expect(fault).toMatch(/^- OTEL_EXPORTER_OTLP_\w+: expected .+ characters, not shown here$/u);
    expect(fault).not.toContain('hemmelig');
  });

  it.each([
    [{ METRICS_PORT: '70000' }, 'METRICS_PORT: expected a port from 0 to 65535; found "70000"'],
    [{ METRICS_PORT: 'on' }, 'METRICS_PORT: expected a port from 0 to 65535; found "on"'],
    [
      { METRICS_HOST: '10.0.0.1' },
      'METRICS_PORT: expected a port from 0 to 65535, because METRICS_HOST is set; found nothing',
    ],
    [
      { PORT: '9464', METRICS_PORT: '9464' },
      'METRICS_PORT: expected another port than PORT: /metrics is not for everybody who reaches the bot; found "9464"',
    ],
    [
      { [headers]: 'a=b' },
      `${endpoint}: expected the address of a collector, because ${headers} is set; found nothing`,
    ],
  ])('says of %j what is wrong', (env, fault) => {
    expect(faults(env)).toEqual([`- ${fault}`]);
  });

  it('lets both servers take any free port', () => {
    expect(faults({ PORT: '0', METRICS_PORT: '0', PLAYGROUND_PORT: 'off' })).toEqual([]);
  });
});
