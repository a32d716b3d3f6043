package io.splitnets.nas.dataset;

import java.util.Optional;

/**
 * One object as it stands before the cameras: its class, its size and pose, and what hides it from some of them.
 *
 * @param shape the class
 * @param mesh everything there is to draw, in world coordinates
 */
record ShapeScene(ShapeClass shape, Mesh mesh) {
    private static final double OCCLUDED = 0.6;

    /** Object {@code index} of a part; classes take turns. */
    static ShapeScene of(long seed, String part, int index) {
        KeyedRandom random = KeyedRandom.of(seed, ShapesSource.NAME + "/" + part, index);
        ShapeClass shape = ShapeClass.BY_LABEL.get(index % ShapeClass.BY_LABEL.size());
        Mesh posed = shape.make(random)
                .normalised()
                .mapped(Transforms.chain(
                        Transforms.translation(random.between(-0.15, 0.15), 0, random.between(-0.15, 0.15)),
                        Transforms.turnY(random.between(0, 360)),
                        Transforms.turnX(random.between(-8, 8)),
                        Transforms.turnZ(random.between(-8, 8)),
                        Transforms.scaling(random.between(0.55, 0.95))));
        return new ShapeScene(shape, occluder(random).map(posed::plus).orElse(posed));
    }

    /** A panel or a post that stands beside the object, between it and some of the cameras. */
    private static Optional<Mesh> occluder(KeyedRandom random) {
        if (!random.chance(OCCLUDED)) {
            return Optional.empty();
        }
        double height = random.between(0.8, 1.7);
        double width = random.between(0.15, 1.1);
        return Optional.of(new MeshBuilder()
                .paint(Paint.any(random))
                .place(Transforms.chain(
                        Transforms.turnY(random.between(0, 360)),
                        Transforms.translation(random.between(-0.4, 0.4), -0.9, random.between(1.0, 1.3))))
                .box(0, 0, 0, width, height, 0.05)
                .build());
    }
}
