// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Scores against losses whose Hessian is known. */
class GraspTest {

    private static final int A = 5;
    private static final int B = 3;
    private static final int N = A + B;

    private final Random random = new Random(5);
    private final double[][] hessian = symmetric();
    private final double[] linear = random.doubles(N, -1, 1).toArray();
    private final SortedMap<String, float[]> weights =
            split(random.doubles(N, -1, 1).toArray());

    /** {@code L = w'Hw/2 + b'w}: g = Hw + b, and the scores are w * H(Hw + b), over all matrices at once. */
    @Test
    void onAQuadraticTheScoresAreTheFormulas() {
        double[] w = joined(weights);
        double[] flow = times(gradient(w));
        double[] scores = joined(Grasp.scores(this::quadratic, weights));
        for (int i = 0; i < N; i++) {
            assertThat(scores[i]).as("" + i).isCloseTo(w[i] * flow[i], within(1e-4));
        }
    }

    /** Removing one weight moves |g|^2 by -2 w (Hg) + w^2 |H e|^2: the signs decide who stays. */
    @Test
    void keepsTheWeightWhoseLossSlowsTrainingDown() {
        double[] w = {1e-2, 1e-2, 1e-2, 1e-2, 1e-2, 1e-2, 1e-2, 1e-2};
        double[] scores = joined(Grasp.scores(this::quadratic, split(w)));
        double before = squared(gradient(w));
        int most = 0;
        int least = 0;
        double[] after = new double[N];
        for (int i = 0; i < N; i++) {
            double[] without = w.clone();
            without[i] = 0;
            after[i] = squared(gradient(without)) - before;
            most = scores[i] > scores[most] ? i : most;
            least = scores[i] < scores[least] ? i : least;
        }
        assertThat(scores[most]).isPositive();
        assertThat(after[most]).isNegative();
        assertThat(scores[least]).isNegative();
        assertThat(after[least]).isPositive();
    }

    /** {@code L = sum w^4 / 4}: g = w^3, H g = 3 w^2 w^3; the step is small enough for a curved Hessian. */
    @Test
    void onAQuarticTheErrorIsOfTheStepsSquare() {
        Gradients quartic = at -> {
            SortedMap<String, float[]> slopes = new TreeMap<>();
            at.forEach((name, values) -> {
                float[] cubes = values.clone();
                for (int i = 0; i < cubes.length; i++) {
                    cubes[i] = values[i] * values[i] * values[i];
                }
                slopes.put(name, cubes);
            });
            return slopes;
        };
        double[] w = joined(weights);
        double[] scores = joined(Grasp.scores(quartic, weights));
        for (int i = 0; i < N; i++) {
            assertThat(scores[i]).as("" + i).isCloseTo(3 * Math.pow(w[i], 6), within(1e-3));
        }
    }

    /** The step follows weights and gradient: a loss a million times as steep gives scores a billion times as large. */
    @Test
    void theStepFollowsTheScale() {
        Gradients steep = at -> {
            SortedMap<String, float[]> slopes = quadratic(at);
            slopes.values().forEach(values -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] *= 1e6f;
                }
            });
            return slopes;
        };
        double[] plain = joined(Grasp.scores(this::quadratic, weights));
        double[] scaled = joined(Grasp.scores(steep, weights));
        for (int i = 0; i < N; i++) {
            assertThat(scaled[i] / 1e12).as("" + i).isCloseTo(plain[i], within(1e-4));
        }
    }

    @Test
    void aFlatLossHasNoScores() {
        Gradients flat = at -> split(new double[N]);
        assertThat(squared(joined(Grasp.scores(flat, weights)))).isZero();
        assertThat(squared(joined(Grasp.scores(this::quadratic, split(new double[N])))))
                .isZero();
    }

    @Test
    void theWeightsAreLeftAlone() {
        double[] before = joined(weights);
        Grasp.scores(this::quadratic, weights);
        Snip.scores(this::quadratic, weights);
        assertThat(joined(weights)).isEqualTo(before);
    }

    @Test
    void snipIsTheProductsAbsoluteValue() {
        double[] w = joined(weights);
        double[] g = gradient(w);
        double[] scores = joined(Snip.scores(this::quadratic, weights));
        for (int i = 0; i < N; i++) {
            assertThat(scores[i]).isCloseTo(Math.abs(w[i] * g[i]), within(1e-5));
        }
    }

    private SortedMap<String, float[]> quadratic(SortedMap<String, float[]> at) {
        return split(gradient(joined(at)));
    }

    private double[] gradient(double[] w) {
        double[] slopes = times(w);
        for (int i = 0; i < N; i++) {
            slopes[i] += linear[i];
        }
        return slopes;
    }

    private double[] times(double[] vector) {
        double[] product = new double[N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                product[i] += hessian[i][j] * vector[j];
            }
        }
        return product;
    }

    private double[][] symmetric() {
        double[][] matrix = new double[N][N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = 2 * random.nextDouble() - 1;
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    private static double squared(double[] vector) {
        double sum = 0;
        for (double value : vector) {
            sum += value * value;
        }
        return sum;
    }

    private static SortedMap<String, float[]> split(double[] all) {
        SortedMap<String, float[]> matrices = new TreeMap<>();
        float[] a = new float[A];
        float[] b = new float[B];
        for (int i = 0; i < N; i++) {
            if (i < A) {
                a[i] = (float) all[i];
            } else {
                b[i - A] = (float) all[i];
            }
        }
        matrices.put("a", a);
        matrices.put("b", b);
        return matrices;
    }

    private static double[] joined(SortedMap<String, float[]> matrices) {
        double[] all = new double[N];
        int next = 0;
        for (float[] values : matrices.values()) {
            for (float value : values) {
                all[next++] = value;
            }
        }
        return all;
    }
}
