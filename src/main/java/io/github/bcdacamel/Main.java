package io.github.bcdacamel;

import io.github.bcdacamel.app.StartFailureReporter;
import io.github.bcdacamel.cli.DoctorCommand;
import io.github.bcdacamel.cli.ProfileCommand;
import io.github.bcdacamel.cli.RunCommand;
import io.github.bcdacamel.cli.ServeCommand;
import io.github.bcdacamel.cli.SimulateCommand;
import io.github.bcdacamel.cli.VerifyCommand;
import io.github.bcdacamel.failures.FailureClass;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "bcda-camel",
        description =
                "Keeps a verified copy of an organisation's Medicare claims from CMS's Beneficiary Claims Data API.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            ServeCommand.class,
            VerifyCommand.class,
            DoctorCommand.class,
            ProfileCommand.class,
            SimulateCommand.class
        })
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Without a command there is nothing to do. */
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

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler((fault, command, parsed) -> {
                    command.getErr().println(StartFailureReporter.message(fault));
                    return StartFailureReporter.exitCode(fault);
                })
                .setUnmatchedOptionsArePositionalParams(false)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    static {
        // Exit code 2 for wrong usage is picocli's default and the contract's.
        assert FailureClass.SETTINGS.exitCode() == CommandLine.ExitCode.USAGE;
    }
}
