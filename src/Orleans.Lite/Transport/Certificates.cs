using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Orleans.Lite.Transport;

/// <summary>
/// TLS in which both sides show a certificate. Names are not looked at: processes are known by addresses, and whoever has a
/// certificate of the cluster is one of it.
/// </summary>
internal static class Certificates
{
    public static SslClientAuthenticationOptions OfClient(X509Certificate2 own, X509Certificate2Collection authorities) => new()
    {
        ClientCertificateContext = SslStreamCertificateContext.Create(own, null, offline: true),
        RemoteCertificateValidationCallback = (_, shown, _, _) => IsTrusted(shown as X509Certificate2, own, authorities),
    };

    public static HttpsConnectionAdapterOptions OfServer(X509Certificate2 own, X509Certificate2Collection authorities) => new()
    {
        ServerCertificate = own,
        ClientCertificateMode = ClientCertificateMode.RequireCertificate,
        ClientCertificateValidation = (shown, _, _) => IsTrusted(shown, own, authorities),
    };

    private static bool IsTrusted(X509Certificate2? shown, X509Certificate2 own, X509Certificate2Collection authorities)
    {
        if (shown is null) return false;
        if (authorities.Count == 0) return shown.RawDataMemory.Span.SequenceEqual(own.RawDataMemory.Span);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(shown);
    }
}
