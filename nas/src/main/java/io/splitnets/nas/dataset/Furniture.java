package io.splitnets.nas.dataset;

/** Makers of furniture with seeded proportions. Fronts look towards +z. */
final class Furniture {
    private Furniture() {}

    static void table(MeshBuilder b, KeyedRandom r) {
        double width = r.between(0.8, 2.0);
        double depth = r.between(0.6, 1.0);
        double height = r.between(0.4, 0.85);
        double thick = r.between(0.03, 0.08);
        int top = Paint.any(r);
        int legs = r.chance(0.5) ? Paint.any(r) : top;
        b.paint(legs);
        boolean round = r.chance(0.3);
        if (round || r.chance(0.15)) {
            double foot = r.between(0.2, 0.35);
            b.frustum(at(0, 0, 0), foot, foot * 0.8, 0.04).frustum(at(0, 0, 0), 0.06, 0.06, height);
        } else {
            legs(b, r, width * r.between(0.82, 0.94), depth * r.between(0.8, 0.92), height, 0.03);
        }
        b.paint(top);
        if (round) {
            b.frustum(at(0, height, 0), depth * 0.6, depth * 0.6, thick);
        } else {
            b.box(0, height, 0, width, thick, depth);
        }
    }

    static void chair(MeshBuilder b, KeyedRandom r) {
        double width = r.between(0.4, 0.55);
        double depth = r.between(0.4, 0.52);
        double seat = r.between(0.4, 0.52);
        double back = r.between(0.3, 0.65);
        int wood = Paint.any(r);
        b.paint(wood);
        legs(b, r, width * 0.88, depth * 0.88, seat, 0.022);
        b.paint(r.chance(0.5) ? Paint.any(r) : wood).box(0, seat, 0, width, r.between(0.03, 0.08), depth);
        double z = -depth / 2 + 0.02;
        b.paint(wood);
        if (r.chance(0.5)) {
            b.box(0, seat, z, width * 0.95, back, 0.04);
        } else {
            b.box(-width / 2 + 0.02, seat, z, 0.04, back, 0.04).box(width / 2 - 0.02, seat, z, 0.04, back, 0.04);
            int slats = 2 + r.below(3);
            for (int i = 1; i <= slats; i++) {
                b.box(0, seat + back * i / slats - 0.06, z, width - 0.04, 0.06, 0.03);
            }
        }
        if (r.chance(0.3)) {
            for (int side = -1; side <= 1; side += 2) {
                b.box(side * width / 2, seat + 0.18, 0, 0.05, 0.03, depth)
                        .box(side * width / 2, seat, depth * 0.4, 0.03, 0.18, 0.03);
            }
        }
    }

    static void stool(MeshBuilder b, KeyedRandom r) {
        double radius = r.between(0.16, 0.26);
        double height = r.between(0.4, 0.8);
        int wood = Paint.any(r);
        b.paint(r.chance(0.5) ? Paint.any(r) : wood);
        double thick = r.between(0.03, 0.1);
        if (r.chance(0.7)) {
            b.frustum(at(0, height, 0), radius, radius, thick);
        } else {
            b.box(0, height, 0, radius * 2, thick, radius * 1.7);
        }
        b.paint(wood);
        int count = 3 + r.below(2);
        double spread = r.between(0.7, 1.15);
        for (int i = 0; i < count; i++) {
            double angle = 360.0 * (i + 0.5) / count;
            double lean = StrictMath.toDegrees(StrictMath.atan2(radius * (spread - 0.7), height));
            b.place(Transforms.chain(
                    Transforms.turnY(angle), Transforms.translation(radius * spread, 0, 0), Transforms.turnZ(lean)));
            b.box(0, 0, 0, 0.04, height * 1.01, 0.04);
        }
        b.place(Transforms.identity());
        if (r.chance(0.5)) {
            b.lathe(
                    at(0, height * 0.3, 0),
                    new double[] {radius * 0.9, radius * 0.98, radius * 0.98, radius * 0.9},
                    new double[] {0, 0, 0.03, 0.03});
        }
    }

    static void sofa(MeshBuilder b, KeyedRandom r) {
        double width = r.between(1.1, 2.4);
        double depth = r.between(0.75, 1.0);
        double seat = r.between(0.32, 0.45);
        double arm = r.between(0.1, 0.25);
        int cloth = Paint.any(r);
        b.paint(cloth).box(0, 0.06, 0, width, seat - 0.06, depth);
        b.box(0, seat, -depth / 2 + 0.12, width, r.between(0.3, 0.5), 0.24);
        double armHeight = r.between(0.12, 0.28);
        for (int side = -1; side <= 1; side += 2) {
            b.box(side * (width - arm) / 2, seat, 0, arm, armHeight, depth);
        }
        b.paint(Paint.times(cloth, r.between(0.75, 1.25)));
        int cushions = 1 + r.below(3);
        double inner = (width - 2 * arm) / cushions;
        for (int i = 0; i < cushions; i++) {
            b.box((i + 0.5) * inner - width / 2 + arm, seat, 0.1, inner * 0.95, 0.1, depth - 0.22);
        }
        b.paint(Paint.muted(r, 0.15, 0.5));
        legs(b, r, width * 0.92, depth * 0.9, 0.07, 0.025);
    }

