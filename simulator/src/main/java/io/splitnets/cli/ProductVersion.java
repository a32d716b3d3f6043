package io.splitnets.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class ProductVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "splitnets " + io.splitnets.report.Provenance.version() + " (commit "
                    + System.getProperty("splitnets.commit", "unknown") + ", Java "
                    + System.getProperty("java.version") + ")"
        };
    }
}
