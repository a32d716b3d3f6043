package io.splitnets.nas.dataset;

/** Colours of materials, 0xRRGGBB. */
final class Paint {
    private Paint() {}

    /** A muted colour of any hue whose brightest channel is within {@code dark} to {@code bright} of full. */
    static int muted(KeyedRandom random, double dark, double bright) {
        double level = 255 * random.between(dark, bright);
        int red = (int) (level * random.between(0.65, 1));
        int green = (int) (level * random.between(0.65, 1));
        int blue = (int) (level * random.between(0.65, 1));
        return red << 16 | green << 8 | blue;
    }

    static int any(KeyedRandom random) {
        return muted(random, 0.3, 1);
    }

    static int leaf(KeyedRandom random) {
        int level = (int) random.between(90, 190);
        return (int) (level * random.between(0.3, 0.8)) << 16 | level << 8 | (int) (level * random.between(0.2, 0.6));
    }

    /** The colour, darker (below 1) or lighter (at most up to white). */
    static int times(int rgb, double factor) {
        int red = (int) Math.min(255, (rgb >> 16 & 0xff) * factor);
        int green = (int) Math.min(255, (rgb >> 8 & 0xff) * factor);
        int blue = (int) Math.min(255, (rgb & 0xff) * factor);
        return red << 16 | green << 8 | blue;
    }
}
