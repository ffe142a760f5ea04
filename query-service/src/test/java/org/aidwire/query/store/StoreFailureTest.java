package org.aidwire.query.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreFailureTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "40001", "40P01", "53100", "53300", "57014", "57P01", "58030", "55P03",
                "25P03", "25P04", "25006"
            })
    void what_passes_by_itself_is_transient(String state) {
        assertThat(Failures.withState(state).kind()).isEqualTo(StoreFailure.Kind.TRANSIENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22021", "23505", "42601", "25001", "55000", "54000"})
    void what_was_asked_wrongly_is_permanent(String state) {
        assertThat(Failures.withState(state).kind()).isEqualTo(StoreFailure.Kind.PERMANENT);
    }

    @Test
    void without_a_state_it_is_the_way_to_the_database() {
        assertThat(new StoreFailure(new SQLException("pool exhausted")).kind())
                .isEqualTo(StoreFailure.Kind.TRANSIENT);
    }

    @Test
    void a_lost_connection_is_transient_wherever_it_stands_in_the_chain() {
        SQLException batch = new SQLException("batch", "22021");
        batch.setNextException(new SQLException("the connection went", "08006"));

        assertThat(new StoreFailure(batch).kind()).isEqualTo(StoreFailure.Kind.TRANSIENT);
    }
}
