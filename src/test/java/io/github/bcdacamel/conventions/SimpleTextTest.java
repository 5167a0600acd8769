package io.github.bcdacamel.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimpleTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "${body}                              ; 0",
                "${variable.a.b} == 200               ; 1",
                "${variable.attempt}++                ; 1",
                "${body} contains 'a && b'            ; 1",
                "${a} == 1 && ${b} == 2               ; 3",
                "${body['status']} == 'X' || ${b}     ; 2",
                "${a} > 299 ? 'x' : 'y'               ; 2",
                "${variable.rows.${x}} !in '1,2'      ; 1"
            })
    void every_operator_counts_and_texts_do_not(String expression, long operators) {
        assertThat(SimpleText.operators(expression)).isEqualTo(operators);
    }
}
