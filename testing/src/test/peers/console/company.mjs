// Looks at the console's pages about the company in a real browser: node company.mjs CONSOLE COLLECTOR SCREENSHOTS WORKERS.
// What stands in the installation is what CompanyPagesIT has put there.
import { frame, must, until } from './frame.mjs';
import { send } from './feed.mjs';

const [base, collector, shots, workers] = process.argv.slice(2);
const { open, sound, shot, step, end } = await frame(base, shots);

const asked = path => fetch(`${base}/console/api/${path}`).then(answer => answer.json());
const day = back => new Date(Date.now() - back * 86_400_000).toISOString();
let sent = 0;
const event = (user, back, rest) => ({ messageId: `company-${++sent}`, userId: user, timestamp: day(back), ...rest });
const bought = (user, back, order, product) => event(user, back, {
  type: 'track', event: 'Order Completed', properties: { order_id: order, currency: 'CNY', products: [{ product_id: product, name: product, category: 'tea', price: 30, quantity: 2 }] },
});

await send(collector, 'web', [
  ...Array.from({ length: 40 }, (_, i) => event(`buyer-${i}`, 100, { type: 'identify', traits: { name: `Buyer ${i}` } })),
  ...Array.from({ length: 40 }, (_, i) => bought(`buyer-${i}`, 70, `A-${i}`, 'longjing')),
  ...Array.from({ length: 16 }, (_, i) => bought(`buyer-${i}`, 35, `B-${i}`, 'puer')),
]);
await until('forty customers on the board', async () => (await asked('board')).board?.customers >= 40);
await until('forty in the segment', async () => (await asked('segments')).segments.find(each => each.name === 'buyers')?.size === 40);

await step('segments are shown with their sizes, and who entered', async () => {
  const page = await open('/console/segments');
  await until('the size', async () => (await page.locator('.tile', { hasText: 'buyers' }).innerText()).includes('40'));
  must((await page.locator('.tile', { hasText: 'buyers' }).innerText()).includes('Have bought something.'), 'the description is missing');
  await sound(page);
  await shot(page, 'segments');
  await page.getByRole('link', { name: 'buyers' }).click();
  await page.getByRole('heading', { name: 'Who moved last' }).waitFor();
  must(await page.locator('table', { hasText: 'entered' }).last().locator('tbody tr').count() === 40, 'not all who entered are listed');
  must(!(await page.locator('main').innerText()).includes('Buyer'), 'a name is shown');
  await page.getByText('Show as a table').first().click();
  await page.locator('figure table').first().waitFor();
  await sound(page);
  await shot(page, 'segment');
});

await step('a definition is tried, and its problems are said with their lines', async () => {
  const page = await open('/console/segments');
  await page.getByLabel('segments.yaml').fill('segments:\n  again:\n    where: computed.purchase_days >= 2\n');
  await page.getByRole('button', { name: 'Count' }).click();
  const row = page.locator('.outcome tbody tr', { hasText: 'again' });
  await row.waitFor();
  must(/^again\s+16\s+0\s+16\s+0\s+0/.test(await row.innerText()), await row.innerText());
  await sound(page);
  await page.getByLabel('segments.yaml').fill('segments:\n  again:\n    were: computed.purchase_dais >= 2\n');
  await page.getByRole('button', { name: 'Count' }).click();
  await page.locator('.outcome .problem').waitFor();
  must((await page.locator('.outcome').innerText()).includes('segments.yaml:'), await page.locator('.outcome').innerText());
  await sound(page);
});

await step('subscribers are shown with what hinders them', async () => {
  const page = await open('/console/segments');
  const row = page.locator('tr', { hasText: 'deaf' });
  await until('it fails', async () => (await row.innerText()).includes('has taken nothing for'));
  must((await page.locator('tr', { hasText: 'warehouse' }).innerText()).includes('reads its topic itself'), 'how the other one reads is missing');
});

