package io.github.bcdacamel.recovery;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells a {@link KillPoint} of each change of the ledger: {@code ledger/update exports#3} is the third update of that
 * table, {@code ledger/create files#1} the making of a table, and {@code ledger/commit#2} the second end of a transaction
 * that changed something. It stands in the place of the database's own driver, so that the program needs no hook for tests.
 * The tables' own history is none of the ledger's rows.
 */
final class KillableDriver implements Driver {

    private static final Pattern CHANGE = Pattern.compile(
            "(?i)^\\s*(?:--.*\\n\\s*)*(?:(insert) into|(update)|(delete) from|(merge) into|(create) (?:table|index)|(alter) table)\\s+(?!flyway|\"flyway|if\\b)(\\w+)");

    private final Map<String, Integer> occurrences = new ConcurrentHashMap<>();
    private final Driver driver;
    private final KillPoint killPoint;

    private KillableDriver(Driver driver, KillPoint killPoint) {
        this.driver = driver;
        this.killPoint = killPoint;
    }

    /** Takes the place of every driver that there is. */
    static void install(KillPoint killPoint) throws SQLException {
        for (Driver driver : Collections.list(DriverManager.getDrivers())) {
            DriverManager.deregisterDriver(driver);
            DriverManager.registerDriver(new KillableDriver(driver, killPoint));
        }
    }

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        Connection connection = driver.connect(url, properties);
        return connection == null ? null : watched(connection);
    }

    private Connection watched(Connection connection) {
        AtomicReference<Boolean> changed = new AtomicReference<>(false);
        return proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals("commit") && changed.getAndSet(false)) {
                return between("ledger/commit", () -> call(method, connection, arguments));
            }
            Object answer = call(method, connection, arguments);
            if (method.getName().equals("prepareStatement")) {
                return watched(PreparedStatement.class, answer, (String) arguments[0], connection, changed);
            }
            return method.getName().equals("createStatement")
                    ? watched(Statement.class, answer, null, connection, changed)
                    : answer;
        });
    }

    /** @param prepared or null: then each call has its own */
    private <T extends Statement> T watched(
            Class<T> type, Object statement, String prepared, Connection connection, AtomicReference<Boolean> changed) {
        return proxy(type, (method, arguments) -> {
            String sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String given
                    ? given
                    : prepared;
            Optional<String> change =
                    method.getName().startsWith("execute") && sql != null ? change(sql) : Optional.empty();
            if (change.isEmpty()) {
                return call(method, statement, arguments);
            }
            return between(change.get(), () -> {
                Object answer = call(method, statement, arguments);
                changed.set(!connection.getAutoCommit());
                return answer;
            });
        });
    }

    private static Optional<String> change(String sql) {
        Matcher change = CHANGE.matcher(sql);
        if (!change.find()) {
            return Optional.empty();
        }
        String verb = List.of(1, 2, 3, 4, 5, 6).stream()
                .map(change::group)
                .filter(group -> group != null)
                .findFirst()
                .orElseThrow();
        return Optional.of("ledger/" + verb.toLowerCase(java.util.Locale.ROOT) + " " + change.group(7));
    }

    private Object between(String change, Call call) throws Throwable {
        String place = change + "#" + occurrences.merge(change, 1, Integer::sum);
        killPoint.before(place);
        Object answer = call.make();
        killPoint.after(place);
        return answer;
    }

    private interface Call {
        Object make() throws Throwable;
    }

    private interface Calls {
        Object make(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Calls calls) {
        return type.cast(Proxy.newProxyInstance(
                KillableDriver.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> calls.make(method, arguments)));
    }

    private static Object call(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return driver.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) throws SQLException {
        return driver.getPropertyInfo(url, properties);
    }

    @Override
    public int getMajorVersion() {
        return driver.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return driver.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return driver.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() throws java.sql.SQLFeatureNotSupportedException {
        return driver.getParentLogger();
    }
}
