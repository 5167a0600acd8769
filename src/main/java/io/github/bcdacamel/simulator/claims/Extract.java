package io.github.bcdacamel.simulator.claims;

import io.github.bcdacamel.simulator.claims.SyntheticClaims.SystemType;
import java.util.Set;

/**
 * Which resources an export has of each of its people.
 *
 * @param systems whose claims; only v3's differ by system
 * @param window when they changed last
 * @param runout only care of the years in which the person belonged to the organization
 */
public record Extract(Set<SystemType> systems, ChangeWindow window, boolean runout) {}