await step('the data path is drawn with its stages, and a topic opens to its partitions', async () => {
  const page = await open('/console/operations');
  must(await page.locator('.path .stage').count() === 5, 'stages are missing');
  const web = page.locator('.path summary', { hasText: 'Web' });
  await web.focus();
  await page.keyboard.press('Enter');
  await page.locator('.path details[open] tbody tr').first().waitFor();
  must(await page.locator('.path details[open] tbody tr').count() === 2, 'not as many rows as partitions');
  must(await page.locator('.path details[open] .scroll').evaluate(each => each.clientWidth <= each.parentElement.clientWidth), 'the table covers what is beside it');
  const before = await page.locator('.heading [role=status]').innerText();
  await until('it was drawn anew', async () => await page.locator('.heading [role=status]').innerText() !== before);
  must(await page.locator('.path details[open]').count() === 1, 'what was open is closed');
  must(await web.evaluate(each => each === document.activeElement), 'the focus is lost');
  await sound(page);
  await shot(page, 'operations');
});

await step('a gap in the accounting is red, and said in words', async () => {
  const page = await open('/console/operations');
  const row = page.locator('tr', { hasText: 'lossy' });
  await until('the gap', async () => (await row.innerText()).includes('gap: 3 missing'));
  const [words, colour] = await row.locator('.badge.bad').evaluate(each => [each.textContent, getComputedStyle(each).color]);
  const [red, green] = colour.match(/\d+/g).map(Number);
  must(words.startsWith('⚠') && red > 2 * green, `${words} in ${colour}`);
  must((await page.locator('.attention').innerText()).includes('The accounting of lossy does not close: 3 messages.'), await page.locator('.attention').innerText());
  must(!(await page.locator('tr', { hasText: 'web' }).first().innerText()).includes('gap'), 'another source has a gap');
  await sound(page);
});

await step('a connector that failed is shown with the reason, and restarted by the keyboard', async () => {
  const page = await open('/console/operations');
  const row = page.locator('tr', { hasText: 'broken' });
  await until('it failed', async () => (await row.innerText()).includes('failed'));
  must((await row.innerText()).length > 'broken failed'.length + 20, 'no reason');
  await sound(page);
  const good = await (await fetch(`${workers}/connectors/till/config`)).json();
  await fetch(`${workers}/connectors/broken/config`, { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ ...good, name: 'broken' }) });
  await page.getByRole('button', { name: 'Restart broken' }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Your name').fill('Chen Yu');
  await page.getByLabel('Why').fill('mended its description');
  await page.keyboard.press('Enter');
  await page.locator('dialog').waitFor({ state: 'detached' });
  await until('it runs', async () => (await row.innerText()).includes('runs') && !(await row.innerText()).includes('failed'));
  must(await page.getByRole('button', { name: 'Restart broken' }).evaluate(each => each === document.activeElement), 'the focus is lost');
});

await step('a connector is paused and resumed, and nothing is done without a reason', async () => {
  const page = await open('/console/operations');
  await page.getByRole('button', { name: 'Pause till' }).click();
  await page.locator('dialog').getByRole('button', { name: 'Pause till' }).click();
  must(await page.locator('dialog').isVisible(), 'it was done without a reason');
  await sound(page);
  await shot(page, 'operations-act');
  const before = await page.locator('.heading [role=status]').innerText();
  await until('it was drawn anew beneath the dialog', async () => await page.locator('.heading [role=status]').innerText() !== before);
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  must(await page.getByRole('button', { name: 'Pause till' }).evaluate(each => each === document.activeElement), 'the focus is lost');
  for (const [what, then] of [['Pause till', 'paused'], ['Resume till', 'runs']]) {
    await page.getByRole('button', { name: what }).click();
    await page.getByLabel('Your name').fill('Chen Yu');
    await page.getByLabel('Why').fill('the till is being moved');
    await page.locator('dialog').getByRole('button', { name: what }).click();
    await until(then, async () => (await page.locator('tr', { hasText: 'till' }).last().innerText()).includes(then));
  }
});

