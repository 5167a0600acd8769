package io.github.bcdacamel.settings;

import java.time.Duration;

/** So many requests in so much time, all together. */
public record RateLimit(int requests, Duration time) {}
