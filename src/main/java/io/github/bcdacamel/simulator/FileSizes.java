package io.github.bcdacamel.simulator;

/**
 * How many enrollees share a file, as BCDA has it.
 *
 * @param explanations for ExplanationOfBenefit
 */
record FileSizes(int explanations) {

    static final String EXPLANATION = "ExplanationOfBenefit";

    /** Whether a scenario asks for many files of one enrollee each. */
    boolean isMany(ExportOrder order, String type) {
        return order.explanationFiles() > 0 && type.equals(EXPLANATION);
    }

    int enrolleesPerFile(ExportOrder order, String type) {
        if (isMany(order, type)) {
            return 1;
        }
        return switch (type) {
            case EXPLANATION -> explanations;
            case "Patient" -> 5000;
            default -> 4000;
        };
    }
}
