-- Who follows the change log without asking: the relay to Kafka, and webhooks. Positions are cursors
-- of the table "change"; whoever empties that starts these over with it.

-- How far the relay has come; moved after the acknowledgement.
create table relay (
    topic    text   collate "C" primary key,
    position bigint not null
);

-- Registered by readers' keys; delivered to by one replica at a time, which holds a lease.
create table webhook (
    id               text        collate "C" primary key,
    owner            text        collate "C" not null, -- the name of a key
    url              text        not null,
    secret           bytea       not null,             -- as it is: whoever delivers signs with it
    donor            text,                             -- the filters; null takes any
    recipient        text,
    item             text,
    category         text,
    status           text,
    position         bigint      not null,             -- all up to it was delivered, or not wanted
    disabled_because text,                             -- null: active
    failures         int         not null default 0,   -- tries in a row that failed
    failing_since    timestamptz,
    next_try         timestamptz not null,
    lease            text,
    leased_until     timestamptz,
    created_at       timestamptz not null
);
create index webhook_owner on webhook (owner, id);
create index webhook_due on webhook (next_try) where disabled_because is null;

-- What was tried last, of each webhook a bounded number.
create table webhook_delivery (
    id          bigint      generated always as identity primary key,
    webhook_id  text        collate "C" not null references webhook on delete cascade,
    cursor      bigint      not null,
    attempt     int         not null,                  -- of this event, from 1
    tried_at    timestamptz not null,
    millis      bigint      not null,
    http_status int,                                   -- null: no answer
    outcome     text        not null,                  -- DELIVERED, FAILED, GONE
    detail      text
);
create index webhook_delivery_latest on webhook_delivery (webhook_id, id);
