#!/usr/bin/env bash
# Runs once, when PostgreSQL's data is made: a database per service and its three roles. The owner migrates the schema;
# the application and the relay may connect, and the service's first migration grants them what they need.
set -euo pipefail

for service in partners mobility scholarships; do
    secrets="/run/secrets/$service.properties"
    for purpose in owner app relay; do
        password="$(sed -n "s/^peregrine\.database\.$purpose\.password=//p" "$secrets")"
        psql -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
            -v role="${service}_$purpose" -v password="$password" <<'SQL'
create role :"role" login password :'password';
SQL
    done
    psql -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
        -v database="$service" -v owner="${service}_owner" -v app="${service}_app" -v relay="${service}_relay" <<'SQL'
create database :"database" owner :"owner";
revoke all on database :"database" from public;
grant connect on database :"database" to :"app", :"relay";
\connect :"database"
alter schema public owner to :"owner";
revoke all on schema public from public;
SQL
done
