package io.github.bcdacamel.tables.format;

import io.airlift.compress.zstd.ZstdCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Compresses pages by Zstandard in Java. Parquet's own way needs Hadoop's classes, and a native library that is unpacked into the
 * temporary folder, which must not hold programs in a container.
 */
final class ZstdPages implements BytesInputCompressor {

    private final ZstdCompressor zstd = new ZstdCompressor();
    private final Plain plain = new Plain();
    private byte[] compressed = new byte[1024];

    /** A page as it was, in an array that is used again. */
    private static final class Plain extends ByteArrayOutputStream {
        byte[] bytes() {
            return buf;
        }
    }

    @Override
    public BytesInput compress(BytesInput page) throws IOException {
        plain.reset();
        page.writeAllTo(plain);
        int most = zstd.maxCompressedLength(plain.size());
        if (compressed.length < most) {
            compressed = new byte[most];
        }
        int size = zstd.compress(plain.bytes(), 0, plain.size(), compressed, 0, compressed.length);
        return BytesInput.from(Arrays.copyOf(compressed, size));
    }

    @Override
    public CompressionCodecName getCodecName() {
        return CompressionCodecName.ZSTD;
    }

    @Override
    public void release() {
        // Goes with the object.
    }
}
