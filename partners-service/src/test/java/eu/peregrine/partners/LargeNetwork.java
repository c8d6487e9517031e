package eu.peregrine.partners;

import eu.peregrine.local.test.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/**
 * An invented network, large enough for the database to prefer an index where it has one. It is put beside what other tests have
 * made, and gone when cleared.
 */
final class LargeNetwork {

    private static final int ORGANISATIONS = 6_000;
    private static final int AGREEMENTS = 20_000;

    private static final String CITY = """
            (array['Bren','Dal','Mor','Stan','Vel','Kor','Lim','Tur'])[1 + n * 7 % 8]
            || (array['dal','berg','mont','ville','stad','ona','ago','ingen'])[1 + n / 3 % 8] || n % 97""";

    private static final String FILL = """
            insert into organisation (id, version, sequence, kind, state, name_en, country, city, latitude, longitude, schac, home,
                                      illustrative, modified_at)
            select %1$s, 0, 1, (array['UNIVERSITY', 'UNIVERSITY', 'COMPANY', 'RESEARCH_INSTITUTE'])[1 + n %% 4],
                   case when n %% 50 = 49 then 'SUSPENDED' when n %% 23 = 22 then 'PROSPECT' else 'ACTIVE' end,
                   replace((array['University of %%', 'Technical University of %%', 'Politecnico di %%',
                                  '%% Institute of Technology'])[1 + n %% 4], '%%', %4$s) || ' ' || n,
                   (array['AT', 'BE', 'BR', 'CA', 'CN', 'DE', 'DK', 'ES', 'FI', 'GB', 'IT', 'JP', 'US'])[1 + n %% 13], %4$s,
                   n * 37 %% 1000 / 10.0 - 40, n * 53 %% 3400 / 10.0 - 170, 'large-' || n || '.example', false, true,
                   timestamp '2026-01-01' - n * interval '1 hour'
            from generate_series(0, %5$d - 1) n;
            insert into organisation_label (id, organisation_id, label, issuer, valid_from)
            select %1$s, %1$s, case when n %% 20 = 0 then 'EUR-ACE' else 'Label ' || n %% 20 end, 'ENAEE', date '2020-01-01'
            from generate_series(0, %5$d - 1) n;
            insert into organisation_membership (id, organisation_id, network_id, starts_on)
            select %1$s, %1$s, %7$s, date '2020-01-01' from generate_series(0, %5$d - 1) n;
            insert into agreement (id, version, sequence, reference, kind, state, title, illustrative, signed_on, basis, revision,
                                   last_revision, content_hash, modified_at, due_on)
            select %2$s, 0, 1, 'LRG-2024-' || lpad(n::text, 6, '0'),
                   (array['ERASMUS_IIA', 'ERASMUS_IIA', 'BILATERAL_EXCHANGE', 'RESEARCH'])[1 + n %% 4],
                   case when n %% 10 = 7 then 'TERMINATED' when n %% 10 > 7 then 'DRAFT' else 'IN_FORCE' end,
                   'Exchange in ' || %4$s, true, date '2020-01-01', 'RECORDED', 1, 1, 'x',
                   timestamp '2026-01-01' - n * interval '1 hour',
                   case when n %% 10 < 7 then date '2029-09-01' + n %% 4 * 365 end
            from generate_series(0, %6$d - 1) n;
            insert into agreement_party (id, agreement_id, organisation_id, position, hei_id, home, copy_id, awaiting)
            select gen_random_uuid(), %2$s, case when p = 0 then '%8$s'::uuid else partner end, p, 'x', p = 0, 'x', false
            from (select n, %3$s as partner from generate_series(0, %6$d - 1) n) a, generate_series(0, 1) p;
            insert into agreement_condition (id, agreement_id, position, activity, sending_id, receiving_id, first_academic_year,
                                             last_academic_year, mobilities_per_year, subject_areas, eqf_levels, blended, languages)
            select ('00000000-0000-7000-8003-' || lpad((n * 3 + k)::text, 12, '0'))::uuid, %2$s, k,
                   (array['STUDENT_STUDIES', 'STUDENT_STUDIES',
                          case when n %% 200 = 3 then 'RESEARCH' else 'STAFF_TEACHING' end])[1 + k],
                   case when k = 1 then partner else '%8$s' end, case when k = 1 then '%8$s' else partner end,
                   (2024 + n %% 4) || '/' || (2025 + n %% 4), (2029 + n %% 4) || '/' || (2030 + n %% 4), 2 + n %% 5,
                   jsonb_build_array(jsonb_build_object('iscedF', case when n %% 500 = 13 then '0915'
                       else (array['0732', '0731', '0715', '0413', '0311', '0521'])[1 + n %% 6] end)),
                   case when k < 2 then '[6, 7]'::jsonb else '[]'::jsonb end, false,
                   jsonb_build_array(jsonb_build_object('language', case when n %% 500 = 7 then 'zh' else 'en' end,
                                                        'cefr', (array['B1', 'B2', 'B2', 'C1'])[1 + n %% 4]))
            from (select n, %3$s as partner from generate_series(0, %6$d - 1) n) a, generate_series(0, 2) k;
            insert into mobility (id, agreement_id, condition_id, state, sequence, direction, kind, academic_year)
            select ('00000000-0000-7000-8004-' || lpad(n::text, 12, '0'))::uuid, null,
                   ('00000000-0000-7000-8003-' || lpad((n / 4 * 3)::text, 12, '0'))::uuid, 'PLANNED', 1, 'outgoing', 'exchange',
                   '2027/2028'
            from generate_series(0, %6$d / 2) n""";

    private static final List<String> CLEAR = List.of(
            "delete from mobility where id::text like '00000000-0000-7000-8004-%'",
            "delete from agreement_condition where id::text like '00000000-0000-7000-8003-%'",
            "delete from agreement_party where agreement_id::text like '00000000-0000-7000-8002-%'",
            "delete from agreement where id::text like '00000000-0000-7000-8002-%'",
            "delete from organisation_membership where id::text like '00000000-0000-7000-8001-%'",
            "delete from organisation_label where id::text like '00000000-0000-7000-8001-%'",
            "delete from organisation where id::text like '00000000-0000-7000-8001-%'");

    private LargeNetwork() {}

    /** The n-th organisation; the first twenty serve as networks of the others. */
    static UUID organisation(int n) {
        return UUID.fromString("00000000-0000-7000-8001-%012d".formatted(n));
    }

    /** The n-th agreement. */
    static UUID agreement(int n) {
        return UUID.fromString("00000000-0000-7000-8002-%012d".formatted(n));
    }

    /** Fills it in, with the home school as the other party of every agreement. */
    static void fill() throws SQLException {
        clear();
        String partner = id("8001", "(1 + n * 31 % " + (ORGANISATIONS - 1) + ")");
        run(List.of(FILL.formatted(
                        id("8001", "n"),
                        id("8002", "n"),
                        partner,
                        CITY,
                        ORGANISATIONS,
                        AGREEMENTS,
                        id("8001", "(n % 20)"),
                        World.HOME)
                .split(";\n")));
    }

    /** Takes it away again. */
    static void clear() throws SQLException {
        run(CLEAR);
    }

    private static String id(String group, String number) {
        return "('00000000-0000-7000-" + group + "-' || lpad(" + number + "::text, 12, '0'))::uuid";
    }

    // What refers to what is right by construction, so nothing is checked row by row.
    private static void run(List<String> statements) throws SQLException {
        try (Connection connection = TestPostgres.asSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String sql : statements) {
                statement.execute(sql);
            }
            statement.execute("vacuum analyze");
        }
    }
}
