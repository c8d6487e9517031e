package eu.peregrine.benchmarks;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What gathers around a network in its years, written by SQL and the same in every run: stays and places that take seats,
 * alerts, reviews, campuses, notes, disputes, invitations, webhooks and their deliveries.
 */
final class Records {

    static final int CAMPUS = 3;
    static final int REVIEW = 4;
    static final int SUBSCRIPTION = 5;
    /** Somebody who looks after organisations and agreements. */
    static final String OFFICER = "officer-7";
    /** Who did what stands in the trails of what was not imported. */
    static final String SOMEBODY = "somebody";
    /** The policy whether a review is needed, which there is once. */
    private static final String POLICY = "0190a000-0000-7000-8000-00000000a001";

    private static final int MOST_CAMPUSES = 5_000;
    private static final int MOST_SUBSCRIPTIONS = 2_000;
    private static final String NUMBERED = "(select *, row_number() over (order by id) as n from %s)";

    private final Database database;
    private final String partner;
    private final String agreement;

    /**
     * Names what is measured alone.
     *
     * @param database with organisations and agreements in it
     * @param partner an organisation that there is a great deal about
     * @param agreement an agreement that there is a great deal about
     */
    Records(Database database, String partner, String agreement) {
        this.database = database;
        this.partner = partner;
        this.agreement = agreement;
    }

    void fill() throws SQLException {
        database.execute("create function pg_temp.pick(text, int) returns int language sql immutable"
                + " return (hashtext($1) & 2147483647) % $2");
        database.execute("set session_replication_role = replica");
        stays();
        aboutAgreements();
        negotiation();
        reviews();
        campuses();
        webhooks();
        database.execute("set session_replication_role = origin");
        database.execute("vacuum analyze");
    }

    /** One under half of the conditions for students, and many with one partner; places that are held beside them. */
    private void stays() throws SQLException {
        stays(pick("'stay' || c.id", 2) + " = 0", 1, 1);
        stays("'" + partner + "' in (c.sending_id, c.receiving_id)", 2, 100);
        database.execute("insert into held_place (id, condition_id, academic_year, months, state, sequence)"
                + " select md5('place' || c.id)::uuid, c.id, '2027/2028', 5, 'OFFERED', 1 from agreement_condition c"
                + " where c.activity = 'STUDENT_STUDIES' and " + pick("'place' || c.id", 5) + " = 0");
        database.execute("insert into balance_alert (organisation_id, codes, since) select o.id, 'MORE_OUTGOING', now()"
                + " from organisation o where " + pick("'alert' || o.id", 50)
                + " = 0 and exists (select from mobility m where m.partner_id = o.id)");
    }

    private void stays(String which, int from, int to) throws SQLException {
        String outgoing = "c.sending_id = '" + Network.HOME + "'";
        database.execute(
                "insert into mobility (id, agreement_id, state, sequence, reference, condition_id, direction, kind,"
                        + " partner_id, sending_id, host_id, host_country, academic_year, term, starts_on, ends_on, days)"
                        + " select md5('stay' || c.id || n)::uuid, c.agreement_id, "
                        + one(
                                "'state' || c.id || n",
                                "PLANNED",
                                "NOMINATED",
                                "HOST_APPROVED",
                                "READY",
                                "ON_SITE",
                                "CLOSED",
                                "CANCELLED")
                        + ", 1, 'OUT-2027-' || md5(c.id::text || n), c.id, case when " + outgoing
                        + " then 'outgoing' else 'incoming' end, 'exchange', case when " + outgoing
                        + " then c.receiving_id else c.sending_id end, c.sending_id, c.receiving_id, 'DE', y.year,"
                        + " y.year || '-1', date '2027-09-01', date '2028-01-31', 153 from agreement_condition c,"
                        + " generate_series("
                        + from + ", "
                        + to + ") n, lateral (select "
                        + one("'year' || c.id || n", "2026/2027", "2027/2028", "2027/2028", "2028/2029")
                        + " as year) y where c.activity = 'STUDENT_STUDIES' and " + which);
    }

