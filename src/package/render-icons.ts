/**
 * `npm run icons`: renders appPackage/icons/*.svg to appPackage/*.png with the Chromium that CHROMIUM
 * names. To be run after a drawing changed; the PNGs are committed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { CodedError } from '../errors.ts';
import { checkIcon, iconRules } from './icons.ts';

const executablePath = process.env.CHROMIUM;
if (!executablePath) {
  throw new CodedError('ICONS_CHROMIUM', 'Set CHROMIUM to the path of a Chromium, e.g. /usr/bin/chromium.');
}

const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-component-update'],
});
try {
  const page = await browser.newPage();
  for (const rule of iconRules) {
    const { key, size, transparent } = rule;
    const drawing = readFileSync(`appPackage/icons/${key}.svg`, 'utf8');
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
    const image = await page.screenshot({ omitBackground: transparent });
    checkIcon(`${key}.png`, image, rule);
    writeFileSync(`appPackage/${key}.png`, image);
  }
} finally {
  await browser.close();
}
