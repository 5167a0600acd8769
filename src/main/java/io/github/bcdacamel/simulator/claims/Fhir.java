package io.github.bcdacamel.simulator.claims;

import static io.github.bcdacamel.simulator.claims.BasicShapes.list;
import static io.github.bcdacamel.simulator.claims.BasicShapes.object;
import static io.github.bcdacamel.simulator.claims.Field.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The few shapes that all FHIR versions share. A coding is told in one word, {@code system|code|display}, several with {@code
 * " + "} between them; {@code V:} and the like stand for the addresses of CMS's and HL7's code systems.
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

    static final String HCPCS = "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets";
    static final String NPI = "CB:C4BBIdentifierType|npi|National Provider Identifier";

    private Fhir() {}

    /** The whole address of a shortened one; anything else stays as it is. */
    static String url(String shortened) {
        int colon = shortened.indexOf(':') + 1;
        String start = ADDRESSES.get(shortened.substring(0, colon));
        return start == null ? shortened : start + shortened.substring(colon);
    }

    static Shape<Object> coding(String told) {
        String[] parts = told.trim().split("\\|", 3);
        return parts.length < 3
                ? object(field("system", url(parts[0])), field("code", url(parts[1])))
                : object(field("system", url(parts[0])), field("code", url(parts[1])), field("display", parts[2]));
    }

    static Shape<Object> concept(String told) {
        List<Shape<? super Object>> codings = new ArrayList<>();
        for (String coding : told.split(" \\+ ")) {
            codings.add(coding(coding));
        }
        return object(field("coding", list(codings)));
    }

    /** A code that differs from thing to thing, of one system. */
    static <T> Shape<T> coding(String system, Shape<T> code) {
        return object(field("system", url(system)), field("code", code));
    }

    static <T> Shape<T> concept(Shape<T> coding) {
        return object(field("coding", list(coding)));
    }

    static Shape<Object> profile(String... urls) {
        List<Shape<? super Object>> all = new ArrayList<>();
        for (String url : urls) {
            all.add(BasicShapes.text(url(url)));
        }
        return list(all);
    }

    static Shape<Object> extension(String url, String value) {
        return object(field("url", url(url)), field("valueCoding", coding(value)));
    }

    /** The extension of one of CMS's variables, whose code system has the address of the extension. */
    static Shape<Object> variable(String variable, String code) {
        return extension(variable, variable + "|" + code);
    }

    static <T> Shape<T> identifier(String system, String type, Shape<T> value) {
        return object(field("system", url(system)), field("type", concept(type)), field("value", value));
    }

    static <T> Shape<T> identifier(String type, Shape<T> value) {
        return object(field("type", concept(type)), field("value", value));
    }

    static <T> Shape<T> reference(Shape<T> to) {
        return object(field("reference", to));
    }
}