    private void aboutAgreements() throws SQLException {
        String some = "(select a.id, 1 as n from agreement a where " + pick("'some' || a.id", 10)
                + " = 0 union select '" + agreement + "', n from generate_series(1, 400) n) s";
        database.execute(
                "insert into agreement_note (id, agreement_id, revision, author_role, visibility, text, made_at)"
                        + " select md5('note' || s.id || s.n)::uuid, s.id, 1, 'officer', "
                        + one("'open' || s.id || s.n", "INTERNAL", "PARTIES")
                        + ", 'Note ' || s.n, timestamptz '2026-01-01' + s.n * interval '1 hour' from " + some);
        database.execute(
                "insert into agreement_note (id, agreement_id, revision, condition_id, author_role, visibility, text,"
                        + " made_at) select md5('about' || c.id)::uuid, c.agreement_id, 1, c.id, 'officer', 'PARTIES',"
                        + " 'Seats?', timestamptz '2026-02-01' from agreement_condition c where c.agreement_id"
                        + " = '" + agreement
                        + "'");
        database.execute(
                "insert into invitation (id, token_hash, object_kind, object_id, verb, stamp, on_behalf_of, email,"
                        + " created_at, created_by, expires_at) select md5('invitation' || s.id || s.n)::uuid,"
                        + " md5('token' || s.id || s.n), 'agreement', s.id, 'approve', '-', '" + partner
                        + "', 'somebody@example.org', timestamptz '2026-01-01' + s.n * interval '1 hour', 'office',"
                        + " timestamptz '2026-03-01' from " + some);
        database.execute("insert into agreement_assignment (agreement_id, officer) select a.id, 'officer-' || "
                + pick("'officer' || a.id", 40) + " from agreement a where " + pick("'assigned' || a.id", 3) + " = 0");
        database.execute("update organisation set assigned_to = 'officer-' || " + pick("'officer' || id", 40)
                + " where " + pick("'assigned' || id", 3) + " = 0");
        database.execute("insert into agreement_dispute (id, agreement_id, organisation_id, revision, state, comment,"
                + " disputed_at) select md5('dispute' || a.id)::uuid, a.id, p.organisation_id, 1, 'OPEN',"
                + " 'That is not what we signed.', now() from agreement a"
                + " join agreement_party p on p.agreement_id = a.id and not p.home"
                + " where a.state = 'IN_FORCE' and " + pick("'dispute' || a.id", 100) + " = 0");
    }

    /** Approvals and whose turn it is; of one agreement a hundred revisions, each approved and lapsed. */
    private void negotiation() throws SQLException {
        database.execute("update agreement_party set awaiting = true where organisation_id = '" + partner + "' or "
                + pick("'awaiting' || id", 10) + " = 0");
        database.execute("insert into agreement_approval (id, agreement_id, organisation_id, revision, content_hash,"
                + " approved_at, basis, lapsed) select md5('approval' || p.id)::uuid, a.id, p.organisation_id, a.revision,"
                + " a.content_hash, now(), 'OWN_TOKEN', false from agreement a join agreement_party p on p.agreement_id ="
                + " a.id where a.state = 'IN_FORCE'");
        String again = ", generate_series(1, 100) n where agreement_id = '" + agreement + "'";
        database.copy(
                "agreement_revision", Map.of("id", "md5(id::text || n)::uuid", "revision", "revision + n"), again);
        database.copy("agreement_approval", Map.of("id", "md5(id::text || n)::uuid", "lapsed", "true"), again);
    }

    private void reviews() throws SQLException {
        database.execute(
                "insert into selection_review (id, version, sequence, reference, organisation_id, state, criteria,"
                        + " scores, conflicts, total, decision, reason, valid_from, valid_until, decided_by, decided_at,"
                        + " modified_at) select " + id(REVIEW)
                        + ", 0, 1, 'REV-2026-' || lpad(n::text, 6, '0'), o.id, s.state, '[]', '[]', '[]', 14,"
                        + " case when decided then " + one("'decision' || n", "POSITIVE", "POSITIVE", "NEGATIVE")
                        + " end, 'As we know them', case when decided then date '2026-01-01' end,"
                        + " case when decided then date '2031-01-01' end, 'office', timestamptz '2026-01-01',"
                        + " timestamptz '2026-01-01' + n * interval '1 second' from "
                        + NUMBERED.formatted("organisation")
                        + " o, lateral (select " + one("'state' || n", "DECIDED", "EXPIRED", "OPEN")
                        + " as state) s, lateral (select s.state <> 'OPEN' as decided) d");
        trail("selection-review", "selection_review");
        trail("selection-review", "(select '" + POLICY + "'::uuid as id)");
    }

