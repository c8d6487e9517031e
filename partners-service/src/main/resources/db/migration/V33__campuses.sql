-- Campuses at home and abroad, and the programmes taught there.

CREATE TABLE campus (
    id          uuid PRIMARY KEY,
    version     bigint      NOT NULL,
    sequence    bigint      NOT NULL,
    kind        text        NOT NULL,
    state       text        NOT NULL,
    name_en     text        NOT NULL,
    name_fr     text,
    host_id     uuid        NOT NULL REFERENCES organisation,
    country     text        NOT NULL,
    city        text        NOT NULL,
    latitude    numeric(9, 7),
    longitude   numeric(10, 7),
    modified_at timestamptz NOT NULL
);
CREATE INDEX campus_name ON campus (name_en, id);
CREATE INDEX campus_state ON campus (state, name_en, id);
CREATE INDEX campus_kind ON campus (kind, name_en, id);
CREATE INDEX campus_host ON campus (host_id, name_en, id);
CREATE INDEX campus_country ON campus (country, name_en, id);
CREATE INDEX campus_modified ON campus (modified_at, id);

CREATE TABLE campus_programme (
    id                   uuid PRIMARY KEY,
    campus_id            uuid    NOT NULL REFERENCES campus,
    position             int     NOT NULL,
    title_en             text    NOT NULL,
    title_fr             text,
    level                text    NOT NULL,
    eqf                  int     NOT NULL CHECK (eqf BETWEEN 1 AND 8),
    isced_f              text    NOT NULL,
    languages            jsonb   NOT NULL,
    seats_per_term       int     NOT NULL CHECK (seats_per_term >= 0),
    first_academic_year  text    NOT NULL,
    last_academic_year   text    NOT NULL,
    hosts_home_students  boolean NOT NULL,
    corporate_partners   jsonb   NOT NULL,
    CHECK (last_academic_year >= first_academic_year)
);
CREATE INDEX campus_programme_campus ON campus_programme (campus_id, position);
CREATE INDEX campus_programme_level ON campus_programme (level, campus_id);
