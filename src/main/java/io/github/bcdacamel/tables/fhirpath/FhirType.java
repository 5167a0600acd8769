package io.github.bcdacamel.tables.fhirpath;

import io.github.bcdacamel.json.NameTable;
import io.github.bcdacamel.json.RecordTree;
import java.util.Set;

/** A data type of FHIR, as far as JSON tells one from the other, or a type of resource. */
record FhirType(String name, boolean isResource) {

    private static final Set<String> WHOLE = Set.of("integer", "integer64", "positiveInt", "unsignedInt");

    /** @param mayBeResource whether the value may be a resource, of which any type is accepted */
    static FhirType of(String name, boolean mayBeResource, int position) {
        boolean known = NameTable.isType(suffix(name)) && (isComplex(name) == NameTable.isComplex(suffix(name)));
        if (!known && !(mayBeResource && isComplex(name))) {
            throw new FhirPathException("there is no type \"" + name + "\"", position);
        }
        return new FhirType(name, !known);
    }

    private static boolean isComplex(String name) {
        return Character.isUpperCase(name.charAt(0));
    }

    private static String suffix(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** As it stands at the end of an element's name. */
    String suffix() {
        return suffix(name);
    }

    boolean isTime() {
        return name.equals("dateTime") || name.equals("instant");
    }

    boolean isOf(RecordTree tree, int node) {
        int kind = tree.kind(node);
        if (isComplex(name)) {
            return kind == RecordTree.OBJECT && (!isResource || isResource(tree, node));
        }
        return switch (kind) {
            case RecordTree.OBJECT -> false;
            case RecordTree.TRUE, RecordTree.FALSE -> name.equals("boolean");
            case RecordTree.NUMBER -> name.equals("decimal") || WHOLE.contains(name) && isWhole(tree, node);
            default -> !name.equals("boolean") && !name.equals("decimal") && !WHOLE.contains(name);
        };
    }

    private static boolean isWhole(RecordTree tree, int node) {
        for (int at = tree.start(node); at < tree.end(node); at++) {
            if ("0123456789-".indexOf(tree.buffer()[at]) < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isResource(RecordTree tree, int node) {
        return tree.typeOf(node).equals(name);
    }
}
