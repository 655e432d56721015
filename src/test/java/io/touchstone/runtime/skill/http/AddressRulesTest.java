package io.touchstone.runtime.skill.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {
  private static final AddressRules PUBLIC = new AddressRules(List.of());

  private static Optional<String> objection(AddressRules rules, String address)
      throws UnknownHostException {
    return rules.objection(InetAddress.getByName(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.0.0.1",
        "100.100.100.200",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "239.255.255.255",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::127.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::a00:1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::1",
        "2002:a9fe:a9fe::",
        "2600::5efe:10.0.0.1",
        "2600::200:5efe:10.0.0.1",
        "fd00:ec2::5efe:1.1.1.1",
        "fe80::200:5efe:1.1.1.1",
        "::ffff:0:127.0.0.1",
        "100::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void whatIsNotPublicIsRefused(String address) throws UnknownHostException {
    assertTrue(objection(PUBLIC, address).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "223.255.255.255",
        "::ffff:1.1.1.1",
        "64:ff9b::1.1.1.1",
        "2002:101:101::1",
        "2606:4700::1111",
        "2600::5efe:1.1.1.1"
      })
  void whatIsPublicIsAllowed(String address) throws UnknownHostException {
    assertEquals(Optional.empty(), objection(PUBLIC, address));
  }

  @Test
  void anAllowedNetworkIsAllowedAndNoMore() throws UnknownHostException {
    AddressRules rules = new AddressRules(List.of("127.0.0.0/31", "fd00::/8"));
    assertEquals(Optional.empty(), objection(rules, "127.0.0.1"));
    assertEquals(Optional.empty(), objection(rules, "fd12::1"));
    assertTrue(objection(rules, "127.0.0.2").isPresent());
    assertTrue(objection(rules, "fc00::1").isPresent());
  }

  @Test
  void whereTheCarriedAddressIsAllowedTheOtherMustStillBePublic() throws UnknownHostException {
    AddressRules rules = new AddressRules(List.of("10.0.0.0/8"));
    assertEquals(Optional.empty(), objection(rules, "64:ff9b::10.0.0.1"));
    assertEquals(Optional.empty(), objection(rules, "2600::5efe:10.0.0.1"));
    assertTrue(objection(rules, "fe80::5efe:10.0.0.1").isPresent());
  }

  @Test
  void theCarriedAddressIsNamed() throws UnknownHostException {
    assertEquals(
        "64:ff9b:0:0:0:0:7f00:1 stands for 127.0.0.1, and is not an address of the public internet",
        objection(PUBLIC, "64:ff9b::127.0.0.1").orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "10.0.0.0/33",
        "10.0.0.1/8",
        "10/8",
        "::/129",
        "fd00::/-1",
        "1.1.1.1/"
      })
  void whatIsNoNetworkIsRefused(String text) {
    assertThrows(
        IllegalArgumentException.class, () -> HttpCallSettings.DEFAULT.withAllowedNetworks(text));
  }
}
