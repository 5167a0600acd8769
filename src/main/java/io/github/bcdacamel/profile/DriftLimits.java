package io.github.bcdacamel.profile;

/**
 * From when on a difference is worth a warning.
 *
 * @param sharePoints points by which a share moves, of 100
 * @param countPercent percent by which the records of a type fall, of two full exports
 * @param minRecords fewer records of a type on either side tell nothing about shares
 */
public record DriftLimits(int sharePoints, int countPercent, int minRecords) {}
