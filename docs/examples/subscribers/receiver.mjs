// Receives what a subscriber gets, with Node and nothing else: SECRET=… PORT=9000 node receiver.mjs
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const secret = process.env.SECRET;
const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret);
const MOST_SECONDS = 300;

// Keep both in your database, and change both in one transaction.
const profiles = new Map();
const newest = new Map();

function isSigned(headers, body) {
  const at = Number(headers['webhook-timestamp']);
  if (!(Math.abs(Date.now() / 1000 - at) < MOST_SECONDS)) return false;
  const expected = createHmac('sha256', key).update(`${headers['webhook-id']}.${at}.`).update(body).digest();
  return String(headers['webhook-signature'])
    .split(' ')
    .filter(each => each.startsWith('v1,'))
    .map(each => Buffer.from(each.slice(3), 'base64'))
    .some(each => each.length === expected.length && timingSafeEqual(each, expected));
}

function apply({ topic, offsets, profiles: posted }) {
  posted.forEach((profile, i) => {
    const id = profile.profileId;
    // What comes twice, or late, changes nothing. Only a rebuilt installation has another topic, and counts anew.
    const known = newest.get(id);
    if (known && known.topic === topic && known.offset >= offsets[i]) return;
    newest.set(id, { topic, offset: offsets[i] });
    if (profile.deleted) profiles.delete(id);
    else profiles.set(id, profile);
  });
}

const server = createServer((request, response) => {
  const parts = [];
  request.on('data', part => parts.push(part));
  request.on('end', () => {
    const body = Buffer.concat(parts);
    if (!isSigned(request.headers, body)) {
      response.writeHead(401).end();
      return;
    }
    apply(JSON.parse(body));
    // Only once all of it is stored.
    response.writeHead(204).end();
    console.log(`profiles: ${[...profiles.keys()].sort().join(' ')}`);
  });
});
server.listen(Number(process.env.PORT ?? 9000), '127.0.0.1', () => console.log(`listening on ${server.address().port}`));
