package io.github.bcdacamel.control;

/**
 * One request to the control API, checked against the contract.
 *
 * @param operation the contract's operationId
 * @param feed null where the operation has none
 * @param export null where the operation has none
 * @param limit how many; 0 where the operation has none
 * @param offset how many to skip
 * @param full what a kick-off asks for
 */
public record ApiCall(String operation, String feed, String export, int limit, int offset, boolean full) {

    /** The status page's: the newest exports of every feed. */
    public static ApiCall ofThePage(int limit) {
        return new ApiCall("show-status", null, null, limit, 0, false);
    }

    /** The same about an export that was begun. */
    public ApiCall about(String begun) {
        return new ApiCall(operation, feed, begun, limit, offset, full);
    }

    /** How many exports are read for it. */
    public int most() {
        return export == null && limit > 0 ? limit : 10;
    }
}
