/** Brings subscribers what they get: docs/subscribers.md, "Webhooks". */
@NullMarked
package io.onefold.app.subscribers;

import org.jspecify.annotations.NullMarked;
