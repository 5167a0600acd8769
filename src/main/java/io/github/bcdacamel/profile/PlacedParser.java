package io.github.bcdacamel.profile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;

/**
 * Jackson's parser of bytes, which also tells where in the buffer it stands, and lets whoever has found the end of a text
 * move it there, so that no text is read twice.
 */
final class PlacedParser extends UTF8StreamJsonParser {

    private PlacedParser(
            IOContext context, int features, ByteQuadsCanonicalizer names, byte[] buffer, int from, int to) {
        super(context, features, null, null, names, buffer, from, to, 0, false);
    }

    /** Where a text begins, behind its quote, while it has not been read; where a number or a record's brace ends. */
    int place() {
        return _inputPtr;
    }

    /** Goes on behind the quote that ends the text. */
    void passText(int quote) {
        _inputPtr = quote + 1;
        _tokenIncomplete = false;
    }

    /** The number of the line that is being read, from 1. */
    int line() {
        return _currInputRow;
    }

    /** Makes such parsers, which share the names that they have met. For one thread. */
    static final class Factory extends JsonFactory {

        private static final long serialVersionUID = 1L;

        Factory() {
            super(new JsonFactoryBuilder().disable(Feature.INTERN_FIELD_NAMES));
        }

        PlacedParser parse(byte[] buffer, int from, int length) {
            IOContext context = _createContext(_createContentReference(buffer, from, length), true);
            return _createParser(buffer, from, length, context);
        }

        @Override
        protected PlacedParser _createParser(byte[] buffer, int from, int length, IOContext context) {
            ByteQuadsCanonicalizer names = _byteSymbolCanonicalizer.makeChild(_factoryFeatures);
            return new PlacedParser(context, _parserFeatures, names, buffer, from, from + length);
        }
    }
}
