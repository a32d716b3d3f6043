package io.splitnets.nas.supernet;

import io.splitnets.nas.dataset.ImageSet;

/**
 * Images as a subnet that stands alone reads them: one plane per channel, (N, C, H, W), pixels in [0, 1], resized as
 * the supernet resizes. One instance serves one thread.
 */
public final class SubnetInput {
    private final ImageSet images;
    private final int size;
    private final int views;
    private final Resizer resizer;

    /**
     * Input of a subnet.
     *
     * @throws IllegalArgumentException if the views of the choice do not divide those of the images
     */
    public SubnetInput(ImageSet images, SubnetChoice choice) {
        if (images.views() % choice.views() != 0) {
            throw new IllegalArgumentException(
                    choice.views() + " views out of " + images.views() + " per object do not divide evenly");
        }
        this.images = images;
        this.size = choice.resolution();
        this.views = choice.views();
        this.resizer = new Resizer(images.height(), images.width(), images.channels(), size);
    }

    /** View {@code view} of the objects {@code from} to {@code to}, the last not included. */
    public float[] planes(int view, int from, int to) {
        int channels = images.channels();
        int image = images.height() * images.width() * channels;
        float[] source = new float[image];
        float[] resized = new float[size * size * channels];
        float[] planes = new float[(to - from) * resized.length];
        for (int n = from; n < to; n++) {
            int base = (n * images.views() + view * (images.views() / views)) * image;
            for (int i = 0; i < image; i++) {
                source[i] = (images.pixels()[base + i] & 0xff) / 255f;
            }
            resizer.resize(source, resized);
            for (int i = 0; i < resized.length; i++) {
                planes[(n - from) * resized.length + i % channels * size * size + i / channels] = resized[i];
            }
        }
        return planes;
    }
}
