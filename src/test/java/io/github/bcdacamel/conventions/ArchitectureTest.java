package io.github.bcdacamel.conventions;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.Headers;
import org.apache.camel.Variable;
import org.apache.camel.language.simple.Simple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may know whom in the code, and which words it must not use. */
class ArchitectureTest {

    private static final String BASE = "io.github.bcdacamel";
    private static final String CAMEL = "org.apache.camel..";

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    /** Each package with those it may know besides itself. The root holds the entry point and the version only. */
    static final Map<String, Set<String>> KNOWS = Map.ofEntries(
            entry("failures", Set.of()),
            entry("settings", Set.of("failures")),
            entry("control", Set.of("html", "ledger")),
            entry("html", Set.of()),
            entry("json", Set.of()),
            entry("landing", Set.of("failures", "json")),
            entry("profile", Set.of("html", "json")),
            entry("tables", Set.of("failures", "json", "landing")),
            entry("marts", Set.of("failures", "html", "landing", "tables")),
            entry("database", Set.of("failures", "landing", "marts", "tables")),
            entry("schedule", Set.of()),
            entry("s3", Set.of("failures", "landing")),
            entry("simulator", Set.of()),
            entry("bcda", Set.of("failures")),
            entry("ledger", Set.of("failures", "bcda", "landing")),
            entry(
                    "export",
                    Set.of("failures", "bcda", "database", "html", "landing", "ledger", "marts", "profile", "tables")),
            entry("doctor", Set.of("failures", "bcda", "ledger", "s3")),
            entry("health", Set.of("ledger")),
            entry("observe", Set.of("control", "export", "failures", "health", "landing", "ledger", "settings")),
            entry(
                    "app",
                    Set.of(
                            "failures",
                            "settings",
                            "control",
                            "database",
                            "landing",
                            "marts",
                            "profile",
                            "tables",
                            "schedule",
                            "s3",
                            "bcda",
                            "ledger",
                            "export",
                            "doctor",
                            "health",
                            "observe")),
            entry(
                    "cli",
                    Set.of(
                            "failures",
                            "settings",
                            "database",
                            "landing",
                            "marts",
                            "profile",
                            "tables",
                            "s3",
                            "export",
                            "doctor",
                            "app",
                            "simulator",
                            "ledger",
                            "bcda",
                            "health")));

    /** Words that the design forbids, as far as nothing else is called so. */
    private static final Set<String> FORBIDDEN =
            Set.of("bene", "benes", "bronze", "checkpoint", "cohort", "cursor", "sink", "tenant", "watermark");

    static Stream<String> packages() {
        return KNOWS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void a_package_knows_only_those_below_it(String name) {
        String[] allowed = Stream.concat(Stream.of(name), KNOWS.get(name).stream())
                .map(known -> BASE + "." + known + "..")
                .toArray(String[]::new);
        DescribedPredicate<JavaClass> below = not(resideInAPackage(BASE + ".."))
                .or(resideInAnyPackage(allowed))
                .or(simpleName("Version"))
                .as("are outside the project or in %s", Arrays.toString(allowed));

        classes()
                .that()
                .resideInAPackage(BASE + "." + name + "..")
                .should()
                .onlyDependOnClassesThat(below)
                .because("dependencies point one way: pass the value in, or move the class to where it belongs")
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void every_package_has_its_place_in_the_order() {
        Set<String> found = CODE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(BASE + "."))
                .map(name -> name.substring(BASE.length() + 1).replaceFirst("\\..*", ""))
                .collect(Collectors.toSet());

        assertThat(KNOWS.keySet())
                .as("Add a new package to KNOWS with those it may know.")
                .containsAll(found);
    }

    @Test
    void no_package_knows_itself_through_another() {
        slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void beans_know_of_camel_where_their_arguments_come_from() {
        List<String> annotations = Stream.of(
                        Body.class, ExchangeProperty.class, Header.class, Headers.class, Simple.class, Variable.class)
                .map(Class::getName)
                .toList();
        DescribedPredicate<JavaClass> restOfCamel = resideInAPackage(CAMEL)
                .and(DescribedPredicate.describe(
                        "are no annotations of arguments", type -> !annotations.contains(type.getName())));
        String[] packages = KNOWS.keySet().stream()
                .filter(name -> !Set.of("observe", "app", "cli").contains(name))
                .map(name -> BASE + "." + name + "..")
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .dependOnClassesThat(restOfCamel)
                .because("a bean takes its arguments by annotation, and neither Exchange nor ProducerTemplate")
                .check(CODE);
    }

    @Test
    void nobody_logs_past_slf4j() {
        // OpenTelemetry's own, which this class silences.
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CODE.that(not(simpleName("CleanSpanExporter"))));
    }

    @Test
    void only_commands_write_to_the_terminal() {
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE, BASE + ".cli..")
                .should(ACCESS_STANDARD_STREAMS)
                .because("the command passes the stream in")
                .check(CODE);
    }

    @Test
    void a_thing_has_the_word_of_the_glossary() {
        List<String> names = CODE.stream()
                .flatMap(type -> Stream.concat(
                        Stream.of(type.getName()), type.getMembers().stream().map(member -> member.getFullName())))
                .filter(ArchitectureTest::usesForbiddenWord)
                .toList();

        assertThat(names)
                .as("Rename these with the glossary's words; the design forbids %s.", FORBIDDEN)
                .isEmpty();
    }

    private static boolean usesForbiddenWord(String fullName) {
        return Arrays.stream(fullName.replaceFirst("\\(.*", "").split("[.$_]|(?<=[a-z0-9])(?=[A-Z])"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(FORBIDDEN::contains);
    }
}
