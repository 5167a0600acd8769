package io.github.bcdacamel.simulator;

/** A request, and the endpoint that it is for. */
record EndpointCall(IncomingRequest request, RequestPlace place) {

    /** {@code v1} to {@code v3}; other paths have the shape of v1, as BCDA's errors do. */
    int apiVersion() {
        String path = request.path();
        boolean versioned = path.startsWith("/api/v") && path.length() > 6 && Character.isDigit(path.charAt(6));
        return versioned ? path.charAt(6) - '0' : 1;
    }
}
