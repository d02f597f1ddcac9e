// Sends one call of each kind with @rudderstack/rudder-sdk-node: node rudder.js URL WRITE_KEY
const RudderAnalytics = require('@rudderstack/rudder-sdk-node');

const [dataPlaneUrl, writeKey] = process.argv.slice(2);
const client = new RudderAnalytics(writeKey, { dataPlaneUrl, flushAt: 20 });

client.identify({ userId: 'u1', traits: { email: 'u1@example.com', city: '上海', nickname: null, note: '' } });
client.track({
  userId: 'u1',
  event: 'Order Completed',
  timestamp: new Date('2026-01-31T08:30:00Z'),
  properties: { order_id: 'o1', currency: 'CNY', products: [{ product_id: 'p1', price: 19.9, quantity: 3 }] },
});
client.page({ anonymousId: 'a1', name: 'Home', properties: { path: '/' } });
client.screen({ anonymousId: 'a1', name: 'Start' });
client.group({ userId: 'u1', groupId: 'g1', traits: { name: 'Example' } });
client.alias({ userId: 'u1', previousId: 'a1' });
client.flush((error) => {
  if (error) {
    console.error(error);
    process.exit(1);
  }
  process.exit(0);
});
