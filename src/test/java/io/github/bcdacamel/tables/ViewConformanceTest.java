package io.github.bcdacamel.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bcdacamel.tables.ViewSuite.Case;
import io.github.bcdacamel.tables.ViewSuite.RejectedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our own tests of views, and those of SQL on FHIR where somebody has put them ({@code -Dsql-on-fhir=FOLDER}). */
class ViewConformanceTest {

    private static final Path OURS = Path.of("src/test/resources/views");
    private static final Path PUBLIC = Path.of(System.getProperty("sql-on-fhir", "../shared/data/sql-on-fhir"));

    static Stream<Case> cases() throws IOException {
        Stream<Case> ours = ViewSuite.in(OURS);
        return Files.isDirectory(PUBLIC) ? Stream.concat(ours, ViewSuite.in(PUBLIC)) : ours;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_view_has_the_rows_that_the_suite_expects(Case test) throws IOException {
        if (test.expectsError()) {
            AbstractThrowableAssert<?, ?> failure = assertThatThrownBy(test::differences);
            failure.isInstanceOfAny(ViewException.class, RejectedException.class);
        } else {
            assertThat(test.differences()).isEmpty();
        }
    }
}
