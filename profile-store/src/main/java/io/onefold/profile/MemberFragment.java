package io.onefold.profile;

import java.util.Map;

/**
 * What one member of a part says, as anchor.
 *
 * @param entries read once in a fold, each key once; {@code map.entrySet()} will do, a cursor over a store too. Evidence in it is
 *     passed over.
 */
public record MemberFragment(FragmentCore core, Iterable<Map.Entry<EntryKey, Entry>> entries) {}
