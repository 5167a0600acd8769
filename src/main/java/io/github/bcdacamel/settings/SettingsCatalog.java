package io.github.bcdacamel.settings;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.lang3.StringUtils;

/** Every {@code bcda.} key there is, with the form of its value. What each one means stands in application.properties. */
final class SettingsCatalog {

    /** FHIR resource types, as in HL7's {@code _type}. */
    private static final Form TYPES = Form.listOf("[A-Z][A-Za-z]{1,63}", "a FHIR resource type such as Patient");

    /** Elements whose codes may be told: those that hold codes of a published list, and none that holds an id, a name or a date. */
    private static final Form TOP_CODES = Form.listOf(
            "[A-Z][A-Za-z]{1,63}:(?!.*\\b(?:identifier|name|address|telecom|contact|photo)\\b)"
                    + "(?:[A-Za-z]+(?:\\[\\])*\\.)*(?:code|system|status|use|outcome|currency|unit|gender|url)",
            "a type and a path that ends in code, system, status, use, outcome, currency, unit, gender or url, such as"
                    + " ExplanationOfBenefit:type.coding[].code");

    /** A folder, a part of a setting's name, and of a variable's. */
    private static final String FEED_NAME = "[a-z0-9][a-z0-9-]{0,31}";

    /** The feed there is when none is declared. */
    static final String ONLY_FEED = "default";

    /** Letters that every store takes; braces only around what is filled in; no segment that climbs. */
    private static final String HEADERS =
            "(?:\\s*[A-Za-z0-9-]+\\s*=[^,\\p{Cc}]+(?:,\\s*[A-Za-z0-9-]+\\s*=[^,\\p{Cc}]+)*)?";

    private static final String PREFIX =
            "(?!.*(^|/)\\.{1,2}(/|$))([A-Za-z0-9!_.*'()=/-]|\\{feed}|\\{export}|\\{date})*";

    /** Each is a part of a route's name. */
    private static final Form DESTINATIONS = Form.atLeastOne(
            Form.listOf("[a-z][a-z0-9]*(-[a-z0-9]+)*", "a destination such as file or s3"),
            "a destination such as file");

    private static final Form TABLE_FORMATS = Form.atLeastOne(
            Form.listOf("parquet|csv|none", "parquet, csv or none"), "parquet, csv, parquet,csv or none", "none");

    private static final Form MARTS = Form.atLeastOne(
            Form.listOf("[a-z][a-z0-9_]{0,62}", "all, none, or names of marts such as medical_claim"),
            "all, none, or names of marts such as medical_claim,patient_event",
            "all",
            "none");

    /** A message may repeat it, so that it holds no secret. */
    private static final String POSTGRES_URL = "jdbc:postgresql:(?!.*(//.*@|[?&](user|password)=)).+";

