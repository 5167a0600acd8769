package io.github.bcdacamel.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import javax.sql.DataSource;

/** A real database, of which a test is told after each statement: where a process may be killed, or the disk be full. */
public final class WatchedDatabase {

    /** What a test does after a statement. */
    public interface Watcher {
        /** @param sql empty when it was prepared before */
        void executed(String sql) throws Exception;
    }

    private WatchedDatabase() {}

    public static DataSource of(DataSource database, Watcher watcher) {
        return watched(DataSource.class, database, watcher);
    }

    private static <T> T watched(Class<T> type, Object real, Watcher watcher) {
        return type.cast(Proxy.newProxyInstance(
                WatchedDatabase.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object result;
                    try {
                        result = method.invoke(real, arguments);
                    } catch (InvocationTargetException refused) {
                        throw refused.getCause();
                    }
                    if (method.getName().startsWith("execute")
                            || method.getName().equals("commit")) {
                        watcher.executed(arguments != null && arguments.length > 0 ? String.valueOf(arguments[0]) : "");
                    }
                    boolean inner = result instanceof Connection && method.getReturnType() == Connection.class
                            || result instanceof Statement && Statement.class.isAssignableFrom(method.getReturnType());
                    return inner ? watched(method.getReturnType(), result, watcher) : result;
                }));
    }
}
