-- Two further kinds of stay, which policies have counted all along.
alter table mobility
    drop constraint mobility_kind_check,
    add constraint mobility_kind_check check (kind in
        ('EXCHANGE', 'INTERNSHIP', 'RESEARCH', 'DOUBLE_DEGREE', 'FINAL_YEAR_PROJECT', 'CAMPUS', 'STAFF'));
