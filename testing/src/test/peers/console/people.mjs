// Looks at the console's pages about people in a real browser: node people.mjs CONSOLE COLLECTOR SCREENSHOTS.
import { frame, must, until } from './frame.mjs';
import { HOSTILE, MANY, anna, feed, send } from './feed.mjs';

const [base, collector, shots] = process.argv.slice(2);
const { open, find, sound, shot, step, end } = await frame(base, shots);

const asked = (path, body) => fetch(`${base}/console/api/${path}`, body && { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }).then(answer => answer.json());
const idOf = async text => (await asked('people/find', { text })).found?.[0]?.profileId;

await feed(collector);
const annasId = await until('anna is known by both browsers', async () => {
  const [one, two] = [await idOf('anonymous_id:browser-one'), await idOf('anonymous_id:browser-two')];
  return one && one === two && (await asked(`people/${one}`)).refusedLinks === 1 && (await asked(`people/${one}`)).profile.activity.touchpoints === 14 && one;
});
const manysId = await until('all of many is there', async () => {
  const id = await idOf('customer_id:many');
  return id && (await asked(`people/${id}`)).profile.activity.touchpoints === MANY && id;
});
await until('the hostile one is there', () => idOf(`customer_id:${HOSTILE}`));

await step('the first view is small, and its text is there without a spinner', async () => {
  const page = await open('/');
  const bytes = await page.evaluate(() => performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation')).reduce((sum, each) => sum + each.transferSize, 0));
  must(bytes > 5_000 && bytes < 300_000, `${bytes} bytes`);
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  console.log(`       ${bytes} bytes, first painted after ${Math.round(paint)} ms`);
  await sound(page);
  await shot(page, 'find');
});

await step('any spelling of an identifier leads to the customer, whose data is masked', async () => {
  const page = await open('/');
  await find(page, anna.spelled);
  must(page.url().endsWith(`/console/profiles/${annasId}`), page.url());
  must(!page.url().includes('example') && await page.locator('#finder').inputValue() === '', 'what was typed is kept');
  const text = await page.locator('main').innerText();
  must(text.includes('a***@example.org') && text.includes('A***'), 'masked values are missing');
  for (const secret of [anna.email, anna.name, '1988', '30901820']) must(!text.includes(secret), `${secret} is shown`);
  must(text.includes('€') && text.includes('Identity graph') && text.includes('First purchase'), text.slice(0, 2_000));
  await sound(page);
  await shot(page, 'customer');
  await page.goto(`${base}/console/find`);
  await page.getByText('Looked at lately').waitFor();
  must((await page.locator('.people a').first().innerText()).startsWith('A***'), 'recent look-ups are missing or not masked');
});

await step('nothing found says what was tried', async () => {
  const page = await open('/');
  await page.locator('#finder').fill('nobody@example.org');
  await page.locator('#finder').press('Enter');
  await page.getByText('Nobody was found').waitFor();
  const tried = await page.locator('.tried').innerText();
  must(tried.includes('E-mail') && tried.includes('nobody has it') && tried.includes('not a telephone number'), tried);
  await sound(page);
});

await step('two browsers that became one person, and somebody kept apart, are marked in the timeline', async () => {
  const page = await open(`/console/profiles/${annasId}`);
  await page.locator('.mark').first().waitFor();
  const marks = (await page.locator('.mark').allInnerTexts()).join('\n');
  must(marks.includes('Two became one') && marks.includes('Kept apart') && marks.includes('Customer number'), marks);
  must((await page.locator('.timeline').innerText()).includes('Visit, Web'), 'visits are not put together');
  await sound(page);
});

await step('the timeline is filtered, the address says how, and a link to it shows the same', async () => {
  const page = await open(`/console/profiles/${annasId}`);
  await page.getByRole('button', { name: 'Store' }).click();
  await page.waitForURL(/channel=store/);
  await until('only the store', async () => await page.locator('.timeline .what').count() === 1);
  must((await page.locator('.timeline').innerText()).includes('Bought 1 items'), 'the receipt is missing');
  const again = await open(page.url().slice(base.length));
  await again.locator('.timeline .what').first().waitFor();
  must(await again.locator('.timeline .what').count() === 1, 'the filter is lost');
  must(await again.getByRole('button', { name: 'Store' }).getAttribute('aria-pressed') === 'true', 'the filter is not shown');
});

await step('the graph shows each link with its evidence, and a refused one with the reason', async () => {
  const page = await open(`/console/profiles/${annasId}`);
  await page.getByRole('link', { name: 'Identity graph' }).click();
  await page.locator('.drawing svg').waitFor();
  must(await page.locator('.drawing .link.refused').count() === 1, 'no dotted line');
  await page.locator('.drawing .link.refused').dispatchEvent('click');
  must((await page.locator('.chosen').innerText()).includes('more than one person may have: Customer number'), await page.locator('.chosen').innerText());
  const link = page.getByRole('button', { name: /a\*\*\*@example\.org/ }).first();
  await link.focus();
  await page.keyboard.press('Enter');
  must(/Seen from/.test(await page.locator('.chosen').innerText()), 'no evidence by the keyboard');
  await page.getByRole('region', { name: /^Links/ }).getByRole('button').first().click();
  must((await page.locator('.evidence li').count()) > 0, 'no evidence');
  await sound(page);
  await shot(page, 'graph');
});

await step('two hundred identifiers are drawn and listed', async () => {
  const page = await open(`/console/profiles/${manysId}/graph`, { theme: 'dark' });
  await page.locator('.drawing svg').waitFor();
  must(await page.locator('.drawing g.node').count() === 200, `${await page.locator('.drawing g.node').count()} points`);
  await sound(page);
  await shot(page, 'graph-large-dark');
});

await step('the same in Chinese, in the dark', async () => {
  const page = await open('/', { language: 'zh-CN', theme: 'dark' });
  await find(page, anna.phone);
  const text = await page.locator('main').innerText();
  must(text.includes('时间线') && text.includes('身份图谱') && text.includes('个人数据已遮蔽') && text.includes('首次购买'), text.slice(0, 1_000));
  must(await page.evaluate(() => document.documentElement.lang) === 'zh-CN', 'the language is not said');
  await sound(page);
  await shot(page, 'customer-zh-dark');
  await page.getByRole('link', { name: '身份图谱' }).click();
  await page.locator('.drawing svg').waitFor();
  await sound(page);
  await page.goto(`${base}/console/find`);
  await page.getByText('最近查看').waitFor();
  await sound(page);
});

await step('language and theme can be switched, and stay', async () => {
  const page = await open('/');
  await page.getByLabel('Theme').selectOption('dark');
  must(await page.evaluate(() => document.documentElement.dataset.theme) === 'dark', 'the theme did not change');
  await page.getByLabel('Language').selectOption('zh-CN');
  await page.getByRole('heading', { name: '查找客户' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: '查找客户' }).waitFor();
  must(await page.evaluate(() => document.documentElement.dataset.theme) === 'dark', 'the theme did not stay');
});

await step('a new event appears without reloading', async () => {
  const page = await open(`/console/profiles/${annasId}`);
  await page.getByText('Live', { exact: true }).waitFor();
  await page.evaluate(() => { window.same = true; });
  const begun = Date.now();
  await send(collector, 'web', [{ type: 'track', messageId: `live-${begun}`, userId: 'anna', event: 'Asked For Help', timestamp: new Date().toISOString() }]);
  await page.locator('.timeline .fresh', { hasText: 'Asked For Help' }).waitFor();
  console.log(`       it took ${Date.now() - begun} ms`);
  await page.locator('.figures', { hasText: '15' }).waitFor();
  must(await page.evaluate(() => window.same), 'it was loaded anew');
  must((await page.locator('#announced').innerText()).includes('Asked For Help'), 'it is not told to screen readers');
});

await step('personal data is shown to whoever says who they are and why, and masked again', async () => {
  const page = await open(`/console/profiles/${annasId}`);
  await page.getByRole('button', { name: 'Show personal data' }).click();
  await page.getByRole('button', { name: 'Record and show' }).click();
  must(await page.locator('dialog').isVisible(), 'it was shown without a reason');
  await page.getByLabel('Your name').fill('Chen Yu');
  await page.getByLabel('Why you need it').fill('asked about order O-1001');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Record and show' }).click();
  await page.getByRole('heading', { name: anna.name }).waitFor();
  must((await page.locator('main').innerText()).includes(anna.email), 'the address is not shown');
  await page.getByRole('link', { name: 'Identity graph' }).click();
  await page.locator('.drawing svg').waitFor();
  must((await page.locator('main').innerText()).includes(anna.email), 'the graph is masked');
  await page.getByRole('button', { name: 'Mask again' }).click();
  await until('masked again', async () => !(await page.locator('main').innerText()).includes(anna.email));
});

await step('each value says where it is from, and what else was told', async () => {
  const page = await open(`/console/profiles/${annasId}`);
  const button = page.getByRole('button', { name: 'Where “City” is from' });
  await button.focus();
  await page.keyboard.press('Enter');
  await page.locator('dialog table').waitFor();
  const told = await page.locator('dialog table').innerText();
  must(told.includes('Berlin') && told.includes('Hamburg') && told.includes('holds'), told);
  await sound(page);
  await page.keyboard.press('Escape');
  must(await button.evaluate(each => each === document.activeElement), 'the focus is lost');
});

await step('the keyboard alone is enough', async () => {
  const page = await open('/');
  await page.keyboard.press('/');
  await page.keyboard.type('anna');
  await page.keyboard.press('Enter');
  await page.locator('.timeline li').first().waitFor();
  const seen = new Set();
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    const [name, visible, isTouchpoint] = await page.evaluate(() => {
      const at = document.activeElement;
      const style = getComputedStyle(at);
      return [at.tagName + (at.getAttribute('aria-label') ?? at.textContent).slice(0, 40), style.outlineStyle !== 'none' || Boolean(at.closest('.finder')) || at.type === 'date', at.matches('.timeline summary')];
    });
    must(visible, `the focus cannot be seen on ${name}`);
    seen.add(name);
    if (isTouchpoint) break;
  }
  const summary = page.locator('.timeline summary:focus');
  must(await summary.count() === 1, `no touchpoint can be reached: ${[...seen].join(' | ')}`);
  await page.keyboard.press('Enter');
  must(await page.locator('.timeline details[open]').count() === 1, 'it does not open');
  const fresh = await open('/');
  await fresh.keyboard.press('Tab');
  must((await fresh.evaluate(() => document.activeElement.textContent)) === 'Skip to the content', 'the first stop is not the skip link');
});

