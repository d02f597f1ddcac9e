// What each script that looks at the console in a real browser begins with: pages that are watched, steps that are told, a search for barriers.
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PATIENCE = 20_000;

/** Asks again until the answer is there; for what takes as long as it takes. */
export async function until(what, ask) {
  const end = Date.now() + 60_000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise(again => setTimeout(again, 100));
  }
}

export function must(holds, what) {
  if (!holds) throw new Error(what);
}

/** A browser on the console at `base`; screenshots go into the folder `shots`. */
export async function frame(base, shots) {
  await mkdir(shots, { recursive: true });
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  let failed = 0;

  /** Opens a page; all that goes wrong in it is an error of the step: scripts' errors, dialogs, what the content security policy stopped. */
  async function open(path, { language = 'en-GB', theme = 'light', width = 1280, height = 900, scale = 1 } = {}) {
    const context = await browser.newContext({
      viewport: { width, height }, deviceScaleFactor: scale, colorScheme: theme, locale: language, timezoneId: 'UTC', reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.wrong = [];
    page.on('pageerror', error => page.wrong.push(`error: ${error.message}`));
    page.on('dialog', dialog => { page.wrong.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
    page.on('console', message => { if (message.type() === 'error' && !message.text().includes('status of 4')) page.wrong.push(`console: ${message.text()}`); });
    await page.addInitScript(() => {
      window.stopped = [];
      document.addEventListener('securitypolicyviolation', event => window.stopped.push(`${event.violatedDirective} ${event.sample}`));
    });
    await page.goto(base + path);
    await page.locator('main h1').waitFor();
    return page;
  }

  /** Types into the box as a person would, and waits for the page of the one who is found. */
  async function find(page, text) {
    await page.locator('#finder').fill(text);
    await page.locator('#finder').press('Enter');
    await page.locator('.person').waitFor();
    await page.locator('.timeline li').first().waitFor();
  }

  /** Nothing went wrong in the page, it can be read by everybody, and nothing stands beyond its right edge. */
  async function sound(page) {
    must(page.wrong.length === 0, page.wrong.join('\n'));
    const stopped = await page.evaluate(() => window.stopped);
    must(stopped.length === 0, `stopped by the content security policy: ${stopped.join('; ')}`);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    must(beyond <= 0, `${beyond} pixels stand beyond the right edge`);
    await page.evaluate(axe);
    const found = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }));
    must(found.violations.length === 0, found.violations.map(each => `${each.id}: ${each.help}\n  ${each.nodes.slice(0, 4).map(node => `${node.target} ${node.any.map(why => why.message).join('; ')}`).join('\n  ')}`).join('\n'));
    await page.evaluate(() => { window.stopped.length = 0; });
  }

  async function shot(page, name) {
    await page.screenshot({ path: `${shots}/${name}.png` });
  }

  /** One thing that must hold; the others are tried even if it does not. */
  async function step(name, run) {
    const begun = Date.now();
    try {
      await run();
      console.log(`held   ${name} (${Date.now() - begun} ms)`);
    } catch (e) {
      failed++;
      console.log(`FAILED ${name}\n${e.message}`);
    }
    for (const context of browser.contexts()) await context.close();
  }

  /** Ends it; exits with 1 where a step failed. */
  async function end() {
    await browser.close();
    console.log(failed ? `${failed} steps failed` : 'all steps held');
    process.exit(failed ? 1 : 0);
  }

  return { open, find, sound, shot, step, end };
}
