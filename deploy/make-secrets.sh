#!/usr/bin/env bash
# Makes a password for each role of the databases and the keys that encrypt bank accounts and the secrets of webhooks,
# below deploy/secrets/ (never under version control). What exists already is kept: the databases know it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# The directory keeps others out; the files must be readable by the containers' unprivileged users.
mkdir -p secrets
chmod 700 secrets

new_password() {
    head -c 24 /dev/urandom | base64 | tr '+/' '-_' | tr -d '\n'
}

if [ ! -e secrets/postgres-password ]; then
    new_password >secrets/postgres-password
fi

for service in partners mobility scholarships; do
    file="secrets/$service.properties"
    [ -e "$file" ] && continue
    for purpose in owner app relay; do
        echo "peregrine.database.$purpose.password=$(new_password)"
    done >"$file"
done

if ! grep -q bank-account secrets/scholarships.properties; then
    echo "peregrine.bank-account.key=$(head -c 32 /dev/urandom | base64)" >>secrets/scholarships.properties
fi
if ! grep -q webhooks secrets/partners.properties; then
    echo "peregrine.webhooks.key=$(head -c 32 /dev/urandom | base64)" >>secrets/partners.properties
fi
chmod 644 secrets/*
echo "The secrets are in deploy/secrets/."
