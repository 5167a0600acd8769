package io.github.bcdacamel.simulator;

import io.github.bcdacamel.simulator.claims.SyntheticClaims.SystemType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a job is asked for.
 *
 * @param group {@code all}, {@code runout}, or empty for Patient
 * @param systems whose claims, of v3
 * @param explanationFiles how many ExplanationOfBenefit files of one enrollee each; 0 for files of the usual size
 * @param errorLines enrollees that BFD does not know; 0 for no such error file
 * @param lostLines claims that BFD did not give; 0 for no such error file
 */
record ExportOrder(
        int apiVersion,
        String group,
        List<String> types,
        Optional<Instant> since,
        Set<SystemType> systems,
        boolean warning,
        boolean empty,
        int explanationFiles,
        int errorLines,
        int lostLines) {}
