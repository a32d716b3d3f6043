package io.splitnets.analytic;

/**
 * A bound on arrivals: in any time t at most {@code burst + rate t} of data.
 *
 * @param burst data that may come at once, at least 0
 * @param rate data per unit of time, at least 0
 */
public record TokenBucket(double burst, double rate) {
    /** Both flows together. */
    public TokenBucket plus(TokenBucket other) {
        return new TokenBucket(burst + other.burst, rate + other.rate);
    }
}
