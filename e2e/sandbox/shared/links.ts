const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * An address as the asker can reach it. A phone that opened the shop by the machine's address in the local network
 * cannot follow a link to 127.0.0.1, so loopback hosts give way to the host that was asked for.
 */
export const followHost = (address: string, hostHeader: string | undefined): string => {
  const url = new URL(address);
  const asked = /^([A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(:\d+)?$/.exec(hostHeader ?? "")?.[1];
  if (asked && LOOPBACK.test(url.hostname)) url.hostname = asked;
  return url.href.replace(/\/$/, "");
};
