package org.aidwire.query.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One row by its identity, through Panache; failures are told as everywhere in the store. */
@ApplicationScoped
class RowReads {

    <T extends @Nullable Object> T read(Supplier<T> row) {
        try {
            return QuarkusTransaction.requiringNew().call(row::get);
        } catch (PersistenceException | QuarkusTransactionException failure) {
            throw new StoreFailure(rootOf(failure));
        }
    }

    /** Without one in the chain the way to the database is at fault: no SQLState says otherwise. */
    private static SQLException rootOf(RuntimeException failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql) {
                return sql;
            }
        }
        return new SQLException(failure.getMessage(), failure);
    }
}
