package io.touchstone.runtime.skill.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which addresses may be connected to: those of the public internet, and the networks that are
 * allowed beside. An IPv6 address that carries an IPv4 address is judged by that one (mapped,
 * NAT64, 6to4), or by both (ISATAP, where a private network may hold the public address).
 */
final class AddressRules {
  /** What is not on the public internet, by the registries of special-purpose addresses. */
  private static final List<Network> FORBIDDEN =
      networks(
          "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12"
              + " 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15"
              + " 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4"
              // Metadata of a cloud at an address that looks public.
              + " 168.63.129.16"
              + " 2001::/23 2001:db8::/32 3fff::/20");

  /** All that is public in IPv6; loopback, link-local, unique-local and multicast lie outside. */
  private static final Network GLOBAL = Network.of("2000::/3");

  private static final Network NAT64 = Network.of("64:ff9b::/96");
  private static final Network SIX_TO_FOUR = Network.of("2002::/16");

  private final List<Network> allowed;

  AddressRules(List<String> allowed) {
    this.allowed = allowed.stream().map(Network::of).toList();
  }

  /** Why the address may not be connected to; empty where it may. */
  Optional<String> objection(InetAddress address) {
    InetAddress carried = carried(address);
    boolean permitted =
        isAllowed(address)
            || (isTranslated(address) || isPublic(address))
                && (isPublic(carried) || isAllowed(carried));
    return permitted
        ? Optional.empty()
        : Optional.of(
            address.getHostAddress()
                + (carried.equals(address)
                    ? ""
                    : " stands for " + carried.getHostAddress() + ", and")
                + " is not an address of the public internet");
  }

  private boolean isAllowed(InetAddress address) {
    return allowed.stream().anyMatch(each -> each.contains(address));
  }

  /** Whether it is but a way to write the address inside. */
  private static boolean isTranslated(InetAddress address) {
    return NAT64.contains(address) || SIX_TO_FOUR.contains(address);
  }

  private static boolean isPublic(InetAddress address) {
    boolean global = address.getAddress().length == 4 || GLOBAL.contains(address);
    return global && FORBIDDEN.stream().noneMatch(each -> each.contains(address));
  }

  /** The IPv4 address inside, or the address itself; Java has unwrapped mapped ones already. */
  private static InetAddress carried(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (NAT64.contains(address)) {
      return ipv4(bytes, 12);
    }
    if (SIX_TO_FOUR.contains(address)) {
      return ipv4(bytes, 2);
    }
    return isIsatap(bytes) ? ipv4(bytes, 12) : address;
  }

  private static boolean isIsatap(byte[] bytes) {
    return bytes.length == 16
        && (bytes[8] & 0xfd) == 0
        && bytes[9] == 0
        && bytes[10] == 0x5e
        && (bytes[11] & 0xff) == 0xfe;
  }

  private static InetAddress ipv4(byte[] bytes, int from) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private static List<Network> networks(String text) {
    return Stream.of(text.split(" ")).map(Network::of).toList();
  }
}
