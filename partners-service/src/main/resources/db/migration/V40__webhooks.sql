-- Webhooks: who wants to be told of what, what was to be told, and every attempt to tell it.

CREATE TABLE subscription (
    id                    uuid PRIMARY KEY,
    version               bigint      NOT NULL,
    sequence              bigint      NOT NULL,
    -- Whose it is: organisation:<id> or subject:<subject of the token>.
    owner                 text        NOT NULL,
    organisation_id       uuid,
    url                   text        NOT NULL,
    description           text,
    event_types           text[]      NOT NULL,
    -- The entries of an event's ce_visibleto that open it to this subscription.
    grants                text[]      NOT NULL,
    state                 text        NOT NULL,
    disabled_reason       text,
    disabled_detail       text,
    disabled_at           timestamptz,
    -- Encrypted, bound to the row's id.
    secret                text        NOT NULL,
    previous_secret       text,
    previous_secret_until timestamptz,
    created_at            timestamptz NOT NULL,
    modified_at           timestamptz NOT NULL
);
CREATE INDEX subscription_created ON subscription (created_at, id);
CREATE INDEX subscription_owner ON subscription (owner, created_at, id);
CREATE INDEX subscription_state ON subscription (state, created_at, id);
CREATE INDEX subscription_organisation ON subscription (organisation_id, created_at, id);
CREATE INDEX subscription_modified ON subscription (modified_at, id);
CREATE INDEX subscription_grants ON subscription USING gin (grants) WHERE state = 'ACTIVE';

-- How a subscription's receiver has fared since it last answered; apart, so that no attempt moves a subscription's version.
CREATE TABLE subscription_health (
    subscription_id   uuid PRIMARY KEY REFERENCES subscription ON DELETE CASCADE,
    failures          int NOT NULL,
    failing_since     timestamptz,
    last_delivered_at timestamptz
);

-- The last replay that was asked for, done in the background.
CREATE TABLE subscription_replay (
    subscription_id uuid PRIMARY KEY REFERENCES subscription ON DELETE CASCADE,
    from_time       timestamptz NOT NULL,
    state           text        NOT NULL,
    found           bigint      NOT NULL,
    requested_at    timestamptz NOT NULL,
    ended_at        timestamptz,
    claim           uuid,
    claimed_until   timestamptz
);
CREATE INDEX subscription_replay_running ON subscription_replay (requested_at) WHERE state = 'RUNNING';

CREATE TABLE delivery (
    id              uuid PRIMARY KEY,
    subscription_id uuid        NOT NULL REFERENCES subscription ON DELETE CASCADE,
    owner           text        NOT NULL,
    event_id        uuid        NOT NULL,
    type            text        NOT NULL,
    kind            text        NOT NULL,
    subject         uuid        NOT NULL,
    sequence        bigint      NOT NULL,
    event_time      timestamptz NOT NULL,
    state           text        NOT NULL,
    queued_at       timestamptz NOT NULL,
    -- Attempts since it was last queued, and in its whole life.
    tries           int         NOT NULL,
    attempts        int         NOT NULL,
    -- Set while it is pending and at no other time.
    next_attempt_at timestamptz,
    delivered_at    timestamptz,
    last_status     int,
    last_error      text,
    -- Who is sending it now, and until when nobody else may.
    claim           uuid,
    claimed_until   timestamptz,
    UNIQUE (subscription_id, event_id)
) WITH (fillfactor = 80);
CREATE INDEX delivery_queued ON delivery (queued_at, id);
CREATE INDEX delivery_owner ON delivery (owner, queued_at, id);
CREATE INDEX delivery_subscription ON delivery (subscription_id, queued_at, id);
CREATE INDEX delivery_state ON delivery (state, queued_at, id);
CREATE INDEX delivery_type ON delivery (type, queued_at, id);
CREATE INDEX delivery_subject ON delivery (subject, queued_at, id);
CREATE INDEX delivery_due ON delivery (subscription_id, next_attempt_at, sequence) WHERE next_attempt_at IS NOT NULL;
-- Those that were never tried since they were queued: the first attempts of one subject go in its order.
CREATE INDEX delivery_first ON delivery (subscription_id, subject, sequence)
    WHERE next_attempt_at IS NOT NULL AND tries = 0;
CREATE INDEX delivery_claimed ON delivery (subscription_id, claimed_until) WHERE claimed_until IS NOT NULL;

CREATE TABLE delivery_attempt (
    id          uuid PRIMARY KEY,
    delivery_id uuid        NOT NULL REFERENCES delivery ON DELETE CASCADE,
    number      int         NOT NULL,
    at          timestamptz NOT NULL,
    duration_ms int         NOT NULL,
    status      int,
    error       text,
    UNIQUE (delivery_id, number)
);
