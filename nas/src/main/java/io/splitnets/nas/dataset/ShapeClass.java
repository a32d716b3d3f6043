package io.splitnets.nas.dataset;

import java.util.List;
import java.util.Locale;

/** The classes of the built-in set; listed by label. Lengths are about metres, the floor is y = 0. */
enum ShapeClass {
    TABLE(0),
    CHAIR(1),
    STOOL(2),
    SOFA(3),
    BED(4),
    SHELF(5),
    WARDROBE(6),
    MONITOR(7),
    LAMP(8),
    MUG(9),
    BOTTLE(10),
    PLANT(11);

    /** All classes, by label. */
    static final List<ShapeClass> BY_LABEL = List.of(values());

    private final int label;

    ShapeClass(int label) {
        this.label = label;
    }

    int label() {
        return label;
    }

    /** A new individual of the class. */
    Mesh make(KeyedRandom random) {
        MeshBuilder builder = new MeshBuilder();
        switch (this) {
            case TABLE -> Furniture.table(builder, random);
            case CHAIR -> Furniture.chair(builder, random);
            case STOOL -> Furniture.stool(builder, random);
            case SOFA -> Furniture.sofa(builder, random);
            case BED -> Furniture.bed(builder, random);
            case SHELF -> Furniture.shelf(builder, random);
            case WARDROBE -> Furniture.wardrobe(builder, random);
            case MONITOR -> Furniture.monitor(builder, random);
            case LAMP -> TurnedObjects.lamp(builder, random);
            case MUG -> TurnedObjects.mug(builder, random);
            case BOTTLE -> TurnedObjects.bottle(builder, random);
            case PLANT -> TurnedObjects.plant(builder, random);
        }
        return builder.build();
    }

    /** The names in lower case, by label. */
    static List<String> names() {
        return BY_LABEL.stream()
                .map(shape -> shape.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
