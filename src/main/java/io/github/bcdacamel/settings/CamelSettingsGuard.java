package io.github.bcdacamel.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Refuses {@code camel.*} settings that would undo what the program promises: Camel takes them all, and says nothing. A
 * setting that has the value of the defaults in the jar passes. Whether Camel knows a setting is left to Camel.
 */
final class CamelSettingsGuard {

    private static final String HTTP = "camel\\.component\\.http\\.";
    private static final String MAIN = "camel\\.main\\.";

    /** In this order; keys without hyphens, in lower case, because Camel takes both spellings. */
    private static final List<Rule> RULES = List.of(
            new Rule(HTTP + "followredirects", "false", "a redirect would carry the token to another address"),
            new Rule(
                    HTTP + "contentcompressiondisabled",
                    "true",
                    "files are verified as they come, before they are decompressed"),
            new Rule(HTTP + "automaticretriesdisabled", "true", "each request is repeated by one owner, with pauses"),
            new Rule(
                    HTTP + "cookiemanagementdisabled",
                    "true",
                    "nothing of a response may travel with the next request"),
            new Rule(
                    HTTP + "(loghttpactivity|httpactivitylistener)",
                    null,
                    "it would write credentials and patients' data to the log"),
            new Rule(
                    HTTP + "(oauth2.*|auth(method|username|password|bearertoken|domain|host)|cookiestore|copyheaders"
                            + "|skip(request|response|control)headers|headerfilterstrategy|httpbinding|httpcontext"
                            + "|httpconfiguration|httpclientconfigurer|clientconnectionmanager"
                            + "|allowjavaserializedobject|responsepayloadstreamingthreshold)",
                    null,
                    "the routes to BCDA rely on its default"),
            new Rule(
                    "camel\\..*(trustallcertificates|hostnameverif\\w*)",
                    "false",
                    "certificates must be verified; add a private authority to Java's trust store"),
            new Rule(MAIN + "streamcachingenabled", "false", "files would be held in memory whole"),
            new Rule(MAIN + "caseinsensitiveheaders", "true", "a server may write Retry-After in any case"),
            new Rule(
                    MAIN + "(routes(in|ex)cludepattern|javaroutes(in|ex)cludepattern|routefilter(in|ex)cludepattern"
                            + "|routescollector.*|routesreload.*|autostartupexcludepattern)",
                    null,
                    "every route of bcda.routes and bcda.http.routes must run, as it was read at the start"),
            new Rule(MAIN + "autostartup", "true", "every route of bcda.routes must run"),
            new Rule(
                    "camel\\.context\\..*",
                    null,
                    "it is set past these checks; the same settings are under camel.main"),
            new Rule("camel\\.routecontroller\\..*", "false", "a route that cannot start must stop the start"),
            new Rule(MAIN + "duration.*", "0", "it would end the program in the middle of an export"),
            new Rule(
                    MAIN + "(tracing.*|logexhaustedmessagebody)|camel\\.(trace|debug|telemetrydev)\\..*",
                    "false",
                    "it would write what is on the wire to the log; to see that, use simulate"),
            new Rule("camel\\.opentelemetry2?\\..*", null, "its spans hold addresses; use bcda.traces.url"),
            new Rule(
                    MAIN
                            + "(devconsoleenabled|jmxupdaterouteenabled|contextreloadenabled|inflightrepositorybrowseenabled)",
                    "false",
                    "others could look into exports or change routes"),
            new Rule(MAIN + "profile", "prod", "the other profiles open consoles and watch messages"),
            new Rule(
                    "camel\\.(server|management|rest)\\..*",
                    "false",
                    "it would open a server past the access control of bcda.http.*"),
            new Rule(
                    MAIN
                            + "(autoconfiguration(enabled|environment.*|system.*|failfast)|fileconfigurations|cloudpropertieslocation|propertyplaceholder.*)",
                    null,
                    "all settings come from the sources that the program checks; BCDA_CONFIG names the file"));

    private CamelSettingsGuard() {}

    /** @param only the one value that passes; null where none does */
    private record Rule(Pattern key, String only, String reason) {

        Rule(String key, String only, String reason) {
            this(Pattern.compile(key), only, reason);
        }

        boolean refuses(String name, String value) {
            return key.matcher(name).matches() && !value.equals(only);
        }
    }

    /** One sentence for each setting that is refused. */
    static List<String> errors(Map<String, String> settings, Map<String, String> defaults) {
        List<String> errors = new ArrayList<>();
        settings.forEach((key, text) -> {
            if (key.regionMatches(true, 0, "camel.", 0, "camel.".length()) && !text.equals(defaults.get(key))) {
                String name = key.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
                String value = text.strip().toLowerCase(Locale.ROOT);
                RULES.stream()
                        .filter(rule -> rule.refuses(name, value))
                        .findFirst()
                        .ifPresent(rule -> errors.add(key + " is refused, because " + rule.reason() + ". "
                                + (rule.only() == null
                                        ? "Remove it."
                                        : "Remove it, or set it to " + rule.only() + ".")));
            }
        });
        return errors;
    }
}
