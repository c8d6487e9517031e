package eu.peregrine.kit.inbox;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;

/** What a failure of a handler means for the record. */
enum Trouble {

    /** The database is away: nothing else could be handled either, so the record waits for as long as it takes. */
    DATABASE_AWAY,

    /** Somebody was in the way: trying again soon will probably help. */
    CONFLICT,

    /** Trying again will not help. */
    LASTING;

    /** Judges by the most telling cause; SQLSTATE classes as in PostgreSQL's appendix A. */
    static Trouble of(Throwable failure) {
        Trouble worst = LASTING;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Trouble one = ofOne(cause);
            if (one.ordinal() < worst.ordinal()) {
                worst = one;
            }
            if (cause == cause.getCause()) {
                break;
            }
        }
        return worst;
    }

    private static Trouble ofOne(Throwable cause) {
        if (cause instanceof OptimisticLockException
                || cause instanceof PessimisticLockException
                || cause instanceof LockTimeoutException
                || cause instanceof org.hibernate.StaleStateException) {
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
        // The pool's own failure to get a connection in time has no state.
        return state.isEmpty() && failure.getClass() == SQLException.class ? DATABASE_AWAY : LASTING;
    }
}
