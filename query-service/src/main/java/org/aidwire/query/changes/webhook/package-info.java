/**
 * The change log pushed to its readers, by Standard Webhooks.
 *
 * <p>{@link org.aidwire.query.changes.webhook.WebhookResource} registers receivers, each its key's
 * alone; {@link org.aidwire.query.changes.webhook.Deliveries} takes turns at them and posts every
 * wanted change in the order of the log, at least once. A receiver is somebody else's address: what
 * may be connected to is decided by {@link org.aidwire.query.changes.webhook.PublicAddresses} over
 * the very address that is then connected to.
 */
@NullMarked
package org.aidwire.query.changes.webhook;

import org.jspecify.annotations.NullMarked;