    private static final Map<String, Form> FORMS = new TreeMap<>(Map.ofEntries(
            entry("bcda.feeds", Form.listOf(FEED_NAME, "a feed's name: small letters, digits and hyphens")),
            entry("bcda.base-url", Form.SERVER_ADDRESS),
            entry("bcda.api-version", Form.oneOf("v1", "v2", "v3")),
            entry("bcda.api-url", Form.SERVER_ADDRESS),
            entry("bcda.auth", Form.oneOf("basic", "none")),
            entry("bcda.token-url", Form.SERVER_ADDRESS),
            entry("bcda.client-id", Form.matching("[^\\p{Cc}:]*", "an id without colons")),
            entry("bcda.client-secret", Form.LINE),
            entry("bcda.client-secret-file", Form.TEXT),
            entry("bcda.rate-limit", Form.RATE_FORM),
            entry("bcda.http.connect-timeout", Form.DURATION_FORM),
            entry("bcda.http.max-answer-size", Form.SIZE_IN_MEMORY),
            entry("bcda.notify.url", Form.HOOK),
            entry("bcda.traces.url", Form.HOOK),
            entry("bcda.traces.headers", Form.matching(HEADERS, "name=value, comma separated")),
            entry("bcda.traces.service", Form.matching("[A-Za-z0-9_.:/-]+", "a name such as bcda-camel")),
            entry("bcda.traces.share", Form.SHARE),
            entry("bcda.http.host", Form.matching("[A-Za-z0-9.:-]+", "a host's name or address")),
            entry("bcda.http.port", Form.PORT),
            entry("bcda.http.user", Form.matching("[^\\p{Cc}:]+", "a name without colons")),
            entry("bcda.http.password", Form.LINE),
            entry("bcda.http.password-file", Form.TEXT),
            entry("bcda.http.jwt-key-file", Form.TEXT),
            entry("bcda.http.jwt-algorithm", Form.oneOf("RS256", "RS384", "RS512", "ES256", "ES384", "ES512")),
            entry("bcda.http.jwt-issuer", Form.LINE),
            entry("bcda.http.jwt-audience", Form.LINE),
            entry("bcda.http.max-connections", Form.CONNECTIONS),
            entry("bcda.http.request-timeout", Form.DURATION_FORM),
            entry("bcda.http.routes", Form.TEXT),
            entry("bcda.export.group", Form.matching("[A-Za-z0-9.-]{0,64}", "all, runout, a group id, or nothing")),
            entry("bcda.export.types", TYPES),
            entry("bcda.export.since", Form.SINCE),
            entry("bcda.export.type-filter", Form.matching("[\\x21-\\x7e]*", "a _typeFilter in one line of ASCII")),
            entry("bcda.export.on-server-errors", Form.oneOf("fail", "warn")),
            entry("bcda.export.on-vanished-type", Form.oneOf("fail", "warn")),
            entry("bcda.export.attempts", Form.POSITIVE_NUMBER),
            entry("bcda.poll.interval", Form.DURATION_FORM),
            entry("bcda.poll.max-interval", Form.DURATION_FORM),
            entry("bcda.poll.timeout", Form.DURATION_FORM),
            entry("bcda.download.parallelism", Form.POSITIVE_NUMBER),
            entry("bcda.download.attempts", Form.POSITIVE_NUMBER),
            entry("bcda.download.stall-timeout", Form.DURATION_FORM),
            entry("bcda.download.min-speed", Form.SIZE_FORM),
            entry("bcda.download.allowed-hosts", Form.listOf("[A-Za-z0-9.-]+(:\\d{1,5})?", "a host or host:port")),
            entry("bcda.download.max-line-size", Form.SIZE_IN_MEMORY),
            entry("bcda.download.max-file-size", Form.SIZE_FORM),
            entry("bcda.download.max-inflation", Form.POSITIVE_NUMBER),
            entry("bcda.download.max-files", Form.POSITIVE_NUMBER),
            entry("bcda.download.queue", Form.matching(".*\\S.*", "an endpoint")),
            entry("bcda.landing.min-free", Form.SIZE_FORM),
            entry("bcda.landing.dir", Form.matching(".*\\S.*", "a folder")),
            entry("bcda.landing.shared", Form.FLAG),
            entry("bcda.landing.compression", Form.oneOf("none", "gzip")),
            entry("bcda.destination", DESTINATIONS),
            entry("bcda.landing.keep", Form.FLAG),
            entry(
                    "bcda.s3.bucket",
                    Form.matching("([a-z0-9][a-z0-9.-]{1,61}[a-z0-9]|arn:[A-Za-z0-9:/-]+)?", "a bucket")),
            entry("bcda.s3.prefix", Form.matching(PREFIX, "a prefix such as claims/{feed}/{date}")),
            entry("bcda.s3.region", Form.matching("[a-z0-9-]*", "a region such as us-east-1")),
            entry("bcda.s3.endpoint", Form.optional(Form.SERVER_ADDRESS)),
            entry("bcda.s3.path-style", Form.FLAG),
            entry("bcda.s3.aws-chunked", Form.FLAG),
            entry("bcda.s3.sse", Form.oneOf("none", "s3", "kms")),
            entry("bcda.s3.kms-key-id", Form.matching("[A-Za-z0-9:/_-]*", "a key's id, ARN or alias")),
            entry("bcda.s3.storage-class", Form.matching("[A-Z_]*", "a storage class such as STANDARD_IA")),
            entry("bcda.s3.tags", Form.listOf("[A-Za-z0-9_.:/@-]+=[A-Za-z0-9_.:/@-]*", "key=value in plain letters")),
            entry("bcda.s3.part-size", Form.PART_SIZE),
            entry("bcda.s3.parts-at-once", Form.POSITIVE_NUMBER),
            entry("bcda.profile.enabled", Form.FLAG),
            entry("bcda.profile.on-alarm", Form.oneOf("warn", "fail")),
            entry("bcda.profile.drift.share", Form.POSITIVE_NUMBER),
            entry("bcda.profile.drift.count", Form.POSITIVE_NUMBER),
            entry("bcda.profile.drift.min-records", Form.POSITIVE_NUMBER),
            entry("bcda.profile.top-codes", TOP_CODES),
            entry("bcda.profile.threads", Form.POSITIVE_NUMBER),
            entry("bcda.profile.max-paths", Form.POSITIVE_NUMBER),
            entry("bcda.profile.max-ids", Form.POSITIVE_NUMBER),
            entry("bcda.tables.format", TABLE_FORMATS),
            entry("bcda.tables.views", Form.TEXT),
            entry("bcda.tables.on-failure", Form.oneOf("warn", "fail")),
            entry("bcda.tables.threads", Form.POSITIVE_NUMBER),
            entry("bcda.marts.build", MARTS),
            entry("bcda.marts.sql", Form.TEXT),
            entry("bcda.marts.threads", Form.POSITIVE_NUMBER),
            entry("bcda.marts.memory", Form.SIZE_FORM),
            entry("bcda.marts.temp-dir", Form.TEXT),
            entry(
                    "bcda.database.url",
                    Form.matching(
                            "|" + POSTGRES_URL,
                            "jdbc:postgresql://HOST/DATABASE with user and password as settings of their own")),
            entry("bcda.database.user", Form.LINE),
            entry("bcda.database.password", Form.LINE),
            entry("bcda.database.password-file", Form.TEXT),
            entry("bcda.database.schema", DatabaseSchemaGuard.FORM),
            entry(
                    "bcda.ledger.url",
                    Form.matching(
                            "jdbc:h2:file:.+|" + POSTGRES_URL,
                            "jdbc:h2:file:PATH, or jdbc:postgresql://HOST/DATABASE with user and password as settings of"
                                    + " their own")),
            entry("bcda.ledger.user", Form.LINE),
            entry("bcda.ledger.password", Form.LINE),
            entry("bcda.ledger.password-file", Form.TEXT),
            entry("bcda.ledger.lease", Form.DURATION_FORM),
            entry("bcda.ledger.patience", Form.DURATION_FORM),
            entry("bcda.schedule.cron", Form.CRON),
            entry("bcda.schedule.time-zone", Form.TIME_ZONE),
            entry("bcda.schedule.jitter", Form.DURATION_OR_NONE),
            entry("bcda.schedule.missed", Form.oneOf("run", "skip")),
            entry("bcda.schedule.resume-after", Form.DURATION_FORM),
            entry("bcda.client-secret-issued", Form.DATE_OR_NONE),
            entry("bcda.health.max-age", Form.DURATION_FORM),
            entry("bcda.health.min-free-space", Form.SIZE_FORM),
            entry("bcda.routes", Form.TEXT),
            entry("bcda.log.format", Form.oneOf("human", "json")),
            entry("bcda.log.level", Form.oneOf("warn", "info", "debug"))));

