package io.github.bcdacamel.simulator;

/**
 * Where a scenario applies, or where a request is: an endpoint, and for data files which one.
 *
 * @param nth the file's place in its manifest, output then error files, from 1; 0 for every file
 * @param type the file's resource type; empty for every type
 */
record RequestPlace(EndpointKind kind, int nth, String type) {

    static RequestPlace of(EndpointKind kind) {
        return new RequestPlace(kind, 0, "");
    }

    /** {@code status}, {@code data}, {@code data:3} or {@code data:Patient}. */
    static RequestPlace parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return of(EndpointKind.named(text));
        }
        EndpointKind kind = EndpointKind.named(text.substring(0, colon));
        String which = text.substring(colon + 1);
        return which.matches("\\d{1,9}")
                ? new RequestPlace(kind, Integer.parseInt(which), "")
                : new RequestPlace(kind, 0, which);
    }

    boolean covers(RequestPlace request) {
        return (kind == EndpointKind.ANY || kind == request.kind)
                && (nth == 0 || nth == request.nth)
                && (type.isEmpty() || type.equals(request.type));
    }

    @Override
    public String toString() {
        return kind + (nth > 0 ? ":" + nth : type.isEmpty() ? "" : ":" + type);
    }
}
