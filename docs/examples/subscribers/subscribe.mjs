// Keeps a copy of all profiles, and of notes about them, in a file: node subscribe.mjs BROKERS REGISTRY COPY [EXPORT].
// Reads to where the topics end now, then ends; run again, it goes on from there. EXPORT gets what the copy has, a line a profile.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import registryClient from '@kafkajs/confluent-schema-registry';
import kafkajs from 'kafkajs';
import SnappyCodec from 'kafkajs-snappy';
import { asJson } from './profile-json.mjs';

const [brokers, registryUrl, file, exported] = process.argv.slice(2);
const topics = ['customer-profiles', 'profile-changes'];
const registry = new registryClient.SchemaRegistry({ host: registryUrl });

// Onefold writes in Snappy, which kafkajs leaves to a package of one's choice.
kafkajs.CompressionCodecs[kafkajs.CompressionTypes.Snappy] = SnappyCodec;

// The copy and how far it has read are one file, replaced in one step: a crash loses neither or both.
function load() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (e) {
    if (e.code !== 'ENOENT') throw e;
    return { positions: {}, profiles: {}, notes: {} };
  }
}

function save(copy) {
  writeFileSync(`${file}.new`, JSON.stringify(copy));
  renameSync(`${file}.new`, file);
}

// Notes are the tool's own, by profile id: they go where the person goes.
function rekey(notes, { kind, from, into }) {
  const old = from[0];
  if (kind === 'MERGED' || kind === 'RENAMED') {
    if (notes[old]) notes[into[0]] = [...(notes[into[0]] ?? []), ...notes[old]];
    delete notes[old];
  }
  // Which of the two a note is about nobody can tell but people: it stays, and says so.
  if (kind === 'SPLIT') for (const note of notes[old] ?? []) note.review = true;
  if (kind === 'ERASED') delete notes[old];
}

async function apply(copy, topic, message) {
  if (message.value === null) {
    delete copy.profiles[message.key.toString()];
    return;
  }
  const value = await registry.decode(message.value);
  if (topic === 'profile-changes') rekey(copy.notes, value);
  else copy.profiles[value.profileId] = asJson(value);
}

const kafka = new kafkajs.Kafka({ clientId: 'subscriber', brokers: brokers.split(','), logLevel: kafkajs.logLevel.ERROR });
const copy = load();
const left = new Map();
const admin = kafka.admin();
await admin.connect();
for (const topic of topics)
  for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
    const name = `${topic}/${partition}`;
    // What the topic has forgotten may have been a tombstone: then only an empty copy is right.
    if (name in copy.positions && BigInt(copy.positions[name]) < BigInt(low)) throw new Error(`away for too long: delete ${file}`);
    const position = copy.positions[name] ?? low;
    copy.positions[name] = position;
    if (BigInt(position) < BigInt(high)) left.set(name, BigInt(high));
  }
await admin.disconnect();

let done, fail;
const atTheEnd = new Promise((resolve, reject) => ([done, fail] = [resolve, reject]));
const advance = (topic, partition, offset) => {
  const name = `${topic}/${partition}`;
  copy.positions[name] = (BigInt(offset) + 1n).toString();
  if (left.has(name) && BigInt(copy.positions[name]) >= left.get(name)) left.delete(name);
  if (left.size === 0) done();
};

// kafkajs reads what is committed and nothing else, unless it is told otherwise. Positions are kept with the copy, not by the group.
const consumer = kafka.consumer({ groupId: `subscriber-${process.pid}`, maxBytesPerPartition: 4 << 20 });
// Also tells of what it passes over: a transaction's own mark is the end of most partitions.
consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => {
  if (payload.lastOffset !== null) advance(payload.topic, payload.partition, payload.lastOffset);
});
// Of what it cannot mend by itself; nothing is saved then, and the next run begins where this one did.
consumer.on(consumer.events.CRASH, ({ payload }) => payload.restart || fail(payload.error));
if (left.size > 0) {
  await consumer.connect();
  await consumer.subscribe({ topics, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachBatch: async ({ batch, heartbeat }) => {
      const from = BigInt(copy.positions[`${batch.topic}/${batch.partition}`]);
      for (const message of batch.messages) {
        if (BigInt(message.offset) < from) continue;
        await apply(copy, batch.topic, message);
        await heartbeat();
      }
    },
  });
  for (const name of left.keys()) {
    const [topic, partition] = name.split('/');
    consumer.seek({ topic, partition: Number(partition), offset: copy.positions[name] });
  }
  await atTheEnd;
  await consumer.disconnect();
}
save(copy);
if (exported) writeFileSync(exported, Object.values(copy.profiles).map((each) => JSON.stringify(each) + '\n').join(''));
console.log(`profiles: ${Object.keys(copy.profiles).length}`);
