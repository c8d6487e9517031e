-- Events on their way out. Written in the transaction of the change, removed by the relay once the broker has them; the
-- application can neither change nor remove a row. One column per header of the event, under the names that Debezium's
-- Event Router expects, so that an operator can put it in the relay's place.
CREATE TABLE outbox (
    -- Order in which rows were written. It follows an aggregate's sequence, because the aggregate's row is locked while
    -- its events are written. It is no watermark: rows become visible in another order than they are numbered.
    position      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id            uuid        NOT NULL,
    aggregatetype text        NOT NULL,
    aggregateid   uuid        NOT NULL,
    type          text        NOT NULL,
    sequence      bigint      NOT NULL CHECK (sequence > 0),
    payload       text        NOT NULL,
    time          timestamptz NOT NULL,
    dataschema    text        NOT NULL,
    visibleto     text        NOT NULL,
    traceparent   text,
    UNIQUE (aggregatetype, aggregateid, sequence)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000,
        autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 10000);

-- Rows that the broker refused: how often, why, when to try again, and since when a row is parked for an operator.
-- A row in here holds back the later events of its aggregate and nothing else.
CREATE TABLE outbox_failure (
    outbox_id       uuid PRIMARY KEY,
    position        bigint      NOT NULL,
    aggregatetype   text        NOT NULL,
    aggregateid     uuid        NOT NULL,
    type            text        NOT NULL,
    sequence        bigint      NOT NULL,
    tries           integer     NOT NULL,
    error           text        NOT NULL,
    first_failed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    last_failed_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    retry_at        timestamptz NOT NULL,
    parked_at       timestamptz
);
CREATE INDEX outbox_failure_aggregate ON outbox_failure (aggregateid, aggregatetype);

-- Who relays. The token rises with every change of hands; a leader that wakes up late presents an old one.
CREATE TABLE outbox_lease (
    only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    holder     text        NOT NULL,
    token      bigint      NOT NULL,
    expires_at timestamptz NOT NULL
);
INSERT INTO outbox_lease (holder, token, expires_at) VALUES ('nobody', 0, '-infinity');

REVOKE UPDATE, DELETE ON outbox FROM "${app}";
REVOKE ALL ON outbox_failure, outbox_lease FROM "${app}";
GRANT SELECT, DELETE ON outbox TO "${relay}";
GRANT SELECT, INSERT, UPDATE, DELETE ON outbox_failure TO "${relay}";
GRANT SELECT, UPDATE ON outbox_lease TO "${relay}";

-- Events that a consumer has dealt with. Never purged: a consumer group whose offsets expired starts the topic again, and
-- only this table knows what it did before.
CREATE TABLE inbox (
    consumer   text        NOT NULL,
    event_id   uuid        NOT NULL,
    handled_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (consumer, event_id)
);
REVOKE UPDATE, DELETE ON inbox FROM "${app}";
