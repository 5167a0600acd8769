package io.github.bcdacamel.export;

import io.github.bcdacamel.bcda.ResponseBodyReader;
import io.github.bcdacamel.landing.FileKind;
import io.github.bcdacamel.landing.Landing;
import io.github.bcdacamel.landing.PartialFile;
import io.github.bcdacamel.landing.ReceivedFile;
import io.github.bcdacamel.landing.ResponseHead;
import io.github.bcdacamel.ledger.ExportFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Headers;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes the response with a file to the landing. FileResponseGuard has checked its status before. */
public final class FileReceiver {

    private static final Logger LOG = LoggerFactory.getLogger("bcda");
    private static final Pattern TOTAL = Pattern.compile("bytes \\*/(\\d{1,18})");

    private final Landing landing;
    private final ByteCounter traffic;

    public FileReceiver(Landing landing, ByteCounter traffic) {
        this.landing = landing;
        this.traffic = traffic;
    }

    /** What an earlier attempt left, or a partial of no bytes; that too where the server does not continue files. */
    public PartialFile partial(@Variable("file") ExportFile file) throws IOException {
        PartialFile nothing = new PartialFile(0, null);
        return file.ranges() ? landing.partial(file.toLand()).orElse(nothing) : nothing;
    }

    /**
     * How many bytes more the next attempt can continue from than this one could; 0 where nothing was begun, and where the
     * disk does not say: it is asked after a failure, which must be weighed whatever the disk does.
     */
    public long gained(@Variable("file") ExportFile file, @Variable("partial") PartialFile before) {
        try {
            return file != null && before != null ? Math.max(0, partial(file).length() - before.length()) : 0;
        } catch (IOException | RuntimeException silent) {
            return 0;
        }
    }

    /** Takes a 200, a 206, or a 416 that says that all is here already. The connection is given up when it fails. */
    public ReceivedFile receive(
            @Variable("file") ExportFile file, @Headers Map<String, Object> headers, @Body InputStream body)
            throws IOException {
        int status = (Integer) headers.get("CamelHttpResponseCode");
        if (status == 416) {
            ResponseBodyReader.abort(body);
            return told(file, landing.completeFromPartial(file.toLand(), total(text(headers, "Content-Range"))));
        }
        String length = text(headers, "Content-Length");
        ResponseHead head = new ResponseHead(
                status,
                text(headers, "Content-Encoding"),
                length != null && length.matches("\\d{1,18}") ? Long.valueOf(length) : null,
                "chunked".equalsIgnoreCase(text(headers, "Transfer-Encoding")),
                text(headers, "Content-Range"),
                text(headers, "Last-Modified"),
                text(headers, "ETag"));
        try {
            return told(file, landing.receive(file.toLand(), head, traffic.counted(body)));
        } catch (IOException | RuntimeException failed) {
            // Closing would read the rest of the body first, and a trickle has no end.
            ResponseBodyReader.abort(body);
            throw failed;
        }
    }

    /** A wrong count refuses a file, unless it is one of errors: its text is worth more than its count. */
    private static ReceivedFile told(ExportFile file, ReceivedFile received) {
        Long count = file.toLand().count();
        if (file.kind() == FileKind.ERROR && count != null && count != received.lines()) {
            LOG.warn(
                    "Export {}/{}: the manifest counts {} for {}, which has {} lines; some servers count what was lost."
                            + " The file is accepted.",
                    file.feed(),
                    file.exportId(),
                    count,
                    file.name(),
                    received.lines());
        }
        return received;
    }

    private static long total(String contentRange) {
        Matcher total = TOTAL.matcher(Optional.ofNullable(contentRange).orElse(""));
        return total.matches() ? Long.parseLong(total.group(1)) : -1;
    }

    private static String text(Map<String, Object> headers, String name) {
        Object value = headers.get(name);
        return value == null ? null : value.toString();
    }
}
