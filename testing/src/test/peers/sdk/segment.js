// Sends one call of each kind with @segment/analytics-node: node segment.js URL WRITE_KEY
const { Analytics } = require('@segment/analytics-node');

const [host, writeKey] = process.argv.slice(2);
const analytics = new Analytics({ host, writeKey, flushAt: 4 });
analytics.on('error', (error) => {
  console.error(error);
  process.exitCode = 1;
});

analytics.identify({ userId: 'u1', traits: { email: 'u1@example.com', city: '上海', nickname: null, note: '' } });
analytics.track({
  userId: 'u1',
  event: 'Order Completed',
  timestamp: new Date('2026-01-31T08:30:00Z'),
  properties: { order_id: 'o1', currency: 'CNY', products: [{ product_id: 'p1', price: 19.9, quantity: 3 }] },
});
analytics.page({ anonymousId: 'a1', name: 'Home', properties: { path: '/' } });
analytics.screen({ anonymousId: 'a1', name: 'Start' });
analytics.group({ userId: 'u1', groupId: 'g1', traits: { name: 'Example' } });
analytics.alias({ userId: 'u1', previousId: 'a1' });
analytics.track({ userId: 'u1', event: 'Big', properties: { text: 'x'.repeat(20000) } });
analytics.closeAndFlush({ timeout: 30000 });
