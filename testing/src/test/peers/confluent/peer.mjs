// One record through Confluent's JavaScript serializer or deserializer: peer.mjs URL TOPIC write|read, the record on standard
// input as JSON or hexadecimal digits, the other of the two on standard output.
import { readFileSync } from 'node:fs';
import { AvroDeserializer, AvroSerializer, SchemaRegistryClient, SerdeType } from '@confluentinc/schemaregistry';

const [url, topic, direction] = process.argv.slice(2);
const input = readFileSync(0, 'utf8').trim();
const registry = new SchemaRegistryClient({ baseURLs: [url] });

if (direction === 'write') {
  const serializer = new AvroSerializer(registry, SerdeType.VALUE, { useLatestVersion: true });
  const bytes = await serializer.serialize(topic, JSON.parse(input));
  process.stdout.write(bytes.toString('hex'));
} else {
  const deserializer = new AvroDeserializer(registry, SerdeType.VALUE, {});
  const record = await deserializer.deserialize(topic, Buffer.from(input, 'hex'));
  process.stdout.write(JSON.stringify(record));
}
