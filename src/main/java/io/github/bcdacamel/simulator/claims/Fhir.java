package io.github.bcdacamel.simulator.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What all FHIR versions share. A coding is one text, {@code system|code|display}, several have {@code " + "} between them; {@code
 * V:} and the like stand for the addresses of CMS's and HL7's code systems.
 */
final class Fhir {

    private static final Map<String, String> ADDRESSES = Map.of(
            "V:", "https://bluebutton.cms.gov/resources/variables/",
            "CS:", "https://bluebutton.cms.gov/resources/codesystem/",
            "B:", "https://bluebutton.cms.gov/fhir/CodeSystem/",
            "BS:", "https://bluebutton.cms.gov/fhir/StructureDefinition/",
            "T:", "http://terminology.hl7.org/CodeSystem/",
            "CB:", "http://hl7.org/fhir/us/carin-bb/CodeSystem/",
            "CP:", "http://hl7.org/fhir/us/carin-bb/StructureDefinition/",
            "UP:", "http://hl7.org/fhir/us/core/StructureDefinition/",
            "NU:", "https://www.nubc.org/CodeSystem/",
            "H:", "http://hl7.org/fhir/");

    private Fhir() {}

    /** The whole address of a shortened one; anything else stays as it is. */
    static String url(String shortened) {
        int colon = shortened.indexOf(':') + 1;
        String start = ADDRESSES.get(shortened.substring(0, colon));
        return start == null ? shortened : start + shortened.substring(colon);
    }

    /** @param text makes the shapes of system, code and display */
    static <T> Shape<T> coding(String coding, Function<String, Shape<T>> text) {
        String[] parts = coding.trim().split("\\|", 3);
        Shape<T> system = text.apply(parts[0]);
        Shape<T> code = text.apply(parts[1]);
        return Shape.object(
                parts.length == 2
                        ? Map.of("system", system, "code", code)
                        : Map.of("system", system, "code", code, "display", text.apply(parts[2])));
    }

    static <T> Shape<T> concept(String codings, Function<String, Shape<T>> text) {
        List<Shape<T>> all = new ArrayList<>();
        for (String coding : codings.split(" \\+ ")) {
            all.add(coding(coding, text));
        }
        return Shape.object(Map.of("coding", Shape.list(all)));
    }

    /** A text that is the same for all, its address written out. */
    static <T> Shape<T> text(String text) {
        return Shape.text(url(text));
    }
}
