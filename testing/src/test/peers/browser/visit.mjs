// Visits pages in a real browser, as a customer would: node visit.mjs COLLECTOR WRITE_KEY. Prints as JSON what the browser kept.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const [collector, writeKey] = process.argv.slice(2);

const snippet = `<title>Shop</title>
  <script>window.onefold = [['track', 'Called Before It Was There']];</script>
  <script src="${collector}/onefold.js" data-write-key="${writeKey}" defer></script>`;
const sdk = `<title>Shop</title>
  <script src="/sdk/index.js"></script>
  <script>
    const { hostname, port } = new URL('${collector}');
    const api = { apiKey: '${writeKey}', apiHost: hostname + ':' + port + '/v1', protocol: 'http' };
    window.analytics = AnalyticsNext.AnalyticsBrowser.load(
      { writeKey: '${writeKey}', cdnSettings: { integrations: { 'Segment.io': api } } });
  </script>`;

async function answer(request, response) {
  const path = new URL(request.url, 'http://shop').pathname;
  if (path.startsWith('/sdk/')) {
    response.setHeader('Content-Type', 'text/javascript');
    response.end(await readFile(`node_modules/@segment/analytics-next/dist/umd/${path.slice(5)}`));
    return;
  }
  response.setHeader('Content-Type', 'text/html');
  response.end(path === '/sdk' ? sdk : path === '/shop' ? snippet : '<title>elsewhere</title>');
}

const server = createServer((request, response) => answer(request, response).catch(() => response.writeHead(404).end()));
await new Promise((started) => server.listen(0, '127.0.0.1', started));
const site = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
});

// What the page keeps until the collector has answered for it.
const isEmptied = () => localStorage.getItem('onefold_id-queue') === '[]';
const kept = async (page) => ({
  cookies: (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`),
  stored: await page.evaluate(() => Object.keys(localStorage)),
});

async function visitShop() {
  const page = await browser.newPage();
  await page.goto(`${site}/shop?utm_campaign=spring`);
  await page.evaluate(() => {
    onefold.identify('u7', { email: 'u7@example.com' });
    onefold.track('Product Added', { sku: 'T-1' });
  });
  await page.waitForFunction(isEmptied);
  const known = await kept(page);
  await page.goto(`${site}/shop`);
  await page.waitForFunction(isEmptied);
  // From here on nothing is answered for any more, so that only the last signal of a page that is left can bring it.
  await page.evaluate(() => {
    window.fetch = () => new Promise(() => {});
    onefold.track('Left');
  });
  await page.goto('about:blank');
  return known;
}

async function visitShopWithObjection() {
  const context = await browser.newContext();
  await context.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { get: () => true }));
  const page = await context.newPage();
  await page.goto(`${site}/shop`);
  await page.evaluate(() => onefold.identify('secret', { email: 'secret@example.com' }));
  return kept(page);
}

async function visitWithSdk() {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${site}/sdk`);
  await page.evaluate(async () => {
    await analytics.identify('u8', { email: 'u8@example.com' });
    await analytics.track('Product Added', { sku: 'T-2' });
    await analytics.page('Home');
  });
  await page.waitForLoadState('networkidle');
}

try {
  const known = await visitShop();
  const objecting = await visitShopWithObjection();
  await visitWithSdk();
  console.log(JSON.stringify({ known, objecting }));
} finally {
  await browser.close();
  server.close();
}
