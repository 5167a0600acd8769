package io.github.bcdacamel.landing;

/** What of an address may be written down. A query may be a signature and user info a password, so neither is kept. */
final class AddressRedactor {

    private AddressRedactor() {}

    static String withoutSecrets(String address) {
        if (address == null) {
            return null;
        }
        String path = address.split("[?#]", 2)[0];
        int authority = path.indexOf("//") + 2;
        int end = authority < 2 ? -1 : path.indexOf('/', authority);
        int at = authority < 2 ? -1 : path.lastIndexOf('@', end < 0 ? path.length() : end);
        return at < authority ? path : path.substring(0, authority) + path.substring(at + 1);
    }
}