    /** Keys whose values nobody sees: neither a message, nor a reference of another setting, nor Camel. */
    private static final Set<String> SECRETS = Set.of(
            "bcda.client-secret",
            "bcda.database.password",
            "bcda.http.password",
            "bcda.ledger.password",
            "bcda.notify.url",
            "bcda.traces.headers");

    /** What the feeds of a process share, so that none can have one of its own. */
    private static final List<String> OF_THE_PROCESS = List.of(
            "bcda.feeds",
            "bcda.rate-limit",
            "bcda.ledger.",
            "bcda.log.",
            "bcda.traces.",
            "bcda.http.host",
            "bcda.http.port",
            "bcda.http.user",
            "bcda.http.password",
            "bcda.http.jwt-",
            "bcda.http.max-connections",
            "bcda.http.request-timeout",
            "bcda.http.routes");

    private SettingsCatalog() {}

    /** Whether the setting is one for the whole process, which no feed can override. */
    static boolean isForTheProcess(String key) {
        return OF_THE_PROCESS.stream().anyMatch(key::startsWith);
    }

    /** The feeds that a text declares; none when it is wrong. */
    static List<String> feeds(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(name -> name.matches(FEED_NAME))
                        .distinct()
                        .toList();
    }

    static Set<String> secrets() {
        return SECRETS;
    }

    static Set<String> keys() {
        return FORMS.keySet();
    }

    static Form form(String key) {
        return FORMS.get(key);
    }

    /** The key that a misspelled one most likely means, if any comes near. */
    static Optional<String> nearest(String key) {
        return FORMS.keySet().stream()
                .min(Comparator.comparingInt(known -> distance(key, known)))
                .filter(known -> distance(key, known) <= Math.max(3, key.length() / 3));
    }

    /** Whether the key is a known one but for a slip or two. */
    static boolean isNearlyOne(String key) {
        return FORMS.keySet().stream().anyMatch(known -> distance(key, known) <= 2);
    }

    /** The fewest letters to insert, drop or change. commons-text has the successor, and is not on the class path. */
    @SuppressWarnings("deprecation")
    private static int distance(String a, String b) {
        return StringUtils.getLevenshteinDistance(a, b);
    }
}
