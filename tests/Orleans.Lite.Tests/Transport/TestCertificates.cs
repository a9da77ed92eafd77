using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Orleans.Lite.Tests.Transport;

/// <summary>Certificates that are made for a test and never leave it.</summary>
internal static class TestCertificates
{
    public static X509Certificate2 SelfSigned(string name) => Request(name, out _).CreateSelfSigned(Yesterday(), Yesterday().AddDays(9));

    public static X509Certificate2 Authority(string name)
    {
        var request = Request(name, out _);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(Yesterday(), Yesterday().AddDays(9));
    }

    public static X509Certificate2 Signed(string name, X509Certificate2 authority)
    {
        var request = Request(name, out var key);
        using var bare = request.Create(authority, Yesterday(), Yesterday().AddDays(8), RandomNumberGenerator.GetBytes(8));
        return bare.CopyWithPrivateKey(key);
    }

    private static CertificateRequest Request(string name, out ECDsa key)
    {
        key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
    }

    private static DateTimeOffset Yesterday() => TimeProvider.System.GetUtcNow().AddDays(-1);
}
