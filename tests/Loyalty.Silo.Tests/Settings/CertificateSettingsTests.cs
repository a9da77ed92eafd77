using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;

namespace Loyalty.Silo.Tests.Settings;

public sealed class CertificateSettingsTests : IDisposable
{
    private const string Password = "opens it";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("loyalty-certificates-");
    private readonly X509Certificate2 certificate = Make();

    public void Dispose()
    {
        certificate.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Cluster_of_several_machines_knows_itself_by_a_certificate_instead_of_a_secret()
    {
        var options = Read(("Certificate", Pkcs12()), ("CertificatePassword", Password), ("Authorities", Pem()));

        using var read = CertificateFile.Read(options);
        read!.HasPrivateKey.ShouldBeTrue();
        read.Thumbprint.ShouldBe(certificate.Thumbprint);
        CertificateFile.ReadAuthorities(options).ShouldHaveSingleItem().Thumbprint.ShouldBe(certificate.Thumbprint);
    }

    [Fact]
    public void Without_either_it_is_refused() => Fault().ShouldContain("Loyalty:ClusterSecret");

    [Fact]
    public void Certificate_that_is_not_there_is_told() =>
        Fault(("Certificate", Path.Combine(folder.FullName, "none.pfx"))).ShouldContain("none.pfx");

    [Fact]
    public void Certificate_that_the_password_does_not_open_is_told() =>
        Fault(("Certificate", Pkcs12()), ("CertificatePassword", "wrong")).ShouldContain("Loyalty:CertificatePassword");

    [Fact]
    public void Certificate_without_its_key_is_told() =>
        Fault(("Certificate", Written("bare.pfx", Bare()))).ShouldContain("private key");

    [Fact]
    public void Authorities_without_a_certificate_are_told() => Fault(("Authorities", Pem())).ShouldContain("set Loyalty:Certificate as well");

    [Fact]
    public void Authorities_that_are_none_are_told() =>
        Fault(("Certificate", Pkcs12()), ("CertificatePassword", Password), ("Authorities", Written("empty.pem", "nothing"u8.ToArray())))
            .ShouldContain("no certificate in it");

    private static string Fault(params (string Name, string Value)[] settings) =>
        Should.Throw<InvalidDataException>(() => Read(settings)).Message;

    private static SiloOptions Read(params (string Name, string Value)[] settings) => SettingsCheck.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(
        [
            new("Loyalty:Journal", Journals.Postgres),
            new("Loyalty:Connection", "Host=db"),
            new("Loyalty:AdvertisedAddress", "192.0.2.1"),
            .. settings.Select(setting => new KeyValuePair<string, string?>($"Loyalty:{setting.Name}", setting.Value)),
        ])
        .Build());

    private byte[] Bare()
    {
        using var bare = X509CertificateLoader.LoadCertificate(certificate.RawData);
        return bare.Export(X509ContentType.Pkcs12);
    }

    private string Pkcs12() => Written("cluster.pfx", certificate.Export(X509ContentType.Pkcs12, Password));

    private string Pem() => Written("authorities.pem", System.Text.Encoding.ASCII.GetBytes(certificate.ExportCertificatePem()));

    private string Written(string name, byte[] content)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private static X509Certificate2 Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=loyalty", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
    }
}
