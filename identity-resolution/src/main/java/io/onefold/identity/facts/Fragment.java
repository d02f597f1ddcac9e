package io.onefold.identity.facts;

import io.onefold.profile.Entry;
import io.onefold.profile.EntryKey;
import io.onefold.profile.FragmentCore;
import java.util.Map;

/** An anchor's fragment as a root knows it. */
public record Fragment(long epoch, FragmentCore core, Map<EntryKey, Entry> entries) {}