await step('what is in quarantine is shown by its shape, and redriven', async () => {
  const page = await open('/console/operations');
  const group = page.locator('.groups li', { hasText: 'No identifier' });
  await group.locator('summary').click();
  const shape = await group.locator('.shape').first().innerText();
  must(shape.includes('"event"') && shape.includes('xxx') && !shape.includes('secret'), shape);
  must(!(await page.locator('main').innerText()).includes('secret'), 'a value is shown');
  await sound(page);
  await shot(page, 'quarantine');
  await group.getByRole('button', { name: 'Redrive' }).click();
  await page.getByLabel('Your name').fill('Chen Yu');
  await page.getByLabel('Why').fill('the till was told who it is');
  await page.locator('dialog').getByRole('button', { name: 'Redrive' }).click();
  await page.locator('dialog').waitFor({ state: 'detached' });
  await until('it says so', async () => (await group.innerText()).includes('sent again'));
});

await step('the board counts stages, retention and values', async () => {
  const page = await open('/console/board');
  await page.getByRole('heading', { name: 'Retention by month of first purchase' }).waitFor();
  must((await page.locator('.tiles').innerText()).includes('40%'), `the repeat rate is not 16 of 40: ${await page.locator('.tiles').innerText()}`);
  await sound(page);
  await shot(page, 'board');
});

await step('complaints about one store beyond what is usual are told, with their numbers', async () => {
  const page = await open('/console/board');
  await until('the warning', async () => (await page.locator('.warnings').count()) && (await page.locator('.warnings').innerText()).includes('Xintiandi'));
  const warning = page.locator('.warnings li', { hasText: 'Xintiandi' });
  must((await warning.innerText()).includes('14 complaints, usually at most'), await warning.innerText());
  await warning.getByText('Show as a table').click();
  must(/1\s*$/.test(await warning.locator('tbody tr').first().innerText()) && /14\s*$/.test(await warning.locator('tbody tr').last().innerText()), await warning.innerText());
  await sound(page);
  await page.reload();
  await page.locator('.warnings').waitFor();
  await page.setViewportSize({ width: 1280, height: 1500 });
  await shot(page, 'board-warned');
});

await step('the same in Chinese, in the dark', async () => {
  for (const [path, words] of [['segments', '试算分群定义'], ['segments/buyers', '最近的变动'], ['operations', '数据通路'], ['board', '按首购月份的留存']]) {
    const page = await open(`/console/${path}`, { language: 'zh-CN', theme: 'dark' });
    await page.getByRole('heading', { name: words }).waitFor();
    await sound(page);
    await shot(page, `${path.replace('/', '-')}-zh-dark`);
  }
});

await step('at 200 % and on a phone nothing has to be scrolled sideways', async () => {
  for (const [name, size] of [['zoom', { width: 640, height: 450, scale: 2 }], ['phone', { width: 360, height: 740 }]])
    for (const path of ['segments', 'segments/buyers', 'operations', 'board']) {
      const page = await open(`/console/${path}`, size);
      await sound(page);
      await shot(page, `${path.replace('/', '-')}-${name}`);
    }
});

await step('each place of the pages is reached by the keyboard alone', async () => {
  const page = await open('/console/operations');
  await page.getByRole('button', { name: 'Pause' }).first().press('Enter');
  const seen = [];
  for (let i = 0; i < 90; i++) {
    await page.keyboard.press('Tab');
    const [name, visible] = await page.evaluate(() => {
      const at = document.activeElement;
      // After the last stop the browser's own bar has the focus.
      if (at === document.body) return ['', true];
      return [(at.getAttribute('aria-label') ?? at.textContent).slice(0, 40), getComputedStyle(at).outlineStyle !== 'none' || Boolean(at.closest('.finder'))];
    });
    must(visible, `the focus cannot be seen on ${name}`);
    seen.push(name);
  }
  for (const wanted of ['Restart till', 'Accounting']) must(seen.some(each => each.startsWith(wanted)), `${wanted} cannot be reached: ${seen.join(' | ')}`);
  must(seen.some(each => each.includes('No identifier')), `the quarantine cannot be reached: ${seen.join(' | ')}`);
});

await end();
