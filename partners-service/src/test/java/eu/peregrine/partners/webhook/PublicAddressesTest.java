package eu.peregrine.partners.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::a00:1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "3fff::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "5f00::1"
            })
    void specialAddressesAreNotPublic(String address) throws UnknownHostException {
        assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "193.51.0.1",
                "223.255.255.255",
                "2001:660:3008::1",
                "2606:4700:4700::1111",
                "2a00:1450:4007::8"
            })
    void theNeighboursAreSo(String address) throws UnknownHostException {
        assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isTrue();
    }

    @Property
    void nothingThatTheJdkCallsLocalIsPublic(@ForAll @Size(4) byte[] v4, @ForAll @Size(16) byte[] v6)
            throws UnknownHostException {
        for (InetAddress address : new InetAddress[] {InetAddress.getByAddress(v4), InetAddress.getByAddress(v6)}) {
            if (address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || address.isLinkLocalAddress()
                    || address.isSiteLocalAddress()
                    || address.isMulticastAddress()) {
                assertThat(PublicAddresses.contain(address)).as("%s", address).isFalse();
            }
        }
    }

    @Property
    void noAddressOutsideOfGlobalUnicastIsPublic(@ForAll @Size(16) byte[] v6) throws UnknownHostException {
        v6[0] = (byte) (v6[0] & 0x1f | 0x40);
        assertThat(PublicAddresses.contain(InetAddress.getByAddress(v6))).isFalse();
    }

    @Property
    void anIpv4AddressIsTheSameInsideOfIpv6OrRefused(@ForAll @Size(4) byte[] v4) throws UnknownHostException {
        boolean alone = PublicAddresses.contain(InetAddress.getByAddress(v4));
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        System.arraycopy(v4, 0, mapped, 12, 4);
        assertThat(PublicAddresses.contain(InetAddress.getByAddress(mapped))).isEqualTo(alone);
        byte[] translated = new byte[16];
        translated[1] = 0x64;
        translated[2] = (byte) 0xff;
        translated[3] = (byte) 0x9b;
        System.arraycopy(v4, 0, translated, 12, 4);
        assertThat(PublicAddresses.contain(InetAddress.getByAddress(translated)))
                .isFalse();
        byte[] sixToFour = new byte[16];
        sixToFour[0] = 0x20;
        sixToFour[1] = 0x02;
        System.arraycopy(v4, 0, sixToFour, 2, 4);
        assertThat(PublicAddresses.contain(InetAddress.getByAddress(sixToFour))).isFalse();
    }

    @Property
    void aBlockHoldsWhatSharesItsBits(@ForAll @Size(4) byte[] first, @ForAll @Size(4) byte[] other)
            throws UnknownHostException {
        InetAddress base = InetAddress.getByAddress(first);
        for (int bits = 0; bits <= 32; bits++) {
            long mask = bits == 0 ? 0 : -1L << (32 - bits) & 0xffffffffL;
            boolean expected = (number(first) & mask) == (number(other) & mask);
            assertThat(new AddressBlock(base, bits).contains(InetAddress.getByAddress(other)))
                    .isEqualTo(expected);
        }
    }

    private static long number(byte[] address) {
        long number = 0;
        for (byte part : address) {
            number = number << 8 | part & 0xff;
        }
        return number;
    }
}
