-- Organisations, their labels and memberships, and what search needs.

CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- unaccent() is only stable, because its dictionary could change; an index needs an immutable function. The dictionary is
-- named here, so that no search_path decides which one it is.
CREATE FUNCTION search_normal(text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN lower(unaccent('unaccent'::regdictionary, $1));

-- What LIKE looks for when somebody searches for these words anywhere in a text.
CREATE FUNCTION search_pattern(text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN '%' || replace(replace(replace(search_normal($1), '\', '\\'), '%', '\%'), '_', '\_') || '%';

CREATE TABLE organisation (
    id           uuid PRIMARY KEY,
    version      bigint      NOT NULL,
    sequence     bigint      NOT NULL,
    kind         text        NOT NULL,
    network_kind text,
    state        text        NOT NULL,
    name_en      text        NOT NULL,
    name_fr      text,
    country      text        NOT NULL,
    city         text        NOT NULL,
    latitude     numeric(9, 7),
    longitude    numeric(10, 7),
    website      text,
    schac        text,
    pic          text,
    erasmus_code text,
    ror          text,
    oid          text,
    home         boolean     NOT NULL,
    illustrative boolean     NOT NULL,
    modified_at  timestamptz NOT NULL,
    search_text  text GENERATED ALWAYS AS (search_normal(
        name_en || ' ' || coalesce(name_fr, '') || ' ' || city || ' ' || coalesce(schac, '') || ' ' || coalesce(erasmus_code, '')
    )) STORED
);
CREATE UNIQUE INDEX organisation_home ON organisation (home) WHERE home;
CREATE UNIQUE INDEX organisation_schac ON organisation (schac);
CREATE UNIQUE INDEX organisation_pic ON organisation (pic);
CREATE UNIQUE INDEX organisation_erasmus_code ON organisation (erasmus_code);
CREATE UNIQUE INDEX organisation_ror ON organisation (ror);
CREATE UNIQUE INDEX organisation_oid ON organisation (oid);
CREATE INDEX organisation_name ON organisation (name_en, id);
CREATE INDEX organisation_country ON organisation (country, id);
CREATE INDEX organisation_country_name ON organisation (country, name_en, id);
CREATE INDEX organisation_city ON organisation (city, id);
CREATE INDEX organisation_kind_name ON organisation (kind, name_en, id);
CREATE INDEX organisation_state_name ON organisation (state, name_en, id);
CREATE INDEX organisation_modified ON organisation (modified_at, id);
CREATE INDEX organisation_search ON organisation USING gin (search_text gin_trgm_ops);

CREATE TABLE organisation_label (
    id              uuid PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisation,
    label           text NOT NULL,
    issuer          text NOT NULL,
    valid_from      date NOT NULL,
    valid_until     date,
    UNIQUE (organisation_id, label, issuer, valid_from)
);
CREATE INDEX organisation_label_label ON organisation_label (label, organisation_id);

CREATE TABLE organisation_membership (
    id              uuid PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisation,
    network_id      uuid NOT NULL REFERENCES organisation,
    role            text,
    starts_on       date NOT NULL,
    ends_on         date
);
CREATE INDEX organisation_membership_organisation ON organisation_membership (organisation_id);
CREATE INDEX organisation_membership_network ON organisation_membership (network_id, organisation_id);
