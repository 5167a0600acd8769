package io.github.bcdacamel.simulator.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLineWriterTest {

    @ParameterizedTest
    @CsvSource({"0,0", "1250,12.5", "1205,12.05", "1200,12", "5,0.05", "123456789012,1234567890.12"})
    void an_amount_looks_as_a_64_bit_float_does(long cents, String expected) {
        String json = written(out -> out.dollars(cents));

        assertThat(json).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0", "9", "10", "-1", "-10000010254618", "9223372036854775807"})
    void a_whole_number_has_all_its_digits(long number) {
        String json = written(out -> out.number(number));

        assertThat(json).isEqualTo(Long.toString(number));
    }

    @Test
    void a_string_is_escaped_as_gos_encoder_does() {
        String json = written(out -> out.string("a & b <c> \"d\" \\ é \uD83D\uDE00 â€”"));

        assertThat(json).isEqualTo("\"a \\u0026 b \\u003cc\\u003e \\\"d\\\" \\\\ é \uD83D\uDE00 â€”\"");
    }

    @Test
    void a_day_is_followed_by_the_time_given() {
        Shape<LocalDate> shape = new Shape.Joined<>(List.of(Shape.date(day -> day), Shape.text("T00:00:00+00:00")));

        String json = written(out -> shape.write(LocalDate.of(2026, 3, 5), out));

        assertThat(json).isEqualTo("\"2026-03-05T00:00:00+00:00\"");
    }

    @Test
    void a_long_string_makes_the_line_grow() {
        String json = written(out -> out.string("é".repeat(100_000)));

        assertThat(json).hasSize(100_002);
    }

    @Test
    void keys_are_sorted_and_absent_values_left_out() {
        Shape<String> never = new Shape.Choice<>(value -> false, Shape.position(), null);
        Shape<String> shape = Shape.object(Map.of(
                "zip", Shape.text(value -> value),
                "none", Shape.text(value -> null),
                "active", Shape.literal("true"),
                "list", Shape.list(List.of(Shape.position(), never, Shape.position()))));

        String json = written(out -> shape.write("12345", out));

        assertThat(json).isEqualTo("{\"active\":true,\"list\":[1,2],\"zip\":\"12345\"}");
    }

    private static String written(Consumer<JsonLineWriter> writing) {
        JsonLineWriter out = new JsonLineWriter();
        writing.accept(out);
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }
}
