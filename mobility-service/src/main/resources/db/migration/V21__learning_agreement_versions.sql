-- Every version of a learning agreement stays readable, with what it changed and why, and who signed it.
alter table learning_agreement
    add column form             text not null default 'SEMESTER' check (form in ('SEMESTER', 'BLENDED', 'SHORT_DOCTORAL')),
    add column changes          text not null default '[]',
    add column host_signs       boolean not null default true,
    add column in_force_form    text,
    add column in_force_changes text;

create table learning_agreement_version (
    id                uuid primary key,
    mobility_id       uuid not null references learning_agreement (mobility_id),
    agreement_version integer not null,
    outcome           text not null check (outcome in ('PROPOSED', 'SIGNED', 'REJECTED', 'REPLACED')),
    form              text not null check (form in ('SEMESTER', 'BLENDED', 'SHORT_DOCTORAL')),
    components        text not null,
    changes           text not null,
    signatures        text not null,
    -- Null of versions older than this table: the hash then follows from the content.
    content_hash      text,
    comment           text,
    proposed_at       timestamptz,
    unique (mobility_id, agreement_version)
);

-- Of what was there before, the version in force and the one proposed last are known.
insert into learning_agreement_version
    (id, mobility_id, agreement_version, outcome, form, components, changes, signatures)
select gen_random_uuid(), mobility_id, in_force_version, 'SIGNED', 'SEMESTER', in_force_components, '[]', in_force_signatures
from learning_agreement where in_force_version is not null;
insert into learning_agreement_version
    (id, mobility_id, agreement_version, outcome, form, components, changes, signatures, comment)
select gen_random_uuid(), mobility_id, agreement_version, case state when 'REJECTED' then 'REJECTED' else 'PROPOSED' end,
       'SEMESTER', components, '[]', signatures, comment
from learning_agreement
where agreement_version > 0 and state in ('PROPOSED', 'CHANGE_PROPOSED', 'REJECTED')
  and agreement_version is distinct from in_force_version;
update learning_agreement set in_force_form = 'SEMESTER', in_force_changes = '[]' where in_force_version is not null;

-- Who may sign for whom.
create table signature_delegation (
    id            uuid primary key,
    mobility_id   uuid not null references mobility (id),
    signer        text not null check (signer in ('STUDENT', 'SENDER', 'HOST')),
    subject       text not null,
    delegate_name text not null,
    last_day      date not null,
    given_at      timestamptz not null,
    ended_at      timestamptz
);
create index signature_delegation_by_mobility on signature_delegation (mobility_id);

-- The agreements of the network: what kind, whether they bind, and between whom.
create table partnership (
    id       uuid primary key,
    sequence bigint not null,
    kind     text not null,
    state    text not null,
    ends_on  date
);
create table partnership_party (
    partnership_id  uuid not null references partnership (id),
    organisation_id uuid not null,
    primary key (partnership_id, organisation_id)
);
create index partnership_party_by_organisation on partnership_party (organisation_id);
