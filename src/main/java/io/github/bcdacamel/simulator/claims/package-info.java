/**
 * The seeded generator of synthetic claims that the simulator serves when it is given no folder of data. A model of people and
 * their claims ({@link io.github.bcdacamel.simulator.claims.Enrollee}, {@link io.github.bcdacamel.simulator.claims.Claim}) knows
 * no FHIR; a template for each resource, in {@code v1.yaml} to {@code v3.yaml}, says how it looks on the wire, and {@link
 * io.github.bcdacamel.simulator.claims.TemplateCompiler} turns it into {@link io.github.bcdacamel.simulator.claims.Shape}s. The
 * amounts, codes and extensions that each claim type carries are in the {@code .tsv} tables beside the templates. All people,
 * providers, numbers and amounts are invented.
 */
package io.github.bcdacamel.simulator.claims;
