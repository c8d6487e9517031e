package eu.peregrine.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TroubleTest {

    @ParameterizedTest
    @CsvSource({
        "08006, DATABASE_AWAY",
        "57P01, DATABASE_AWAY",
        "53300, DATABASE_AWAY",
        "25006, DATABASE_AWAY",
        "40001, CONFLICT",
        "40P01, CONFLICT",
        "55P03, CONFLICT",
        "23505, LASTING",
        "42501, LASTING"
    })
    void judgesByTheDatabasesState(String state, Trouble expected) {
        assertThat(Trouble.of(new IllegalStateException(new SQLException("", state))))
                .isEqualTo(expected);
    }

    @Test
    void takesThePoolsOwnFailures() {
        assertThat(Trouble.of(new SQLException("Sorry, acquisition timeout!"))).isEqualTo(Trouble.DATABASE_AWAY);
        assertThat(Trouble.of(new SQLException("Enlisted connection used without active transaction")))
                .isEqualTo(Trouble.CONFLICT);
    }

    @Test
    void looksBesideAFailedCommitToo() {
        RollbackException commit = new RollbackException();
        assertThat(Trouble.of(new RuntimeException(commit))).isEqualTo(Trouble.CONFLICT);
        commit.addSuppressed(new SQLException("", "08006"));
        assertThat(Trouble.of(new RuntimeException(commit))).isEqualTo(Trouble.DATABASE_AWAY);
    }

    @Test
    void takesTheHandlersOwnFailuresAsLasting() {
        assertThat(Trouble.of(new IllegalStateException("no"))).isEqualTo(Trouble.LASTING);
        assertThat(Trouble.of(new OptimisticLockException())).isEqualTo(Trouble.CONFLICT);
    }
}
