/**
 * The seeded generator of synthetic claims that the simulator serves when it is given no folder of data. A model of people and
 * their claims ({@link io.github.bcdacamel.simulator.claims.Enrollee}, {@link io.github.bcdacamel.simulator.claims.Claim}) knows
 * no FHIR; one {@link io.github.bcdacamel.simulator.claims.Shape} for each kind of resource and API version says how it looks on
 * the wire. What is long and dull (the amounts, codes and extensions that each claim type carries) is in the {@code .tsv} tables
 * beside the classes. All people, providers, numbers and amounts are invented.
 */
package io.github.bcdacamel.simulator.claims;
