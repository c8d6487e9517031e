-- Partners whose exchange balance is beyond a threshold now.

CREATE TABLE balance_alert (
    organisation_id uuid PRIMARY KEY,
    codes           text        NOT NULL,
    since           timestamptz NOT NULL
);
