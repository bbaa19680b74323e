import { describe, expect, it } from '@jest/globals';
import { Authentication } from '../../src/teams/authentication.ts';

const EUROPE = 'http://127.0.0.1:1/emea';

describe('the ways to Teams', () => {
  it('are made once for all turns of a region', () => {
    const authentication = new Authentication(undefined);
    const way = authentication.answeringTo(EUROPE);
    expect(authentication.answeringTo(EUROPE)).toBe(way);
    expect(authentication.answeringTo('http://127.0.0.1:1/amer')).not.toBe(way);
  });

  it('are others for answers and for messages that answer nothing', () => {
    const authentication = new Authentication(undefined);
    expect(authentication.connectorTo(EUROPE)).not.toBe(authentication.answeringTo(EUROPE));
    expect(authentication.connectorTo(EUROPE)).toBe(authentication.connectorTo(EUROPE));
  });

  it('are not more than the regions of the world', () => {
    const authentication = new Authentication(undefined);
    const first = authentication.answeringTo(EUROPE);
    for (let at = 0; at < 16; at += 1) authentication.answeringTo(`http://127.0.0.1:1/${at}`);
    expect(authentication.answeringTo(EUROPE)).not.toBe(first);
  });
});
