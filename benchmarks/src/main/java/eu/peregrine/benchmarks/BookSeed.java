package eu.peregrine.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** A fund whose books are full: written by SQL, each entry as the service would, over two years, so that all balances. */
final class BookSeed {

    private static final long PLEDGED = 100_000_000_000L;

    private final Connection superuser;

    BookSeed(Connection superuser) {
        this.superuser = superuser;
    }

    /** A fund with so many entries; answers its id. */
    String fill(int entries) throws SQLException {
        String fund = UUID.randomUUID().toString();
        int rounds = (entries - 1) / 3;
        execute("insert into funder (id, sequence, kind, name_en, country, state) values ('" + fund
                + "', 1, 'COMPANY', 'Giver', 'FR', 'ACTIVE')");
        execute("set synchronous_commit = off");
        execute("insert into fund (id, version, sequence, reference, funder_id, name_en, currency, period_start,"
                + " period_end, restrictions, prefinance, source, available, reserved, committed, paid, received)"
                + " values ('"
                + fund
                + "', 0, 1, 'FND-BOOKS', '" + fund
                + "', 'Books', 'CHF', '2026-09-01', '2028-08-31', '{}', true, "
                + -PLEDGED + ", " + (PLEDGED - 100L * rounds - 100L * (entries - 1 - 3 * rounds)) + ", "
                + 100L * (entries - 1 - 3 * rounds) + ", 0, " + 100L * rounds + ", " + PLEDGED + ")");
        execute(entry(fund, "'ALLOCATE'", "'SOURCE'", "'AVAILABLE'", String.valueOf(PLEDGED), "0")
                + " from (select 0 as i) as one");
        // Reserved, committed and paid one after the other, a euro each; what does not divide by three stays reserved.
        execute(entry(
                        fund,
                        "(array['RESERVE','COMMIT','PAY'])[1 + i % 3]",
                        "(array['AVAILABLE','RESERVED','COMMITTED'])[1 + i % 3]",
                        "(array['RESERVED','COMMITTED','PAID'])[1 + i % 3]",
                        "100",
                        "(i / 3) % 700")
                + " from generate_series(0, " + (3 * rounds - 1) + ") as i");
        if (entries - 1 > 3 * rounds) {
            execute(entry(fund, "'RESERVE'", "'AVAILABLE'", "'RESERVED'", "100", "699") + " from generate_series(1, "
                    + (entries - 1 - 3 * rounds) + ") as i");
        }
        execute("vacuum analyze");
        return fund;
    }

    private static String entry(String fund, String movement, String from, String to, String cents, String day) {
        return "insert into ledger_entry (id, fund_id, movement, from_account, to_account, cents, currency, on_date,"
                + " posted_at, origin_kind, origin_id, text, posted_by) select"
                + " gen_random_uuid(), '" + fund + "', " + movement
                + ", "
                + from + ", " + to + ", " + cents + ", 'CHF', date '2024-10-01' + " + day
                + ", now(), 'award', gen_random_uuid(), 'AWD-2027-' || i, 'benchmark'";
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }
}
