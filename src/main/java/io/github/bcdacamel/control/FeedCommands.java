package io.github.bcdacamel.control;

import java.util.List;
import java.util.Optional;

/** What the control API can do to the feeds of this process. Who may call it is up to {@link HttpGuard}. */
public interface FeedCommands {

    /** The feeds of this process, in the order of {@code bcda.feeds}. */
    List<FeedInfo> feeds();

    /**
     * Starts an export, or resumes the open one that stopped. Returns when that is in the ledger; the export continues in
     * the background.
     *
     * @param full without since
     * @return its id
     * @throws Problem 409 when one is running, or when one is open and a full one is requested
     */
    String kickOff(String feed, boolean full);

    /**
     * Cancels an open export and its job at BCDA.
     *
     * @throws Problem 404, or 409 when it has ended or is being finished
     */
    void cancel(String feed, String export);

    /** The receipt of a delivered export, as it was written; empty when there is none here. */
    Optional<String> receipt(String feed, String export);

    /** The page of an export's data profile, as it was written; empty when there is none here. */
    Optional<String> profile(String feed, String export);

    /** That page in brief; empty when there is none here. */
    Optional<ProfileBrief> profileBrief(String feed, String export);

    /** The page about a feed's population, as it was written; empty when there is none here. */
    Optional<String> report(String feed);

    /** What an export's receipt says of its tables; empty when it is not delivered, or has none. */
    Optional<TablesBrief> tablesBrief(String feed, String export);

    /** The feed's marts; empty when there are none, or they are being replaced. */
    Optional<MartsBrief> martsBrief(String feed);
}
