package io.github.bcdacamel.landing;

/**
 * What the head of the server's answer says about the body that follows. Values as they stand in the headers, null
 * where there is none.
 *
 * @param status 200 or 206; every other status is the caller's to judge
 * @param contentLength bytes of the body, if announced
 * @param chunked whether the body is framed in chunks, so that its end is marked
 */
public record ResponseHead(
        int status,
        String contentEncoding,
        Long contentLength,
        boolean chunked,
        String contentRange,
        String lastModified,
        String etag) {

    public ResponseHead {
        if (status != 200 && status != 206) {
            throw new IllegalArgumentException("A file is received from a 200 or a 206, not from a " + status + ".");
        }
        if (contentLength != null && contentLength < 0) {
            throw new IllegalArgumentException("A Content-Length cannot be " + contentLength + ".");
        }
    }

    /** What goes into {@code If-Range} to continue this body later: a strong ETag, else Last-Modified, else null (RFC 9110, 13.1.5). */
    public String validator() {
        return etag != null && !etag.startsWith("W/") ? etag : lastModified;
    }
}
