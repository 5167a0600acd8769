package io.github.bcdacamel.landing;

import io.github.bcdacamel.failures.SecretMask;

/** What of an address may be written down. A query may be a signature and user info a password, so neither is kept. */
final class AddressRedactor {

    private AddressRedactor() {}

    static String withoutSecrets(String address) {
        return address == null
                ? null
                : SecretMask.mask(address.replaceFirst("(?s)[?#].*", "").replaceFirst("^([^/]*//)[^/]*@", "$1"));
    }
}
