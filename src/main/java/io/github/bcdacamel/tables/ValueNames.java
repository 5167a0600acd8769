package io.github.bcdacamel.tables;

import io.github.bcdacamel.json.NameTable;
import io.github.bcdacamel.json.RecordTree;
import io.github.bcdacamel.tables.fhirpath.Items;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

/** The names that values get: elements with what they are inside of, CMS's variables, and types. Each is made once. */
final class ValueNames {

    static final byte[] DOLLARS = ascii("USD");
    static final byte[] STRING = ascii("string");
    static final byte[] DECIMAL = ascii("decimal");
    static final byte[] BOOLEAN = ascii("boolean");
    static final byte[] DATE = ascii("date");

    private static final String V2 = "https://bluebutton.cms.gov/resources/variables/";
    private static final String V3 = "https://bluebutton.cms.gov/fhir/";
    private static final int MOST_ELEMENTS = 20_000;
    private static final int LONGEST_ELEMENT = 1_024;
    private static final byte[] NONE = new byte[0];

    // The names that mean something to a walk, beside those of data types.
    final int resourceType;
    final int id;
    final int meta;
    final int lastUpdated;
    final int sequence;
    final int item;
    final int coding;
    final int type;
    final int url;
    private final int extension;
    private final int modifierExtension;
    private final int category;
    private final int supportingInfo;
    private final int adjudication;
    private final int total;
    private final int financial;

    private final NameTable names;
    private final RecordTree tree;
    private byte[][] elements = new byte[256][];
    private int count;
    /** Open addressing: an element and a name, and the element that they are together; 0 where there is none, which the record is. */
    private long[] pairs = new long[1024];

    private int[] together = new int[1024];
    private byte[][] types = new byte[256][];
    private final Memo addresses = new Memo(ValueNames::ofAddress);
    private final Memo isV3 = new Memo(text -> text.startsWith(V3) ? new byte[1] : NONE);
    private final Memo codes = new Memo(ValueNames::lower);

    ValueNames(NameTable names, RecordTree tree) {
        this.names = names;
        this.tree = tree;
        resourceType = names.want("resourceType");
        id = names.want("id");
        meta = names.want("meta");
        lastUpdated = names.want("lastUpdated");
        sequence = names.want("sequence");
        item = names.want("item");
        coding = names.want("coding");
        type = names.want("type");
        url = names.want("url");
        extension = names.want("extension");
        modifierExtension = names.want("modifierExtension");
        category = names.want("category");
        supportingInfo = names.want("supportingInfo");
        adjudication = names.want("adjudication");
        total = names.want("total");
        financial = names.want("financial");
        element(NONE);
    }

    boolean isExtension(int name) {
        return name == extension || name == modifierExtension;
    }

    /** The element that says what something is, by the name of that; {@link Items#NONE} if it has none. */
    int identity(int name) {
        if (name == adjudication || name == supportingInfo || name == total) {
            return category;
        }
        return name == financial ? type : Items.NONE;
    }

    /** The number of an element inside of another one; 0 is the record. Those that are too many, or have too long a path, count as what they are inside of. */
    int element(int outside, int name) {
        long pair = (long) outside << 32 | name;
        int slot = slot(pair);
        if (together[slot] != 0 || count >= MOST_ELEMENTS) {
            return together[slot] != 0 ? together[slot] : outside;
        }
        if (elements[outside].length + names.text(name).length() >= LONGEST_ELEMENT) {
            return outside;
        }
        String path = outside == 0
                ? names.text(name)
                : new String(elements[outside], StandardCharsets.UTF_8) + "." + names.text(name);
        if (2 * count > pairs.length) {
            grow();
            slot = slot(pair);
        }
        pairs[slot] = pair;
        together[slot] = element(path.getBytes(StandardCharsets.UTF_8));
        return together[slot];
    }

    private int slot(long pair) {
        long hash = pair * 0x9E3779B97F4A7C15L;
        int slot = (int) (hash >>> 32) & pairs.length - 1;
        while (together[slot] != 0 && pairs[slot] != pair) {
            slot = slot + 1 & pairs.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] oldPairs = pairs;
        int[] oldTogether = together;
        pairs = new long[2 * oldPairs.length];
        together = new int[pairs.length];
        for (int i = 0; i < oldPairs.length; i++) {
            if (oldTogether[i] != 0) {
                int slot = slot(oldPairs[i]);
                pairs[slot] = oldPairs[i];
                together[slot] = oldTogether[i];
            }
        }
    }

    private int element(byte[] path) {
        if (count == elements.length) {
            elements = Arrays.copyOf(elements, 2 * count);
        }
        elements[count] = path;
        return count++;
    }

    /** As {@code item.adjudication}. */
    byte[] text(int element) {
        return elements[element];
    }

    /** The data type at the end of a name, as FHIR writes it: {@code date} of {@code valueDate}; null if there is none. */
    byte[] type(int name) {
        if (types.length <= name) {
            types = Arrays.copyOf(types, 2 * name);
        }
        if (types[name] == null) {
            types[name] = typed(names.text(name));
        }
        return types[name] == NONE ? null : types[name];
    }

    private static byte[] typed(String name) {
        for (int i = 1; i < name.length(); i++) {
            String suffix = name.substring(i);
            if (Character.isUpperCase(name.charAt(i)) && NameTable.isType(suffix)) {
                String type = NameTable.isComplex(suffix)
                        ? suffix
                        : suffix.substring(0, 1).toLowerCase(Locale.ROOT) + suffix.substring(1);
                return type.equals("date") ? DATE : ascii(type);
            }
        }
        return NONE;
    }

    /** The variable of CMS that a url or a system names, in small letters; null if it names none. */
    byte[] variable(int address) {
        byte[] found = addresses.of(address);
        return found == NONE ? null : found;
    }

    /** The variable that a code names: in v2 the code is its address, in v3 its name in a system of CMS. Null if it names none. */
    byte[] variable(int system, int code) {
        byte[] named = variable(code);
        return named == null && system != Items.NONE && isV3.of(system) != NONE ? codes.of(code) : named;
    }

    private static byte[] ofAddress(String text) {
        if (text.startsWith(V2)) {
            return lower(text.substring(V2.length()));
        }
        return text.startsWith(V3)
                ? lower(text.substring(text.lastIndexOf('/') + 1).replace('-', '_'))
                : NONE;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] lower(String text) {
        return text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    }

    /** What was made of texts lately. */
    private final class Memo {

        private final Function<String, byte[]> making;
        private final byte[][] texts = new byte[1 << 12][];
        private final byte[][] results = new byte[1 << 12][];

        Memo(Function<String, byte[]> making) {
            this.making = making;
        }

        byte[] of(int node) {
            int slot = tree.hash(node) & texts.length - 1;
            if (texts[slot] == null || !tree.isText(node, texts[slot])) {
                String text = tree.text(node);
                texts[slot] = text.getBytes(StandardCharsets.UTF_8);
                results[slot] = making.apply(text);
            }
            return results[slot];
        }
    }
}
