package io.splitnets.analytic;

/**
 * Network calculus: a station that, once it has work, gives at least {@code rate (t - latency)} of service in any time t
 * (rate-latency service curve). Its results are bounds on the worst case, not means.
 *
 * <p>Sources: Cruz, IEEE Transactions on Information Theory 37 (1991) 114; Le Boudec and Thiran, Network Calculus
 * (2001), sec. 1.4 (bounds, concatenation), 1.7 (packets) and 6.2 (blind multiplexing).
 *
 * @param rate R, data per unit of time, above 0
 * @param latency T, at least 0
 */
public record RateLatencyModel(double rate, double latency) {
    /** Longest delay of a flow that has the station to itself, or shares it first come first served: T + b / R. */
    public double delayBound(TokenBucket arrivals) {
        stable(arrivals);
        return latency + arrivals.burst() / rate;
    }

    /** Most data inside: b + r T. */
    public double backlogBound(TokenBucket arrivals) {
        stable(arrivals);
        return arrivals.burst() + arrivals.rate() * latency;
    }

    /** What the flow looks like behind the station: its burst has grown by r T. */
    public TokenBucket output(TokenBucket arrivals) {
        return new TokenBucket(backlogBound(arrivals), arrivals.rate());
    }

    /** This station and {@code next} as one: the smaller rate, both latencies. Bursts are paid for once. */
    public RateLatencyModel then(RateLatencyModel next) {
        return new RateLatencyModel(Math.min(rate, next.rate), latency + next.latency);
    }

    /**
     * The station as it is seen by a flow that stands back behind {@code cross} in the worst case (blind multiplexing):
     * rate R - r, latency (b + R T) / (R - r).
     */
    public RateLatencyModel leftOver(TokenBucket cross) {
        stable(cross);
        double left = rate - cross.rate();
        return new RateLatencyModel(left, (cross.burst() + rate * latency) / left);
    }

    /** The station as it is seen by data that only moves on in packets of up to {@code packet}: T + packet / R. */
    public RateLatencyModel packetized(double packet) {
        return new RateLatencyModel(rate, latency + packet / rate);
    }

    private void stable(TokenBucket arrivals) {
        if (arrivals.rate() >= rate) {
            throw new IllegalArgumentException(
                    "no bound: arrivals of rate " + arrivals.rate() + " at a station of rate " + rate);
        }
    }
}