await step('at 200 % and on a phone nothing has to be scrolled sideways', async () => {
  for (const [name, size] of [['zoom', { width: 640, height: 450, scale: 2 }], ['phone', { width: 360, height: 740 }]])
    for (const path of ['/console/find', `/console/profiles/${annasId}`, `/console/profiles/${annasId}/graph`]) {
      const page = await open(path, size);
      await page.locator('.timeline li, .drawing svg, .lead').first().waitFor();
      await sound(page);
      if (path.endsWith(annasId)) await shot(page, `customer-${name}`);
    }
});

await step('a customer with 5,000 touchpoints is shown page by page', async () => {
  const page = await open(`/console/profiles/${manysId}`);
  await page.locator('.timeline li').first().waitFor();
  must((await page.locator('.figures').innerText()).includes('5,000'), 'the count is missing');
  let before = await page.locator('.timeline .what').count();
  for (let i = 0; i < 4; i++) {
    await page.getByRole('button', { name: 'Show earlier ones' }).click();
    await until('more of them', async () => await page.locator('.timeline .what').count() > before);
    before = await page.locator('.timeline .what').count();
  }
  await sound(page);
});

await step('whatever a source sends stays text', async () => {
  const page = await open('/');
  await find(page, `customer_id:${HOSTILE}`);
  for (const summary of await page.locator('.timeline summary').all()) if (await summary.isVisible()) await summary.click();
  must((await page.locator('.timeline').innerText()).includes('<script>alert(2)</script>'), 'the text is not shown');
  must(await page.locator('main img, main script').count() === 0, 'text became an element');
  await page.locator('.origin').first().click();
  await page.locator('dialog table, dialog .nothing').first().waitFor();
  await page.keyboard.press('Escape');
  await sound(page);
  await page.getByRole('link', { name: 'Identity graph' }).click();
  await page.locator('.drawing svg').waitFor();
  await sound(page);
  await page.goto(`${base}/console/profiles/${encodeURIComponent(HOSTILE.replaceAll('/', ''))}`);
  await page.locator('.problem').waitFor();
  must(page.wrong.length === 0, page.wrong.join('\n'));
});

await step('an id that nobody has says so, and what to do', async () => {
  const page = await open('/');
  await page.goto(`${base}/console/profiles/00000000-0000-8000-8000-000000000000`);
  await page.locator('.problem').waitFor();
  must((await page.locator('.problem').innerText()).includes('Look the person up'), await page.locator('.problem').innerText());
});

await end();
