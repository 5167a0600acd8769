package io.github.bcdacamel.tables;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bcdacamel.tables.fhirpath.FhirTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the value of a constant of a view, as {@link io.github.bcdacamel.tables.fhirpath.Syntax.Literal} has it. */
final class ConstantReader {

    private static final Set<String> TIMES = Set.of("valueDate", "valueDateTime", "valueInstant", "valueTime");
    private static final Set<String> WHOLE =
            Set.of("valueInteger", "valueInteger64", "valuePositiveInt", "valueUnsignedInt");
    private static final Set<String> TEXTS = Set.of(
            "valueBase64Binary",
            "valueCanonical",
            "valueCode",
            "valueId",
            "valueMarkdown",
            "valueOid",
            "valueString",
            "valueUri",
            "valueUrl",
            "valueUuid");

    private ConstantReader() {}

    static Object value(ViewPlace place, JsonNode constant) {
        List<String> keys = new ArrayList<>();
        constant.fieldNames().forEachRemaining(keys::add);
        keys.removeAll(Set.of("name", "id", "extension"));
        if (keys.size() != 1) {
            throw place.wrong("must have one value");
        }
        String key = keys.get(0);
        JsonNode value = constant.get(key);
        if (TEXTS.contains(key) && value.isTextual()) {
            return value.textValue();
        }
        if (TIMES.contains(key) && value.isTextual() && FhirTime.of(value.textValue()) != null) {
            return FhirTime.of(value.textValue());
        }
        if (key.equals("valueBoolean") && value.isBoolean()) {
            return value.booleanValue();
        }
        if (WHOLE.contains(key) && value.isIntegralNumber()) {
            return value.decimalValue();
        }
        // FHIR writes integer64 as a text.
        if (key.equals("valueInteger64")
                && value.isTextual()
                && value.textValue().matches("-?\\d{1,19}")) {
            return new java.math.BigDecimal(value.textValue());
        }
        if (key.equals("valueDecimal") && value.isNumber()) {
            return value.decimalValue();
        }
        throw place.wrong("has a \"" + key + "\" that is not possible");
    }
}
