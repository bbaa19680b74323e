import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../src/sensitive/plain-text.ts';
import { told } from './support.ts';

describe('the text of a Teams message', () => {
  it.each([
    ['<p>Hej <b>Hanne</b></p>', 'Hej Hanne'],
    ['<div>Et</div><div>To<br/>Tre<br>Fire</div>', 'Et\n\nTo\nTre\nFire'],
    ['<p>220266&nbsp;6097</p>', '220266\u00a06097'],
    ['s&#248;ren b&#xe5;d &aring; &AElig;', 'søren båd å Æ'],
    ['&lt;p&gt; &amp;nbsp;', '<p> &nbsp;'],
    ['<at id="0">Må jeg?</at> hej', 'Må jeg? hej'],
    ['<td>2202666097</td><td>4</td>', '2202666097  4'],
    ['a < b > c', 'a < b > c'],
    ['1<2', '1<2'],
    ['<b', '<b'],
    ['&ukendt; &#0; &#1114112; &; &#x;', '&ukendt; &#0; &#1114112; &; &#x;'],
    ['&constructor;', '&constructor;'],
    ['&#55296;', '\ud800'],
    ['<!-- kommentar -->hej', 'hej'],
    ['', ''],
  ])('of %j is %j', (html, text) => {
    expect(plainText(html)).toBe(text);
  });

  it('can be scanned where tags and entities cut a number', () => {
    expect(told(plainText('<p>cpr 22<b>02</b>66&#45;60<span>97</span></p>'))).toEqual(['high cpr']);
    expect(told(plainText('<p>28741</p><p>190</p>'))).toEqual([]);
  });
});
