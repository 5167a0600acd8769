package io.github.bcdacamel.simulator;

/**
 * A file of a finished job, by the name under which it is fetched.
 *
 * @param nth its place in the manifest, output then error files, from 1
 * @param plain stored without gzip, as BCDA's warnings file is; {@code stored} is gzip all the same
 */
record OutputFile(int nth, String type, String name, StoredFile stored, boolean plain, boolean isError) {}
