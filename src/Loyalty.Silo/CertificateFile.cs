using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Loyalty.Silo;

/// <summary>The certificates by which the processes of a cluster know each other, read from their files.</summary>
internal static class CertificateFile
{
    /// <summary>What is wrong with the files; null where nothing is.</summary>
    public static string? Fault(SiloOptions options)
    {
        if (options.Certificate is null)
        {
            return options.Authorities is null ? null : "Loyalty:Authorities sign certificates: set Loyalty:Certificate as well.";
        }

        try
        {
            using var certificate = Read(options)!;
            if (!certificate.HasPrivateKey)
            {
                return $"Loyalty:Certificate, {options.Certificate}, has no private key.";
            }
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return $"Loyalty:Certificate is a PKCS #12 file that Loyalty:CertificatePassword opens; {options.Certificate} is not: {failure.Message}";
        }

        try
        {
            return options.Authorities is not null && ReadAuthorities(options).Count == 0
                ? $"Loyalty:Authorities, {options.Authorities}, has no certificate in it."
                : null;
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return $"Loyalty:Authorities is a PEM file of certificates; {options.Authorities} is not: {failure.Message}";
        }
    }

    public static X509Certificate2? Read(SiloOptions options) =>
        options.Certificate is { } file ? X509CertificateLoader.LoadPkcs12FromFile(file, options.CertificatePassword) : null;

    public static X509Certificate2Collection ReadAuthorities(SiloOptions options)
    {
        var authorities = new X509Certificate2Collection();
        if (options.Authorities is { } file)
        {
            authorities.ImportFromPemFile(file);
        }

        return authorities;
    }
}
