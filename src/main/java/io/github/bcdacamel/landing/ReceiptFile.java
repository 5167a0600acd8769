package io.github.bcdacamel.landing;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;

/** Writes {@code receipt.json} whole or not at all, the same bytes for the same receipt, and reads it again. */
public final class ReceiptFile {

    public static final String NAME = "receipt.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(instants())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ReceiptFile() {}

    public static Path write(Path folder, Receipt receipt) throws IOException {
        Path file = folder.resolve(NAME);
        try {
            DurableFiles.writeWhole(file, (JSON.writeValueAsString(receipt) + "\n").getBytes(StandardCharsets.UTF_8));
            return file;
        } catch (IOException e) {
            throw LandingException.at(file, e);
        }
    }

    /** Reads a receipt of this or an older form. */
    public static Receipt read(Path folder) throws IOException {
        return read(new FolderExportReader(folder));
    }

    /** The same, wherever the export was delivered. */
    public static Receipt read(ExportReader contents) throws IOException {
        String file = contents.place() + "/" + NAME;
        try (InputStream bytes = contents.open(NAME)) {
            Receipt receipt = JSON.readValue(bytes, Receipt.class);
            if (receipt == null
                    || receipt.schemaVersion() < 1
                    || receipt.schemaVersion() > Receipt.SCHEMA_VERSION
                    || receipt.files().stream().anyMatch(Objects::isNull)) {
                throw unreadable(file, null);
            }
            return receipt;
        } catch (JsonProcessingException | NullPointerException e) {
            throw unreadable(file, e);
        }
    }

    private static LandingException unreadable(String file, Exception cause) {
        return new LandingException(
                LandingException.Reason.FAILED,
                "%s is no receipt of form 1 to %d. It was changed, or a newer version wrote it. Nothing was touched."
                        .formatted(file, Receipt.SCHEMA_VERSION),
                cause);
    }

    private static SimpleModule instants() {
        SimpleModule module = new SimpleModule();
        module.addSerializer(Instant.class, new StdSerializer<Instant>(Instant.class) {
            @Override
            public void serialize(Instant instant, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeString(instant.toString());
            }
        });
        module.addDeserializer(Instant.class, new StdDeserializer<Instant>(Instant.class) {
            @Override
            public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
                try {
                    return Instant.parse(json.getText());
                } catch (DateTimeParseException e) {
                    throw context.weirdStringException(json.getText(), Instant.class, "not an instant");
                }
            }
        });
        return module;
    }
}
