package io.touchstone.runtime.skill.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. */
interface HostResolver {
  /** As the machine is set up to find them. */
  HostResolver OF_THE_MACHINE = host -> List.of(InetAddress.getAllByName(host));

  /** At least one, the one to try first at the front. */
  List<InetAddress> resolve(String host) throws UnknownHostException;
}
