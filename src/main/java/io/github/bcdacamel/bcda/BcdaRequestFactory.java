package io.github.bcdacamel.bcda;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.camel.Variable;
import org.apache.camel.language.simple.Simple;

/**
 * The requests that a Bulk Data client sends, with the headers that HL7 and BCDA want (BCDA refuses a kick-off and a
 * list of jobs without {@code Accept} and {@code Prefer}). Sends nothing and checks no address: {@code call-bcda} does.
 */
public final class BcdaRequestFactory {

    static final String NDJSON = "application/fhir+ndjson";

    private static final String FHIR_JSON = "application/fhir+json";
    private static final String ASYNC = "respond-async";

    private final String tokenUrl;
    private final String apiUrl;
    private final String basic;

    /** @param clientId empty, with the secret, where the server is open and no request carries a token */
    public BcdaRequestFactory(String tokenUrl, String apiUrl, boolean open, String clientId, String clientSecret) {
        this.tokenUrl = tokenUrl;
        this.apiUrl = apiUrl;
        this.basic = open
                ? null
                : "Basic "
                        + Base64.getEncoder()
                                .encodeToString((clientId + ":" + clientSecret).getBytes(StandardCharsets.UTF_8));
    }

    /** Requests an access token; BCDA ignores the body, so there is none. */
    public BcdaRequest token(@Simple("${variable.request.feed}") String feed) {
        return new BcdaRequest(feed, "POST", tokenUrl, false, "application/json", null, "identity", null, null, basic);
    }

    public BcdaRequest kickOff(
            @Simple("${variable.export.feed}") String feed,
            @Simple("${variable.export.requestUrl}") String requestUrl) {
        return BcdaRequest.get(feed, requestUrl, needsToken()).accepting(FHIR_JSON, ASYNC);
    }

    /** The jobs under way: among them is the one that a duplicate kick-off ran into. */
    public BcdaRequest jobs(@Simple("${variable.export.feed}") String feed) {
        return BcdaRequest.get(feed, apiUrl + "/jobs?_status=In%20Progress,Pending", needsToken())
                .accepting(FHIR_JSON, ASYNC);
    }

    /** The server's metadata; needs no credentials. */
    public BcdaRequest metadata(@Variable("feed") String feed) {
        return BcdaRequest.get(feed, apiUrl + "/metadata", false).accepting(FHIR_JSON, null);
    }

    /** When BCDA last received the organization's list of enrollees. */
    public BcdaRequest attributionStatus(@Variable("feed") String feed) {
        return BcdaRequest.get(feed, apiUrl + "/attribution_status", needsToken())
                .accepting("application/json", null);
    }

    public BcdaRequest statusCheck(
            @Simple("${variable.export.feed}") String feed, @Simple("${variable.export.jobUrl}") String jobUrl) {
        return BcdaRequest.get(feed, jobUrl, needsToken()).accepting("application/json", null);
    }

    /** Asks BCDA to cancel a job. */
    public BcdaRequest cancel(
            @Simple("${variable.export.feed}") String feed, @Simple("${variable.export.jobUrl}") String jobUrl) {
        return statusCheck(feed, jobUrl).deleting();
    }

    /**
     * A file of a manifest, encoded as gzip: only then does BCDA serve ranges.
     *
     * @param requiresToken the manifest's word; when false the token must not be sent (HL7)
     * @param firstByte what is landed already, 0 for the whole file
     * @param validator goes into {@code If-Range}; without one a range is not asked for
     */
    public BcdaRequest file(
            @Simple("${variable.file.feed}") String feed,
            @Simple("${variable.file.url}") String url,
            @Simple("${variable.file.needsToken}") boolean requiresToken,
            @Simple("${variable.partial.length}") long firstByte,
            @Simple("${variable.partial.validator}") String validator) {
        BcdaRequest whole = BcdaRequest.get(feed, url, requiresToken && needsToken())
                .accepting(NDJSON, null)
                .encoded("gzip");
        return firstByte > 0 && validator != null ? whole.from(firstByte, validator) : whole;
    }

    /** The same request with the bearer token. */
    public BcdaRequest withToken(@Variable("request") BcdaRequest request, @Variable("token") String token) {
        return request.authorized("Bearer " + token);
    }

    private boolean needsToken() {
        return basic != null;
    }
}
