package io.github.bcdacamel.bcda;

/**
 * One request to BCDA, before its address is checked and its token is known. Fields that are null send no header.
 *
 * @param feed whose token it needs
 * @param method GET, POST or DELETE
 * @param withToken whether a bearer token goes with it
 * @param authorization the header's value; never shown
 */
public record BcdaRequest(
        String feed,
        String method,
        String address,
        boolean withToken,
        String accept,
        String prefer,
        String acceptEncoding,
        String range,
        String ifRange,
        String authorization) {

    static BcdaRequest get(String feed, String address, boolean withToken) {
        return new BcdaRequest(feed, "GET", address, withToken, null, null, "identity", null, null, null);
    }

    BcdaRequest accepting(String media, String preference) {
        return new BcdaRequest(
                feed, method, address, withToken, media, preference, acceptEncoding, range, ifRange, authorization);
    }

    BcdaRequest deleting() {
        return new BcdaRequest(
                feed, "DELETE", address, withToken, accept, prefer, acceptEncoding, range, ifRange, authorization);
    }

    BcdaRequest encoded(String encodings) {
        return new BcdaRequest(
                feed, method, address, withToken, accept, prefer, encodings, range, ifRange, authorization);
    }

    /** Only the bytes from there on, if the file is still the one that the validator names. */
    BcdaRequest from(long firstByte, String validator) {
        return new BcdaRequest(
                feed,
                method,
                address,
                withToken,
                accept,
                prefer,
                acceptEncoding,
                "bytes=" + firstByte + "-",
                validator,
                authorization);
    }

    BcdaRequest authorized(String value) {
        return new BcdaRequest(feed, method, address, withToken, accept, prefer, acceptEncoding, range, ifRange, value);
    }

    boolean isForFile() {
        return BcdaRequestFactory.NDJSON.equals(accept);
    }

    public boolean isResuming() {
        return range != null;
    }

    @Override
    public String toString() {
        return method + " " + AddressGuard.redacted(address);
    }
}
