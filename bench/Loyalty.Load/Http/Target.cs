using System.Net;

namespace Loyalty.Load.Http;

/// <summary>The server under load and the key it is asked with.</summary>
internal sealed record Target(Uri Address, string Key)
{
    /// <summary>The address to connect to.</summary>
    public EndPoint EndPoint => new IPEndPoint(Address.HostNameType == UriHostNameType.Dns ? IPAddress.Loopback
        : IPAddress.Parse(Address.Host), Address.Port);

    /// <summary>Reads an address.</summary>
    /// <exception cref="ArgumentException">It is not plain HTTP on this machine: the load stays on the loopback.</exception>
    public static Target Parse(string url, string key)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttp || !address.IsLoopback)
            throw new ArgumentException($"{url} is not an http:// address of this machine.");
        return new Target(address, key);
    }
}
