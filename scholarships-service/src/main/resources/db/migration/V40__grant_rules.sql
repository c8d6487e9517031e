-- Grant rules by call year. A version is written once; what an award was worked out by stays as it was.
CREATE TABLE grant_rule (
    id              uuid PRIMARY KEY,
    version         bigint  NOT NULL,
    sequence        bigint  NOT NULL,
    code            text    NOT NULL UNIQUE,
    name_en         text    NOT NULL,
    name_fr         text,
    call_year       integer NOT NULL,
    latest          integer NOT NULL
);
CREATE INDEX grant_rule_call_year ON grant_rule (call_year, id);

CREATE TABLE grant_rule_version (
    id             uuid PRIMARY KEY,
    rule_id        uuid    NOT NULL REFERENCES grant_rule,
    number         integer NOT NULL,
    effective_from date    NOT NULL,
    terms          jsonb   NOT NULL,
    reason         text    NOT NULL,
    written_at     timestamptz NOT NULL,
    UNIQUE (rule_id, number)
);
REVOKE UPDATE, DELETE, TRUNCATE ON grant_rule_version FROM "${app}";
