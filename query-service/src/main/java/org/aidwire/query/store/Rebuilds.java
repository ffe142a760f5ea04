package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Read models that are filled beside the live one: at most one at a time, by one process. */
@ApplicationScoped
public class Rebuilds {

    private static final String TAKE = "select pg_try_advisory_lock(4150444) as taken";

    private static final String GIVE_BACK = "select pg_advisory_unlock(4150444)";

    private static final String FORGET = "select forget_replaced_models() as forgotten";

    private final DataSource dataSource;

    public Rebuilds(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Work on the one rebuild that there is. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Rebuild rebuild);
    }

    /**
     * Goes on with the rebuild that is under way, where it was begun by the same rules and tables,
     * else begins one.
     *
     * @param build whose rules fill it
     * @param anew whether what was begun before is given up in any case
     * @return what the work gives; null where another process is at it
     */
    public <T> @Nullable T work(String build, boolean anew, Work<T> work) {
        try (Connection session = dataSource.getConnection()) {
            Sql sql = new Sql(session);
            if (!Boolean.TRUE.equals(sql.first(TAKE, row -> row.getBoolean("taken")))) {
                return null;
            }
            try {
                return work.with(Rebuild.begin(dataSource, sql, build, anew));
            } finally {
                sql.run(GIVE_BACK);
            }
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }

    /** Drops replaced models that were kept long enough; how many. */
    public int forget() {
        try (Connection connection = dataSource.getConnection()) {
            Integer forgotten = new Sql(connection).first(FORGET, row -> row.getInt("forgotten"));
            return forgotten == null ? 0 : forgotten;
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }
}
