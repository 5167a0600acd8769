package io.github.bcdacamel.app;

import io.github.bcdacamel.profile.DriftLimits;
import io.github.bcdacamel.profile.ProfileLimits;
import io.github.bcdacamel.settings.Settings;
import java.util.HashSet;

/** What the settings say of data profiles, for exports and for the command {@code profile}. */
public final class ProfileSettings {

    private ProfileSettings() {}

    public static ProfileLimits limits(Settings settings) {
        return new ProfileLimits(
                settings.number("bcda.profile.max-paths"),
                (int) settings.size("bcda.download.max-line-size"),
                settings.number("bcda.profile.max-ids"),
                new HashSet<>(settings.list("bcda.profile.top-codes")));
    }

    public static DriftLimits drift(Settings settings) {
        return new DriftLimits(
                settings.number("bcda.profile.drift.share"),
                settings.number("bcda.profile.drift.count"),
                settings.number("bcda.profile.drift.min-records"));
    }
}
