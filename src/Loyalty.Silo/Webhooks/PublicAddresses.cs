using System.Net;
using System.Net.Sockets;

namespace Loyalty.Silo.Webhooks;

/// <summary>Tells addresses of the public internet from those of this machine, of the networks around it, and of nobody.</summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] Others =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    private static readonly (IPNetwork Network, int Place)[] Embedding =
        [(IPNetwork.Parse("64:ff9b::/96"), 12), (IPNetwork.Parse("64:ff9b:1::/48"), 12), (IPNetwork.Parse("2002::/16"), 2)];

    /// <summary>Whether an address is one of the public internet; where one is embedded in another, both are.</summary>
    public static bool Contain(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (Others.Any(network => network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain)))
        {
            return false;
        }

        foreach (var (network, place) in plain.AddressFamily == AddressFamily.InterNetworkV6 ? Embedding : [])
        {
            if (network.Contains(plain))
            {
                return Contain(new IPAddress(plain.GetAddressBytes().AsSpan(place, 4)));
            }
        }

        return true;
    }
}
