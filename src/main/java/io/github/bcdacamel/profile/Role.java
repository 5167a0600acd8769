package io.github.bcdacamel.profile;

/**
 * What a path means to the profile besides being counted. Found once, when the path is first met, by its place alone.
 *
 * @param owner the list's element, or the resource, that this path says something of; null for none
 * @param concept whether it is the CodeableConcept that tells the owner's kind
 * @param code whether it is one code of that concept, with a system
 * @param valueKind whether its name is the value[x] of the owner
 */
record Role(Value value, PathNode owner, boolean sliced, boolean concept, boolean code, boolean valueKind) {

    private static final Role PLAIN = new Role(Value.PLAIN, null, false, false, false, false);

    /** What the value of a path is looked at for. */
    enum Value {
        PLAIN,
        /** The resource's own type, id, and the start of its service. */
        RESOURCE_TYPE,
        ID,
        START,
        /** When the server changed the resource last. */
        UPDATED,
        /** A reference to another resource. */
        REFERENCE,
        /** The discriminator of an element, as a url. */
        KEY,
        /** Parts of a code that discriminates. */
        SYSTEM,
        CODE
    }

    static Role of(PathNode node) {
        PathNode parent = node.parent;
        if (parent == null) {
            return PLAIN;
        }
        if (node.name.equals(PathNode.ELEMENT)) {
            return ofElement(parent);
        }
        Role above = parent.role;
        if (above.code && (node.name.equals("system") || node.name.equals("code"))) {
            return new Role(
                    node.name.equals("system") ? Value.SYSTEM : Value.CODE, above.owner, false, false, false, false);
        }
        if (above.concept && node.name.equals("coding")) {
            return new Role(Value.PLAIN, above.owner, false, true, false, false);
        }
        if (above.sliced && parent.parent != null) {
            Role ofChild = ofDiscriminator(node, parent);
            if (ofChild != null) {
                return ofChild;
            }
        }
        return parent.parent == null ? ofTopLevel(node, parent) : below(node, parent);
    }

    private static Role ofElement(PathNode list) {
        boolean sliced = SliceCounter.discriminator(list.name) != null;
        if (SliceCounter.isListOfCodes(list.name)) {
            // A tag is a code itself: it owns what it says.
            return new Role(Value.PLAIN, null, true, false, true, false);
        }
        boolean concept = list.role.concept;
        boolean code = concept && list.name.equals("coding");
        return new Role(Value.PLAIN, list.role.owner, sliced, concept && !code, code, false);
    }

    private static Role ofDiscriminator(PathNode node, PathNode element) {
        String discriminator = SliceCounter.discriminator(element.parent.name);
        if (node.name.equals(discriminator)) {
            boolean word = discriminator.equals("url")
                    || discriminator.equals("system")
                    || discriminator.equals("resourceType");
            return new Role(word ? Value.KEY : Value.PLAIN, element, false, !word, false, false);
        }
        boolean kind =
                node.name.length() > 5 && node.name.startsWith("value") && Character.isUpperCase(node.name.charAt(5));
        return kind ? new Role(Value.PLAIN, element, false, false, false, true) : null;
    }

    private static Role ofTopLevel(PathNode node, PathNode root) {
        return switch (node.name) {
            case "id" -> new Role(Value.ID, root, false, false, false, false);
            case "resourceType" -> new Role(Value.RESOURCE_TYPE, root, false, false, false, false);
            case "type" -> new Role(Value.PLAIN, root, false, true, false, false);
            default -> PLAIN;
        };
    }

    private static Role below(PathNode node, PathNode parent) {
        if (node.name.equals("reference")) {
            return new Role(Value.REFERENCE, null, false, false, false, false);
        }
        if (node.name.equals("lastUpdated") && parent.depth == 1 && parent.name.equals("meta")) {
            return new Role(Value.UPDATED, null, false, false, false, false);
        }
        boolean start = node.name.equals("start") && parent.depth == 1 && parent.name.equals("billablePeriod");
        return start ? new Role(Value.START, null, false, false, false, false) : PLAIN;
    }
}
