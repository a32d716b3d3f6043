package io.splitnets.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Where a result comes from: enough to get the same bytes again. It holds nothing that changes between two equal runs,
 * so no date and no host.
 *
 * @param product name and version of the program
 * @param commit commit it was built from, with {@code -dirty} where the tree had changes
 * @param javaVersion version of the Java runtime
 * @param seed root of all random numbers
 * @param effective the file that was run, defaults filled in
 * @param inputs SHA-256 of each input by its name
 */
public record Provenance(
        String product, String commit, String javaVersion, long seed, String effective, Map<String, String> inputs) {
    /** Copies the map, sorted by name, so that its order never shows in a result. */
    public Provenance {
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
    }

    /** The provenance of a run of this program on {@code effective} and {@code inputs}. */
    public static Provenance of(long seed, String effective, Map<String, String> inputs) {
        return new Provenance(
                "splitnets " + version(),
                System.getProperty("splitnets.commit", "unknown"),
                System.getProperty("java.version", "unknown"),
                seed,
                effective,
                inputs);
    }

    /** Version of the product. */
    public static String version() {
        try (InputStream stream = Provenance.class.getResourceAsStream("product.properties")) {
            Properties properties = new Properties();
            if (stream != null) {
                properties.load(stream);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a tree for JSON. */
    public Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("product", product);
        tree.put("commit", commit);
        tree.put("java", javaVersion);
        tree.put("seed", seed);
        tree.put("effective_sha256", sha256(effective.getBytes(StandardCharsets.UTF_8)));
        tree.put("inputs_sha256", inputs);
        tree.put("effective", effective);
        return tree;
    }

    /** SHA-256 of a file's content, in hex. */
    public static String sha256(Path file) {
        try {
            return sha256(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SHA-256 of {@code bytes}, in hex. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
