package eu.peregrine.kit.inbox;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import org.hibernate.StaleStateException;

/** What a failure of a handler means for the record. */
enum Trouble {

    /** The database is away: nothing else could be handled either, so the record waits for as long as it takes. */
    DATABASE_AWAY,

    /** Somebody was in the way: trying again soon will probably help. */
    CONFLICT,

    /** Trying again will not help. */
    LASTING;

    private static final int DEEPEST = 20;

    /** Judges by the most telling cause; SQLSTATE classes as in PostgreSQL's appendix A. */
    static Trouble of(Throwable failure) {
        return of(failure, 0);
    }

    private static Trouble of(Throwable failure, int depth) {
        if (failure == null || depth > DEEPEST) {
            return LASTING;
        }
        Trouble worst = worse(ofOne(failure), of(failure.getCause(), depth + 1));
        // What went wrong in a commit is told beside the failure, not behind it.
        for (Throwable beside : failure.getSuppressed()) {
            worst = worse(worst, of(beside, depth + 1));
        }
        return worst;
    }

    private static Trouble worse(Trouble one, Trouble other) {
        return one.ordinal() < other.ordinal() ? one : other;
    }

    private static Trouble ofOne(Throwable cause) {
        if (cause instanceof OptimisticLockException
                || cause instanceof PessimisticLockException
                || cause instanceof LockTimeoutException
                || cause instanceof StaleStateException
                // A commit of which nobody knows how it ended; the inbox will know.
                || cause instanceof RollbackException
                || cause instanceof HeuristicMixedException
                || cause instanceof SystemException) {
            return CONFLICT;
        }
        return cause instanceof SQLException sql ? ofSql(sql) : LASTING;
    }

    private static Trouble ofSql(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (state.startsWith("08") // connection exception
                || state.startsWith("53") // insufficient resources
                || state.startsWith("57P") // operator intervention
                || state.startsWith("58") // system error
                || state.equals("25006")) { // read-only transaction, as on a replica during a switch-over
            return DATABASE_AWAY;
        }
        if (state.startsWith("40") || state.equals("55P03") || state.equals("57014")) {
            return CONFLICT;
        }
        if (failure instanceof SQLTransientException || failure instanceof SQLRecoverableException) {
            return DATABASE_AWAY;
        }
        if (!state.isEmpty()) {
            return LASTING;
        }
        // Without a state it comes from the pool: no connection in time, or a transaction that ended under way.
        String text = String.valueOf(failure.getMessage());
        return text.contains("cquisition timeout") ? DATABASE_AWAY : CONFLICT;
    }
}
