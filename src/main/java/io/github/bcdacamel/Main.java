package io.github.bcdacamel;

import io.github.bcdacamel.app.LoggingSetup;
import io.github.bcdacamel.app.StartFailureReporter;
import io.github.bcdacamel.cli.DoctorCommand;
import io.github.bcdacamel.cli.ExportDatabaseCommand;
import io.github.bcdacamel.cli.LoadDatabaseCommand;
import io.github.bcdacamel.cli.MartsCommand;
import io.github.bcdacamel.cli.ProfileCommand;
import io.github.bcdacamel.cli.QueryCommand;
import io.github.bcdacamel.cli.RunCommand;
import io.github.bcdacamel.cli.ServeCommand;
import io.github.bcdacamel.cli.SimulateCommand;
import io.github.bcdacamel.cli.TablesCommand;
import io.github.bcdacamel.cli.VerifyCommand;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line. What all commands have in common stands here. */
@Command(
        name = "bcda-camel",
        description =
                "Keeps a verified copy of an organization's Medicare claims from CMS's Beneficiary Claims Data API.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            ServeCommand.class,
            VerifyCommand.class,
            DoctorCommand.class,
            ProfileCommand.class,
            TablesCommand.class,
            MartsCommand.class,
            QueryCommand.class,
            ExportDatabaseCommand.class,
            LoadDatabaseCommand.class,
            SimulateCommand.class
        })
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command, such as run.");
    }

    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        return commandLine().execute(arguments);
    }

    public static CommandLine commandLine() {
        CommandLine commands = new CommandLine(new Main());
        commands.getSubcommands().get("run").getCommandSpec().usageMessage().exitCodeList(exitCodes());
        return commands.setExecutionExceptionHandler((fault, command, parsed) -> {
                    ExportFailure failure = StartFailureReporter.failure(fault);
                    LoggingSetup.fail(command.getErr()::println, failure.getMessage());
                    return failure.exitCode();
                })
                .setUnmatchedOptionsArePositionalParams(false)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> lines = new LinkedHashMap<>();
        FailureClass.exitCodes().forEach((code, meaning) -> lines.put("%2d".formatted(code), meaning));
        return lines;
    }

    static {
        // Exit code 2 for wrong usage is picocli's default and the contract's.
        assert FailureClass.SETTINGS.exitCode() == CommandLine.ExitCode.USAGE;
    }
}