    static void bed(MeshBuilder b, KeyedRandom r) {
        double width = r.between(0.9, 1.9);
        double length = r.between(1.9, 2.2);
        double frame = r.between(0.2, 0.4);
        int wood = Paint.any(r);
        b.paint(wood).box(0, 0.08, 0, width, frame - 0.08, length);
        legs(b, r, width * 0.94, length * 0.95, 0.1, 0.04);
        b.box(0, 0.08, -length / 2, width, frame + r.between(0.15, 0.6), 0.07);
        if (r.chance(0.4)) {
            b.box(0, 0.08, length / 2, width, frame + r.between(0.05, 0.25), 0.06);
        }
        int linen = Paint.muted(r, 0.6, 1);
        b.paint(linen).box(0, frame, 0.02, width * 0.96, r.between(0.12, 0.24), length * 0.96);
        b.paint(Paint.any(r)).box(0, frame + 0.02, length * 0.14, width * 0.98, 0.22, length * 0.68);
        b.paint(Paint.muted(r, 0.7, 1));
        int pillows = width > 1.3 ? 2 : 1;
        for (int i = 0; i < pillows; i++) {
            b.box(((i + 0.5) / pillows - 0.5) * width, frame + 0.2, -length * 0.38, width / pillows * 0.75, 0.1, 0.35);
        }
    }

    static void shelf(MeshBuilder b, KeyedRandom r) {
        double width = r.between(0.5, 1.4);
        double height = r.between(0.9, 2.1);
        double depth = r.between(0.25, 0.45);
        int wood = Paint.any(r);
        b.paint(wood);
        for (int side = -1; side <= 1; side += 2) {
            b.box(side * (width / 2 - 0.015), 0, 0, 0.03, height, depth);
        }
        int boards = 3 + r.below(4);
        for (int i = 0; i < boards; i++) {
            b.box(0, (height - 0.03) * i / (boards - 1), 0, width, 0.03, depth);
        }
        if (r.chance(0.6)) {
            b.paint(Paint.times(wood, 0.85)).box(0, 0, -depth / 2, width, height, 0.01);
        }
        for (int i = 0; i < boards - 1; i++) {
            if (r.chance(0.5)) {
                double load = width * r.between(0.2, 0.8);
                double x = (width - load) * r.between(-0.45, 0.45);
                double tall = height / (boards - 1) * r.between(0.4, 0.8);
                b.paint(Paint.any(r)).box(x, (height - 0.03) * i / (boards - 1) + 0.03, 0, load, tall, depth * 0.7);
            }
        }
    }

    static void wardrobe(MeshBuilder b, KeyedRandom r) {
        double width = r.between(0.7, 1.8);
        double height = r.between(1.1, 2.1);
        double depth = r.between(0.4, 0.6);
        double foot = r.between(0.02, 0.12);
        int wood = Paint.any(r);
        b.paint(wood).box(0, foot, 0, width, height - foot, depth);
        int doors = 1 + r.below(3);
        int front = Paint.times(wood, r.between(0.7, 1.3));
        boolean drawers = r.chance(0.35);
        double low = drawers ? 0.3 * height : foot + 0.02;
        for (int i = 0; i < doors; i++) {
            double door = width / doors;
            double x = (i + 0.5) * door - width / 2;
            b.paint(front).box(x, low, depth / 2, door * 0.92, height - low - 0.03, 0.03);
            b.paint(Paint.times(wood, 0.3)).box(x + door * 0.36, height * 0.55, depth / 2 + 0.03, 0.03, 0.14, 0.03);
        }
        if (drawers) {
            b.paint(front).box(0, foot + 0.02, depth / 2, width * 0.95, 0.3 * height - foot - 0.05, 0.03);
        }
        b.paint(Paint.times(wood, 0.5));
        legs(b, r, width * 0.92, depth * 0.88, foot, 0.025);
    }

    static void monitor(MeshBuilder b, KeyedRandom r) {
        double width = r.between(0.5, 1.2);
        double height = width * r.between(0.5, 0.72);
        double lift = r.between(0.06, 0.22);
        int shell = Paint.muted(r, 0.15, 0.9);
        b.paint(shell).box(0, lift, 0, width, height, 0.04);
        b.paint(Paint.muted(r, 0.1, 0.7)).box(0, lift + 0.03, 0.02, width - 0.05, height - 0.06, 0.01);
        b.paint(shell).box(0, lift + height * 0.25, -0.05, width * 0.4, height * 0.5, r.between(0.04, 0.15));
        if (r.chance(0.7)) {
            b.box(0, 0, -0.03, 0.08, lift + 0.1, 0.04).box(0, 0, 0, width * r.between(0.3, 0.5), 0.02, 0.22);
        } else {
            for (int side = -1; side <= 1; side += 2) {
                b.box(side * width * 0.35, 0, 0, 0.03, lift, 0.2);
            }
        }
    }

    /** Four legs at the corners of a rectangle, round or square. */
    private static void legs(MeshBuilder b, KeyedRandom r, double width, double depth, double height, double half) {
        boolean round = r.chance(0.5);
        double taper = r.between(0.6, 1);
        for (int corner = 0; corner < 4; corner++) {
            double x = ((corner & 1) - 0.5) * width;
            double z = ((corner >> 1) - 0.5) * depth;
            if (round) {
                b.frustum(at(x, 0, z), half * taper, half, height);
            } else {
                b.box(x, 0, z, 2 * half, height, 2 * half);
            }
        }
    }

    private static double[] at(double x, double y, double z) {
        return new double[] {x, y, z};
    }
}
