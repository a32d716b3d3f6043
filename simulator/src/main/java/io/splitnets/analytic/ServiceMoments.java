package io.splitnets.analytic;

/**
 * The first three moments of a service time, in any one unit of time and its powers.
 *
 * @param mean E[S], at least 0
 * @param second E[S^2]
 * @param third E[S^3]
 */
public record ServiceMoments(double mean, double second, double third) {
    /** Always {@code value}. */
    public static ServiceMoments constant(double value) {
        return new ServiceMoments(value, value * value, value * value * value);
    }

    /** Exponential: E[S^n] = n! mean^n. */
    public static ServiceMoments exponential(double mean) {
        return erlang(1, mean);
    }

    /** The sum of {@code k} exponential phases: E[S^n] = k (k + 1) ... (k + n - 1) (mean / k)^n. */
    public static ServiceMoments erlang(int k, double mean) {
        double phase = mean / k;
        double second = k * (k + 1.0) * phase * phase;
        return new ServiceMoments(mean, second, second * (k + 2.0) * phase);
    }

    /** Uniform from {@code low} to {@code high}. */
    public static ServiceMoments uniform(double low, double high) {
        return new ServiceMoments(
                (low + high) / 2,
                (low * low + low * high + high * high) / 3,
                (low + high) * (low * low + high * high) / 4);
    }

    /** Lognormal with coefficient of variation {@code cv}: E[S^n] = mean^n (1 + cv^2)^(n (n - 1) / 2). */
    public static ServiceMoments lognormal(double mean, double cv) {
        double growth = 1 + cv * cv;
        return new ServiceMoments(mean, mean * mean * growth, mean * mean * mean * growth * growth * growth);
    }

    /** One of {@code values} with equal chance; at least one value. */
    public static ServiceMoments oneOf(double... values) {
        double first = 0;
        double second = 0;
        double third = 0;
        for (double value : values) {
            first += value / values.length;
            second += value * value / values.length;
            third += value * value * value / values.length;
        }
        return new ServiceMoments(first, second, third);
    }

    /** E[S^2] - E[S]^2. */
    public double variance() {
        return second - mean * mean;
    }
}
