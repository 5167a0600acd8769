package io.github.bcdacamel.cli;

import io.github.bcdacamel.app.LoggingSetup;
import io.github.bcdacamel.doctor.Check;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks whether an export would succeed, without starting one: one line for each check, and an exit code. */
@Command(
        name = "doctor",
        description = {
            "Checks settings, credentials, network, clock, destination and ledger: one line for each check.",
            "Starts nothing at BCDA and leaves nothing on the disk."
        },
        exitCodeListHeading = "%nExit codes (of the worst failure):%n",
        exitCodeList = {
            " 0:no check failed",
            " 1:unexpected",
            " 2:settings, routes, ledger or clock",
            "10:credentials or access refused",
            "14:the destination is not writable",
            "16:BCDA cannot be reached or is too busy"
        })
public final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private SettingsOptions settings;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Check> checks = new ArrayList<>();
        LoggingSetup.silence();
        PrintWriter out = spec.commandLine().getOut();
        Doctor.of(() -> settings.read(Map.of())).forEach(check -> {
            checks.add(check);
            out.println(check.line());
            out.flush();
        });
        return Check.exitCode(checks);
    }
}
