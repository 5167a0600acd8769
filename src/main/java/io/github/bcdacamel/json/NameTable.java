package io.github.bcdacamel.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names that somebody wants of a record, as numbers. A {@link RecordTree} keeps what stands under them and passes over the
 * rest.
 *
 * <p>FHIR writes an element of several types with the type at its end, {@code valueQuantity} for {@code value}. Who wants
 * {@code value} gets these names as well.
 */
public final class NameTable {

    /** Of a name that nobody wants. */
    public static final int UNWANTED = -1;

    private static final Set<String> PRIMITIVE = Set.of(
            "Base64Binary",
            "Boolean",
            "Canonical",
            "Code",
            "Date",
            "DateTime",
            "Decimal",
            "Id",
            "Instant",
            "Integer",
            "Integer64",
            "Markdown",
            "Oid",
            "PositiveInt",
            "String",
            "Time",
            "UnsignedInt",
            "Uri",
            "Url",
            "Uuid");

    private static final Set<String> COMPLEX = Set.of(
            "Address",
            "Age",
            "Annotation",
            "Attachment",
            "CodeableConcept",
            "CodeableReference",
            "Coding",
            "ContactDetail",
            "ContactPoint",
            "Count",
            "Distance",
            "Dosage",
            "Duration",
            "Expression",
            "HumanName",
            "Identifier",
            "Meta",
            "Money",
            "Period",
            "Quantity",
            "Range",
            "Ratio",
            "RatioRange",
            "Reference",
            "SampledData",
            "Signature",
            "Timing",
            "UsageContext");

    private static final int LONGEST_TYPE = "CodeableReference".length();

    /** Keys that are data must not fill the memory. */
    private static final int MOST_NAMES = 20_000;

    private static final int LONGEST_NAME = 256;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private boolean isAllWanted;
    private boolean[] hasTypes = new boolean[64];
    private int[] untyped = new int[64];

    /** Whether this is a data type, written with a capital letter as at the end of a name. */
    public static boolean isType(String suffix) {
        return PRIMITIVE.contains(suffix) || COMPLEX.contains(suffix);
    }

    /** Whether a data type has elements of its own. */
    public static boolean isComplex(String suffix) {
        return !PRIMITIVE.contains(suffix);
    }

    /** The number of a name that is wanted from now on. */
    public int want(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        int number = numbers.size();
        numbers.put(name, number);
        names.add(name);
        if (number == untyped.length) {
            untyped = Arrays.copyOf(untyped, 2 * number);
            hasTypes = Arrays.copyOf(hasTypes, 2 * number);
        }
        untyped[number] = UNWANTED;
        return number;
    }

    /** From now on somebody wants whatever stands in a record. Beyond 20,000 names, new ones are called {@code other}, and so are those of more than 256 characters. */
    public void wantAll() {
        isAllWanted = true;
        want("other");
    }

    /** How a number that is wanted is written. */
    public String text(int number) {
        return names.get(number);
    }

    /** The number of a name that stands in a record, {@link #UNWANTED} if nobody wants it. */
    int found(String name) {
        if (isAllWanted && (names.size() >= MOST_NAMES || name.length() > LONGEST_NAME)) {
            return numbers.getOrDefault(name, numbers.get("other"));
        }
        int base = untyped(name);
        if (base == UNWANTED) {
            return isAllWanted ? want(name) : numbers.getOrDefault(name, UNWANTED);
        }
        int number = want(name);
        untyped[number] = base;
        hasTypes[base] = true;
        return number;
    }

    /** By the longest type at the end. A name that has one already is no base, or names that are data would go on for ever. */
    private int untyped(String name) {
        for (int i = Math.max(1, name.length() - LONGEST_TYPE); i < name.length(); i++) {
            if (Character.isUpperCase(name.charAt(i)) && isType(name.substring(i))) {
                int base = numbers.getOrDefault(name.substring(0, i), UNWANTED);
                return base == UNWANTED || untyped[base] != UNWANTED ? UNWANTED : base;
            }
        }
        return UNWANTED;
    }

    /** Whether an element of this name was found with its type at the end. */
    public boolean hasTypes(int name) {
        return hasTypes[name];
    }

    /** The name without the type at its end; {@link #UNWANTED} if it has none. */
    public int untyped(int name) {
        return untyped[name];
    }
}
