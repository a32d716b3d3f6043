package io.splitnets.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * A page in one file that needs nothing else: no script, no picture, no font, no connection. Its content security
 * policy forbids everything but its own style sheet, named by its hash.
 *
 * <p>Marks are coloured by the classes {@code c1} to {@code c8} (fill) and {@code s1} to {@code s8} (stroke): the palette
 * of Okabe and Ito (Color Universal Design, 2008), which readers with any kind of colour vision can tell apart.
 */
public final class HtmlPage {
    private static final List<String> PALETTE =
            List.of("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#8A8F98");

    private static final String SHEET = """
            :root{--ink:#1b1f24;--soft:#59616b;--page:#ffffff;--panel:#f5f6f8;--rule:#d5d9de;--accent:#0072B2}
            @media (prefers-color-scheme:dark){:root{--ink:#e8eaed;--soft:#a4abb5;--page:#14171b;--panel:#1e2228;\
            --rule:#3a4049;--accent:#56B4E9}}
            *{box-sizing:border-box}
            html{color-scheme:light dark}
            body{margin:0 auto;padding:24px 20px 60px;max-width:1080px;background:var(--page);color:var(--ink);\
            font:15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
            h1{font-size:24px;margin:0 0 4px}
            h2{font-size:18px;margin:36px 0 8px}
            p{margin:6px 0}
            .soft{color:var(--soft);font-size:13.5px}
            .verdict{background:var(--panel);border-left:4px solid var(--accent);padding:10px 16px;margin:14px 0}
            .verdict p:first-child{font-size:17px}
            .warning{border-left:4px solid #D55E00;background:var(--panel);padding:8px 16px;margin:14px 0;font-weight:600}
            .scroll{overflow-x:auto}
            table{border-collapse:collapse;font-size:13px;font-variant-numeric:tabular-nums;margin:8px 0}
            caption{text-align:left;color:var(--soft);padding:4px 0}
            th,td{padding:3px 8px;border-bottom:1px solid var(--rule);text-align:left;vertical-align:top;\
            overflow-wrap:normal}
            th{font-weight:600}
            thead th{vertical-align:bottom}
            .n{text-align:right;white-space:nowrap}
            .n span{display:block;color:var(--soft);font-size:11.5px;font-weight:400}
            td:not(.n):nth-child(2){min-width:170px;overflow-wrap:anywhere}
            tr.picked{background:var(--panel);font-weight:600}
            details{margin:6px 0}
            summary{cursor:pointer;color:var(--soft);font-size:13.5px}
            pre{background:var(--panel);padding:10px 12px;overflow-x:auto;font-size:12.5px;line-height:1.4}
            code{font-size:13px}
            svg{display:block;width:100%;height:auto;margin:8px 0;font-family:system-ui,sans-serif}
            svg text{fill:var(--ink);font-size:12px}
            svg .tick{fill:var(--soft)}
            svg .small{font-size:10.5px}
            svg .strong{font-weight:700}
            svg .middle{text-anchor:middle}
            svg .end{text-anchor:end}
            svg .halo{paint-order:stroke;stroke:var(--page);stroke-width:3px;stroke-linejoin:round}
            svg .inside{fill:#000000}
            svg .onblue{fill:#ffffff}
            svg .grid{stroke:var(--rule);stroke-width:1}
            svg .axis{stroke:var(--soft);stroke-width:1}
            svg .leader{stroke:var(--soft);stroke-width:.75}
            svg .hollow{fill:var(--page)}
            svg .front{fill:var(--accent)}
            svg .trend{fill:none;stroke:var(--accent);stroke-width:1.8}
            svg .faint{fill:none;stroke:var(--soft);stroke-width:1;opacity:.45}
            svg .outline{fill:none;stroke-width:1.8}
            svg .ring{fill:none;stroke:var(--ink);stroke-width:1.8}
            svg .waiting{fill:var(--soft);opacity:.55}
            svg .band{fill:var(--panel)}
            svg .edge{stroke:var(--page);stroke-width:1}
            @media print{body{max-width:none;padding:0;font-size:11px}section{break-inside:avoid}\
            section.flow{break-inside:auto}.scroll{overflow:visible}pre{white-space:pre-wrap}}
            """;

    private final String title;
    private final Markup body = Markup.of("body");

    /** An empty page. */
    public HtmlPage(String title) {
        this.title = title;
    }

    /** Adds an element at the end. */
    public HtmlPage add(Markup element) {
        body.add(element);
        return this;
    }

    /** The page as text. */
    public String text() {
        String sheet = sheet();
        String policy =
                "default-src 'none'; style-src 'sha256-" + hash(sheet) + "'; base-uri 'none'; form-action 'none'";
        Markup head = Markup.of("head")
                .add(Markup.of("meta").with("charset", "utf-8"))
                .add(Markup.of("meta")
                        .with("http-equiv", "Content-Security-Policy")
                        .with("content", policy))
                .add(Markup.of("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"))
                .add(Markup.of("meta").with("name", "referrer").with("content", "no-referrer"))
                .add(Markup.of("title", title))
                .add(Markup.of("style", sheet));
        return "<!DOCTYPE html>\n"
                + Markup.of("html").with("lang", "en").add(head).add(body) + "\n";
    }

    /** Style sheets are not escaped in HTML, so it must hold nothing that would be. */
    private static String sheet() {
        StringBuilder sheet = new StringBuilder(SHEET);
        for (int i = 0; i < PALETTE.size(); i++) {
            String colour = PALETTE.get(i);
            sheet.append("svg .c").append(i + 1).append("{fill:").append(colour).append("}\n");
            sheet.append("svg .s")
                    .append(i + 1)
                    .append("{stroke:")
                    .append(colour)
                    .append("}\n");
        }
        return sheet.toString();
    }

    private static String hash(String sheet) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(sheet.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
