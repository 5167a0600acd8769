package io.github.bcdacamel.control;

import java.util.List;
import java.util.Optional;

/** The wheel: what the control API can do to the feeds of this process. Who may turn it is the {@link HttpGuard}'s business. */
public interface FeedCommands {

    /** The feeds of this process, in the order of {@code bcda.feeds}. */
    List<FeedInfo> feeds();

    /**
     * Begins an export, or resumes the open one that has stopped; returns when that is in the ledger, and the export runs
     * on by itself.
     *
     * @param full without since
     * @return its id
     * @throws Problem 409 when one runs, or one is open and a full one is asked for
     */
    String kickOff(String feed, boolean full);

    /**
     * Cancels an open export and its job at BCDA.
     *
     * @throws Problem 404, or 409 when it is over or being finished
     */
    void cancel(String feed, String export);

    /** The receipt of a delivered export, as it was written; empty when there is none here. */
    Optional<String> receipt(String feed, String export);

    /** The page of an export's data profile, as it was written; empty when there is none here. */
    Optional<String> profile(String feed, String export);

    /** What that page says in brief; empty when there is none here. */
    Optional<ProfileBrief> profileBrief(String feed, String export);
}
