package io.splitnets.nas.dataset;

/** Makers of things that are mostly turned: lamps, vessels, plants. */
final class TurnedObjects {
    private static final double[] ORIGIN = {0, 0, 0};

    private TurnedObjects() {}

    static void lamp(MeshBuilder b, KeyedRandom r) {
        double height = r.between(0.4, 1.5);
        double base = height * r.between(0.12, 0.2);
        double shade = height * r.between(0.14, 0.3);
        double shadeHeight = height * r.between(0.18, 0.35);
        int metal = Paint.muted(r, 0.2, 0.9);
        b.paint(metal).frustum(ORIGIN, base, base * r.between(0.6, 1), height * 0.04);
        if (r.chance(0.35)) {
            b.ball(ORIGIN, base * r.between(0.5, 0.9), height * r.between(0.3, 0.55));
        }
        b.frustum(ORIGIN, height * 0.018, height * 0.018, height);
        double bottom = height - shadeHeight * 0.7;
        b.paint(Paint.any(r));
        if (r.chance(0.2)) {
            b.ball(at(bottom), shade * 0.8, shade * 1.6);
        } else {
            double top = shade * r.between(0.35, 0.95);
            b.lathe(at(bottom), new double[] {shade, top}, new double[] {0, shadeHeight});
        }
    }

    static void mug(MeshBuilder b, KeyedRandom r) {
        double radius = r.between(0.035, 0.05);
        double height = r.between(0.07, 0.12);
        double flare = r.between(0.85, 1.15);
        double wall = 0.88;
        int glaze = Paint.any(r);
        b.paint(glaze);
        b.lathe(
                ORIGIN,
                new double[] {0, radius, radius * flare, radius * flare * wall, radius * wall, 0},
                new double[] {0, 0, height, height, height * 0.1, height * 0.1});
        if (r.chance(0.4)) {
            b.paint(Paint.any(r));
            double fill = height * r.between(0.6, 0.9);
            b.lathe(at(fill), new double[] {radius * wall * 0.97, 0}, new double[] {0, 0});
        }
        b.paint(r.chance(0.8) ? glaze : Paint.any(r));
        double grip = height * r.between(0.26, 0.36);
        double x = radius * (1 + flare) / 2 * 0.97;
        b.arc(new double[] {x, height * 0.52}, grip, height * 0.1, -90, 90);
    }

    static void bottle(MeshBuilder b, KeyedRandom r) {
        double radius = r.between(0.03, 0.055);
        double body = r.between(0.1, 0.2);
        double shoulder = r.between(0.02, 0.07);
        double neck = radius * r.between(0.3, 0.5);
        double neckHeight = r.between(0.03, 0.1);
        double top = body + shoulder + neckHeight;
        b.paint(Paint.any(r));
        b.lathe(
                ORIGIN,
                new double[] {0, radius * 0.92, radius, radius, (radius + neck) * 0.55, neck, neck, 0},
                new double[] {0, 0, 0.01, body, body + shoulder * 0.6, body + shoulder, top, top});
        if (r.chance(0.6)) {
            b.paint(Paint.any(r));
            double low = body * r.between(0.15, 0.4);
            double label = radius * 1.015;
            b.lathe(at(low), new double[] {label, label}, new double[] {0, body * r.between(0.3, 0.55)});
        }
        b.paint(Paint.any(r)).frustum(at(top), neck * 1.15, neck * 1.15, r.between(0.008, 0.02));
    }

    static void plant(MeshBuilder b, KeyedRandom r) {
        double pot = r.between(0.08, 0.14);
        double height = pot * r.between(1, 2.2);
        b.paint(Paint.any(r)).frustum(ORIGIN, pot * r.between(0.6, 0.95), pot, height);
        b.paint(0x4a3424).frustum(at(height), pot * 0.9, pot * 0.9, 0.002);
        int kind = r.below(3);
        if (kind == 0) {
            leaves(b, r, height, pot);
        } else if (kind == 1) {
            double crown = pot * r.between(1, 1.7);
            b.paint(Paint.leaf(r)).frustum(at(height), pot * 0.1, pot * 0.08, crown);
            bush(b, r, height + crown * 0.5, crown);
        } else {
            bush(b, r, height * 0.9, pot * r.between(0.8, 1.2));
        }
        b.place(Transforms.identity());
    }

    private static void leaves(MeshBuilder b, KeyedRandom r, double height, double pot) {
        int count = 6 + r.below(7);
        double length = pot * r.between(1.5, 3.5);
        for (int i = 0; i < count; i++) {
            double lean = -r.between(5, 55);
            b.paint(Paint.leaf(r));
            b.place(Transforms.chain(
                    Transforms.translation(0, height, 0), Transforms.turnY(r.between(0, 360)), Transforms.turnZ(lean)));
            b.box(0, 0, 0, 0.008, length * r.between(0.6, 1), pot * r.between(0.2, 0.4));
        }
    }

    private static void bush(MeshBuilder b, KeyedRandom r, double height, double size) {
        int count = 3 + r.below(4);
        for (int i = 0; i < count; i++) {
            double ball = size * r.between(0.4, 0.75);
            double away = size * r.between(0, 0.55);
            b.paint(Paint.leaf(r));
            b.place(Transforms.chain(
                    Transforms.turnY(r.between(0, 360)),
                    Transforms.translation(away, height + size * r.between(0, 0.5), 0)));
            b.ball(ORIGIN, ball, ball * 2);
        }
    }

    private static double[] at(double y) {
        return new double[] {0, y, 0};
    }
}
