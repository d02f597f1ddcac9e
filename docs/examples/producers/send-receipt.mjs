// Publishes a receipt to touchpoints.store: node send-receipt.mjs BROKERS REGISTRY. To run it twice changes nothing.
import registryClient from '@kafkajs/confluent-schema-registry';
import kafkajs from 'kafkajs';

const [brokers, registryUrl] = process.argv.slice(2);
const topic = 'touchpoints.store';
const receipt = 'R-3001';

const registry = new registryClient.SchemaRegistry({ host: registryUrl });
const schemaId = await registry.getLatestSchemaId(`${topic}-value`);
const value = await registry.encode(schemaId, {
  envelope: {
    messageId: receipt,
    source: 'till-7',
    name: 'Purchase',
    occurredAt: Date.parse('2026-11-20T10:15:00+08:00'),
    receivedAt: Date.now(),
    identifiers: [{ namespace: 'member_id', value: 'M3001' }],
  },
  order: {
    orderId: receipt,
    lines: [{ lineId: '1', product: 'Longjing tea', quantity: '2', amount: '336.00', currency: 'CNY' }],
  },
  storeId: 'SH-7',
});

const kafka = new kafkajs.Kafka({ clientId: 'till-7', brokers: brokers.split(','), logLevel: kafkajs.logLevel.ERROR });
const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
await producer.connect();
try {
  await producer.send({ topic, acks: -1, messages: [{ key: `till-7/${receipt}`, value }] });
} finally {
  await producer.disconnect();
}
