// Sends the people of the scripts to a collector, as their web shop, app and survey tool would.

const START = Date.now() - 40 * 86_400_000;
export const MANY = 5_000;
export const HOSTILE = '<img src=x onerror=alert(1)>"\'><script>alert(2)</script>${7*7}{{7*7}}\u202ejavascript:alert(3)';

export const anna = { email: 'anna.berg@example.org', spelled: ' Anna.Berg@EXAMPLE.org ', phone: '+49 30 901820', name: 'Anna Berg', city: 'Berlin' };

export async function send(collector, source, events) {
  for (let i = 0; i < events.length; i += 400) {
    const answer = await fetch(`${collector}/v1/import`, {
      method: 'POST', headers: { Authorization: `Basic ${btoa(`${source}:`)}` }, body: JSON.stringify({ batch: events.slice(i, i + 400) }),
    });
    if (!answer.ok) throw new Error(`the collector answers ${answer.status}: ${await answer.text()}`);
  }
}

let sent = 0;
const at = minutes => new Date(START + minutes * 60_000).toISOString();
const event = (type, minutes, rest) => ({ type, messageId: `feed-${++sent}`, timestamp: at(minutes), ...rest });

/** All people; Anna's two browsers are known before they turn out to be one. */
export async function feed(collector) {
  await send(collector, 'web', [
    ...['Home', 'Tea', 'Longjing', 'Basket'].map((name, i) => event('page', i * 2, { anonymousId: 'browser-one', name })),
    event('identify', 9, { anonymousId: 'browser-one', userId: 'anna', traits: { email: anna.email, name: anna.name, city: 'Hamburg', birthday: '1988-05-02' } }),
    event('track', 10, {
      userId: 'anna', anonymousId: 'browser-one', event: 'Order Completed',
      properties: { order_id: 'O-1001', currency: 'EUR', products: [{ product_id: 'tea', name: 'Longjing tea', category: 'tea', price: 16.8, quantity: 2 }, { product_id: 'wok', name: 'Wok', category: 'kitchen', price: 32, quantity: 1 }] },
    }),
    ...['Home', 'Sale'].map((name, i) => event('page', 2_000 + i, { anonymousId: 'browser-two', name })),
    event('identify', 30_000, { anonymousId: 'browser-two', userId: 'anna', traits: { city: anna.city }, context: { consent: { categoryPreferences: { email_marketing: true, sms_marketing: false } } } }),
    // Somebody else with her address: one person may have one customer number.
    event('identify', -3_000, { userId: 'ben', traits: { email: anna.email, name: 'Ben Berg' } }),
  ]);
  await send(collector, 'app', [
    event('identify', 3_000, { userId: 'anna', traits: { phone: '+4930901820' }, context: { device: { id: 'phone-of-anna' } } }),
    ...['Start', 'Offers', 'Account'].map((name, i) => event('screen', 3_001 + i, { userId: 'anna', name, context: { device: { id: 'phone-of-anna' } } })),
  ]);
  await send(collector, 'store', [event('track', 20_000, {
    userId: 'anna', event: 'Order Completed',
    properties: { order_id: 'T-77', currency: 'EUR', products: [{ product_id: 'pot', name: 'Pot', category: 'kitchen', price: 49.5, quantity: 1 }] },
  })]);
  await send(collector, 'web', [event('identify', 0, { userId: 'many', traits: { name: 'Many Times' } }),
    ...Array.from({ length: MANY - 1 }, (_, i) => event(i % 9 ? 'page' : 'track', i * 3 + Math.floor(i / 20) * 120, {
      userId: 'many', ...(i < 199 ? { anonymousId: `of-many-${i}` } : {}), ...(i % 9 ? { name: `Page ${i % 40}` } : { event: 'Product Added' }), properties: { sku: `S-${i}` },
    }))]);
  await send(collector, 'web', Array.from({ length: 6 }, (_, i) => event(['identify', 'track', 'page', 'group', 'track', 'identify'][i], i * 400, {
    userId: HOSTILE, anonymousId: `evil ${HOSTILE}`, messageId: `${HOSTILE} ${i}`, event: HOSTILE, name: HOSTILE, groupId: HOSTILE,
    traits: { name: HOSTILE, city: HOSTILE, [HOSTILE]: HOSTILE, list: [HOSTILE, HOSTILE] },
    properties: { [HOSTILE]: HOSTILE, order_id: HOSTILE, url: HOSTILE, currency: 'EUR', products: [{ product_id: HOSTILE, name: HOSTILE, category: HOSTILE, price: 1, quantity: 1 }] },
    context: { locale: HOSTILE, campaign: { name: HOSTILE }, consent: { categoryPreferences: { [HOSTILE]: true } } },
  })).concat([event('track', 5_000, { userId: HOSTILE, event: 'Order Completed', properties: { order_id: HOSTILE, currency: 'EUR', products: [{ product_id: HOSTILE, name: HOSTILE, category: HOSTILE, price: 1, quantity: 1 }] } })]));
}