    private void campuses() throws SQLException {
        database.execute("insert into campus (id, version, sequence, kind, state, name_en, host_id, country, city,"
                + " modified_at) select " + id(CAMPUS) + ", 0, 1, " + one("'kind' || n", "ABROAD", "ABROAD", "HOME")
                + ", "
                + one("'state' || n", "ACTIVE", "PLANNED", "CLOSED")
                + ", 'Campus ' || n, o.id, o.country, o.city, timestamptz '2026-01-01' + n * interval '1 second' from "
                + NUMBERED.formatted("organisation") + " o where n <= " + MOST_CAMPUSES);
        database.execute(
                "insert into campus_programme (id, campus_id, position, title_en, level, eqf, isced_f, languages,"
                        + " seats_per_term, first_academic_year, last_academic_year, hosts_home_students,"
                        + " corporate_partners) select md5('programme' || c.id || n)::uuid, c.id, n, 'Programme ' || n, "
                        + one("'level' || c.id || n", "BAC_3", "BAC_5", "MS")
                        + ", 7, '0732', '[\"en\"]', 20, '2024/2025', '2030/2031', true, '[]' from campus c,"
                        + " generate_series(0, 2) n");
        trail("campus", "campus");
    }

    /** One delivery for each agreement; none is still to be attempted, so that nothing is sent while pages are measured. */
    private void webhooks() throws SQLException {
        database.execute(
                "insert into subscription (id, version, sequence, owner, organisation_id, url, event_types, grants,"
                        + " state, disabled_reason, disabled_at, secret, created_at, modified_at) select "
                        + id(SUBSCRIPTION)
                        + ", 0, 1, 'organisation:' || o.id, o.id, 'https://example.org/events', '{agreement}', '{}',"
                        + " 'DISABLED', 'BY_OWNER', now(), '-', timestamptz '2026-01-01' + n * interval '1 second',"
                        + " timestamptz '2026-01-01' + n * interval '1 second' from "
                        + NUMBERED.formatted("organisation")
                        + " o where n <= " + MOST_SUBSCRIPTIONS);
        database.execute(
                "insert into delivery (id, subscription_id, owner, event_id, type, kind, subject, sequence, event_time,"
                        + " state, queued_at, tries, attempts) select md5('delivery' || a.id)::uuid, s.id, s.owner,"
                        + " md5('event' || a.id)::uuid, "
                        + one("'type' || a.id", "agreement.approved", "agreement.proposed")
                        + ", 'agreement', a.id, 1, now(), "
                        + one("'delivered' || a.id", "DELIVERED", "DELIVERED", "DELIVERED", "FAILED")
                        + ", now() - " + pick("'queued' || a.id", 86_400) + " * interval '1 second', 1, 1 from "
                        + NUMBERED.formatted("agreement") + " a join " + NUMBERED.formatted("subscription")
                        + " s on s.n = 1 + a.n % (select count(*) from subscription)");
        trail("subscription", "subscription");
    }

    /** Three lines of the trail for each row. */
    private void trail(String kind, String table) throws SQLException {
        database.execute(
                "insert into audit_entry (id, kind, subject, verb, sequence, at, recorded_at, actor, roles, basis)"
                        + " select md5('audit' || x.id || n)::uuid, '" + kind + "', x.id, 'changed', n,"
                        + " timestamptz '2026-01-01' + n * interval '1 day', now(), '" + SOMEBODY
                        + "', 'officer', 'OWN_TOKEN' from " + table
                        + " x, generate_series(1, 3) n");
    }

    /** A number below the bound, always the same for a key. */
    private static String pick(String key, int bound) {
        return "pg_temp.pick(" + key + ", " + bound + ")";
    }

    private static String one(String key, String... of) {
        return List.of(of).stream()
                .collect(Collectors.joining("', '", "(array['", "'])[1 + " + pick(key, of.length) + "]"));
    }

    /** As {@link Network#id} has it, of the column n. */
    private static String id(int kind) {
        return "('0190b000-0000-700" + kind + "-8000-' || lpad(to_hex(n), 12, '0'))::uuid";
    }
}
