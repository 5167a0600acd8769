package io.github.bcdacamel.recovery;

import io.github.bcdacamel.Main;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelContextTracker;

/**
 * The program as it is, but for a {@link KillPoint} in its routes and its ledger. Started by {@link KillableProgram} in a
 * process of its own.
 */
public final class KillableMain {

    private KillableMain() {}

    public static void main(String[] arguments) throws SQLException {
        KillPoint killPoint = new KillPoint(
                System.getProperty("kill.at", ""),
                System.getProperty("freeze.at", ""),
                Optional.ofNullable(System.getProperty("kill.trace")).map(Path::of));
        // Camel tells of each context that is created, so that the program needs no hook for tests.
        new CamelContextTracker() {
            @Override
            public void contextCreated(CamelContext context) {
                context.getCamelContextExtension().addInterceptStrategy(new KillableRoutes(killPoint));
            }
        }.open();
        KillableDriver.install(killPoint);
        Main.main(arguments);
    }
}
