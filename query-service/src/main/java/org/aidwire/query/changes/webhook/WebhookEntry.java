package org.aidwire.query.changes.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.aidwire.query.store.Webhooks.Delivery;
import org.aidwire.query.store.Webhooks.Filters;
import org.aidwire.query.store.Webhooks.Outcome;
import org.aidwire.query.store.Webhooks.Webhook;
import org.aidwire.query.view.ChangeCursor;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as its owner sees it.
 *
 * @param secret where it has just been made, and never again
 * @param cursor all up to it was delivered, or not wanted
 * @param disabledBecause null while it is active
 * @param failures tries in a row that failed
 * @param nextTry not before; null while it is disabled
 */
record WebhookEntry(
        String id,
        String url,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret,
        @Nullable String donor,
        @Nullable String recipient,
        @Nullable String item,
        @Nullable String category,
        @Nullable String status,
        String cursor,
        @Nullable String disabledBecause,
        int failures,
        @Nullable Instant nextTry,
        Instant createdAt) {

    static WebhookEntry of(Webhook webhook) {
        return of(webhook, null);
    }

    static WebhookEntry withSecret(Webhook webhook) {
        return of(webhook, Signing.written(webhook.secret()));
    }

    private static WebhookEntry of(Webhook webhook, @Nullable String secret) {
        Filters filters = webhook.filters();
        return new WebhookEntry(
                webhook.id(),
                webhook.url(),
                secret,
                filters.donor(),
                filters.recipient(),
                filters.item(),
                filters.category(),
                filters.status(),
                ChangeCursor.write(webhook.position()),
                webhook.disabledBecause(),
                webhook.failures(),
                webhook.disabledBecause() == null ? webhook.nextTry() : null,
                webhook.createdAt());
    }

    /**
     * One try to deliver one event.
     *
     * @param status of the answer; null where there was none
     */
    record DeliveryEntry(
            String eventId,
            String cursor,
            int attempt,
            Instant triedAt,
            long millis,
            Outcome outcome,
            @Nullable Integer status,
            @Nullable String detail) {

        static DeliveryEntry of(Delivery delivery) {
            String cursor = ChangeCursor.write(delivery.done().cursor());
            return new DeliveryEntry(
                    "change-" + cursor,
                    cursor,
                    delivery.done().attempt(),
                    delivery.done().triedAt(),
                    delivery.done().millis(),
                    delivery.done().outcome(),
                    delivery.done().httpStatus(),
                    delivery.done().detail());
        }
    }
}
