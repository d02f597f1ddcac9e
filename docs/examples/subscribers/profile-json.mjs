// A profile as Avro readers give it, in the form in which the query API writes it.

// Readers give a value of several possible types under its type's name, such as { long: 5 }.
const plain = (value) => {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return value.string ?? value.long ?? value.double ?? value.boolean ?? value.array ?? null;
};

const each = (map, change) => Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value)]));

const consent = (record) => ({ ...record, state: record.state.toLowerCase(), expiresAt: Number(plain(record.expiresAt) ?? 0) });

export const asJson = ({ consentRecords, ...profile }) => ({
  ...profile,
  traits: each(profile.traits, (trait) => ({ ...trait, value: plain(trait.value) })),
  computed: each(profile.computed, plain),
  consents: each(consentRecords, consent),
});
