package io.github.bcdacamel.settings;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import java.util.List;

/** What is wrong with the settings: every error at once, each naming its key. Stops the start. */
public final class SettingsException extends ExportFailure {

    private static final long serialVersionUID = 1L;

    private final transient List<String> errors;

    public SettingsException(List<String> errors) {
        super(FailureClass.SETTINGS, message(errors));
        this.errors = List.copyOf(errors);
    }

    public List<String> errors() {
        return errors;
    }

    private static String message(List<String> errors) {
        String count = errors.size() == 1 ? "One setting is wrong" : errors.size() + " settings are wrong";
        return count + "; nothing was started:\n  - " + String.join("\n  - ", errors);
    }
}
